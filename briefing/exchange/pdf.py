"""A briefing as PDF: tagged, with outline and links, set by Typst where that is installed.

The file is PDF/UA-1 (ISO 14289-1). That standard forbids characters for which there is no glyph; where the fonts of
the machine lack some, the file is tagged all the same, but does not claim to conform. docs/decisions has the reasons.
"""

import importlib
import importlib.util

from briefing.exchange.typst_text import format_typst
from briefing.exchange.whole import Whole


def can_make_pdf() -> bool:
    """Whether the library that sets PDFs is installed."""
    return importlib.util.find_spec("typst") is not None


def format_pdf(whole: Whole) -> bytes:
    """The file. The same text and fonts give the same bytes. Raises ImportError without the library."""
    typst = importlib.import_module("typst")
    source = format_typst(whole).encode()
    try:
        made: bytes = typst.compile(source, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        made = typst.compile(source, format="pdf")
    return made
