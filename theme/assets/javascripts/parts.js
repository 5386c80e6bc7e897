// A list that grew too long for its page is cut into parts, and its page became their index. An address that was shared
// before leads to the index, or to a part from which its entry has moved on; from there this leads to the entry.

function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const entry = document.getElementById(id);
  const link = entry
    ? entry.matches("[data-parts='index'] :is(li, span)") && entry.querySelector("a")
    : document.querySelector("[data-parts='up'] a");
  if (link) location.replace(entry ? link.href : `${link.href}#${id}`);
}

addEventListener("hashchange", follow);
document$.subscribe(follow);
