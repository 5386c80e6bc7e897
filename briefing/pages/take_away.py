"""What of a briefing can be carried off: its files, in the order in which most people want them."""

from dataclasses import dataclass

from briefing import urls
from briefing.pages.facts import Facts


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A file, what it is called, and what is in it."""

    label: str
    file: str
    holds: str


def view_take_away(facts: Facts) -> tuple[TakeAway, ...]:
    """List the files of a briefing."""
    slug = facts.story.slug
    return (
        TakeAway("JSON", urls.data_file(slug), "all data, with what it computes to"),
        TakeAway("CSV", urls.matrix_file(slug), "every claim against every source"),
        TakeAway("BibTeX", urls.bibliography_file(slug, "bib"), "the sources, for reference managers"),
        TakeAway("CSL-JSON", urls.bibliography_file(slug, "csl.json"), "the same, for citation processors"),
    )
