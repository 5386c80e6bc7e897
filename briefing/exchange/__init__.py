"""Other formats, one a file.

An export makes files of a corpus that stand beside the pages of a site. They are made in the order of `EXPORTERS`.
"""

from briefing.exchange.atom import export_atom
from briefing.exchange.bibtex import export_bibtex
from briefing.exchange.briefing_json import export_briefing_json
from briefing.exchange.csl_json import export_csl_json
from briefing.exchange.exported import ExportedFile, Exporter, Site, check_authority
from briefing.exchange.icalendar import export_icalendar
from briefing.exchange.images import export_images
from briefing.exchange.json_feed import export_json_feed
from briefing.exchange.json_ld import export_json_ld
from briefing.exchange.matrix_csv import export_matrix_csv
from briefing.exchange.plain_citation import export_plain
from briefing.exchange.preview_png import export_preview_png

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
)
"""Every export, in the order in which they are made."""

__all__ = ["EXPORTERS", "ExportedFile", "Exporter", "Site", "check_authority"]
