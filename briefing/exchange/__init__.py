"""Other formats, one a file.

An export makes files of a corpus that stand beside the pages of a site. They are made in the order of `EXPORTERS`.
"""

from briefing.exchange.bibtex import export_bibtex
from briefing.exchange.csl_json import export_csl_json
from briefing.exchange.exported import ExportedFile, Exporter
from briefing.exchange.matrix_csv import export_matrix_csv
from briefing.exchange.plain_citation import export_plain

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("matrix-csv", export_matrix_csv),
    Exporter("plain-citation", export_plain),
    Exporter("bibtex", export_bibtex),
    Exporter("csl-json", export_csl_json),
)
"""Every export, in the order in which they are made."""

__all__ = ["EXPORTERS", "ExportedFile", "Exporter"]
