"""Other formats, one a file.

An export makes files of the briefings of a corpus that stand beside their pages. They are made in the order of
`EXPORTERS`. What gathers briefings, such as the feed of the site, is made of what is known of each.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefing.exchange.atom import export_atom, export_shared_atom
from briefing.exchange.bibtex import export_bibtex
from briefing.exchange.briefing_json import export_briefing_json, export_data_schema
from briefing.exchange.csl_json import export_csl_json
from briefing.exchange.exported import ExportedFile, Exporter, Site, check_authority
from briefing.exchange.feed import Followed
from briefing.exchange.icalendar import Appointment, export_icalendar, export_shared_icalendar
from briefing.exchange.images import export_images
from briefing.exchange.json_feed import export_json_feed, export_shared_json_feed
from briefing.exchange.json_ld import export_json_ld
from briefing.exchange.matrix_csv import export_matrix_csv
from briefing.exchange.plain_citation import export_plain
from briefing.exchange.preview_png import export_preview_png
from briefing.exchange.revision_steps import export_revision_steps

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("matrix-csv", export_matrix_csv),
    Exporter("plain-citation", export_plain),
    Exporter("bibtex", export_bibtex),
    Exporter("csl-json", export_csl_json),
    Exporter("atom", export_atom),
    Exporter("json-feed", export_json_feed),
    Exporter("icalendar", export_icalendar),
    Exporter("briefing-json", export_briefing_json),
    Exporter("json-ld", export_json_ld),
    Exporter("preview-png", export_preview_png),
    Exporter("images", export_images),
    Exporter("revision-steps", export_revision_steps),
)
"""Every export, in the order in which they are made."""


class Gatherable(Followed, Protocol):
    """What must be known of a briefing for the files that gather several."""

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """Its dates."""
        ...


def export_shared(gathered: Sequence[Gatherable], site: Site) -> Iterator[ExportedFile]:
    """The files that no briefing has to itself: feeds of the site and of topics, its calendar, the data's schema."""
    yield from export_shared_atom(gathered, site)
    yield from export_shared_json_feed(gathered, site)
    yield from export_shared_icalendar([one for each in gathered for one in each.appointments], site)
    if gathered:
        yield from export_data_schema()


__all__ = ["EXPORTERS", "ExportedFile", "Exporter", "Site", "check_authority", "export_shared"]
