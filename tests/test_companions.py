"""What goes with the built pages: their Markdown, their data, the list of all."""

import json
import posixpath
import re
import shutil
from html.parser import HTMLParser

from markdown import Markdown
from running import ROOT, run_mkdocs

LINK = re.compile(r'href="([^"#:]+\.md)(?:#[^"]*)?"')


def test_every_page_has_its_markdown_beside_it_and_names_it(site):
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html" or page.name.endswith("-briefing.html"):
            continue
        html = page.read_text(encoding="utf-8")
        found = re.findall(r'<link rel="alternate ?" type="text/markdown" title="Markdown" href="([^"]+)">', html)
        assert [(page.parent / href).resolve() for href in found] == [page.with_suffix(".md")]
        assert page.with_suffix(".md").is_file()


def test_links_between_the_markdown_files_work(site):
    missing = {}
    for file in sorted(site.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        html = Markdown(extensions=["tables", "md_in_html"]).convert(text.partition("\n---\n")[2] or text)
        missing[file.name] = [href for href in LINK.findall(html) if not (file.parent / href).is_file()]
    assert len(missing) > 50
    assert {name: found for name, found in missing.items() if found} == {}


def test_the_list_for_programs_leads_to_files_that_are_there(site):
    listed = re.findall(r"\]\(([^)]+)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(listed) > 50
    assert [uri for uri in listed if not (site / uri).is_file()] == []


def test_overviews_and_claims_say_what_they_are(site):
    folder = site / "briefings/korea-purl"
    for page in [folder / "index.html", *sorted(folder.glob("claims/*.html"))]:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))
        assert len(found) == 1
        described = json.loads(found[0])
        assert described == json.loads(page.with_suffix(".jsonld").read_text(encoding="utf-8"))
        assert posixpath.basename(described["@id"]) == page.name


class _Metas(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta" and "property" in given:
            self.found[given["property"]] = given["content"]


def metas_of(page):
    parser = _Metas()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.found


def test_without_a_public_address_previews_have_no_picture(site):
    found = metas_of(site / "briefings/korea-purl/index.html")
    assert found["og:title"] == "South Korea, PURL and Russia's warning"
    assert not {"og:image", "og:url"} & set(found)


def test_with_a_public_address_previews_are_complete_and_say_titles_as_they_are(tmp_path):
    project = tmp_path / "project"
    for part in ("content", "theme"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copy(ROOT / "mkdocs.yml", project)
    title = 'Fish & <b>"chips"</b></title><script>x</script>'
    file = project / "content/briefings/korea-purl/briefing.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub("^title: .*$", f"title: '{title}'", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    run = run_mkdocs(project, "build", SITE_URL="https://x.example/b/")
    assert run.returncode == 0, run.stderr
    found = metas_of(project / "site/briefings/korea-purl/index.html")
    assert found["og:title"] == title
    assert found["og:url"] == "https://x.example/b/briefings/korea-purl/index.html"
    assert found["og:image"] == "https://x.example/b/briefings/korea-purl/preview.png"
    assert (project / "site/briefings/korea-purl/preview.png").is_file()
    claim = metas_of(project / "site/briefings/korea-purl/claims/purl-began-2025.html")
    assert claim["og:image"] == found["og:image"]
    listed = (project / "site/llms.txt").read_text(encoding="utf-8")
    assert "(https://x.example/b/briefings/korea-purl/index.md)" in listed


def test_the_icons_are_the_sites_own(site):
    html = (site / "briefings/korea-purl/index.html").read_text(encoding="utf-8")
    icons = re.findall(r'<link rel="(?:icon|apple-touch-icon)" href="([^"]+)"', html)
    assert len(icons) == 3
    assert all((site / "briefings/korea-purl" / href).is_file() for href in icons)
