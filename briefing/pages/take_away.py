"""What of a briefing can be carried off: its files, in the order in which most people want them."""

from dataclasses import dataclass

from briefing import urls
from briefing.messages import _
from briefing.pages.facts import Facts


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A file, what it is called, and what is in it."""

    label: str
    file: str
    holds: str


_WHOLE = {
    "html": (_("One page"), _("the whole briefing as one HTML file, which needs nothing else")),
    "pdf": ("PDF", _("the same for paper and for reading later")),
}


def view_take_away(facts: Facts) -> tuple[TakeAway, ...]:
    """List the files of a briefing."""
    slug = facts.story.slug
    whole = (TakeAway(_WHOLE[form][0], urls.whole_file(slug, form), _WHOLE[form][1]) for form in facts.whole)
    return (
        *whole,
        TakeAway("JSON", urls.data_file(slug), _("all data, with what it computes to")),
        TakeAway("CSV", urls.matrix_file(slug), _("every claim against every source")),
        TakeAway("BibTeX", urls.bibliography_file(slug, "bib"), _("the sources, for reference managers")),
        TakeAway("CSL-JSON", urls.bibliography_file(slug, "csl.json"), _("the same, for citation processors")),
    )
