"""A briefing as PDF: tagged, with outline and links, set by Typst where that is installed.

The file is PDF/UA-1 (ISO 14289-1). That standard forbids characters for which there is no glyph; where the fonts at
hand lack some, the file is tagged all the same, but does not claim to conform. docs/decisions has the reasons.
"""

import importlib
import importlib.util
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.corpus import Story
from briefing.exchange.typst_text import format_typst
from briefing.exchange.whole import Whole

MOST_ENTRIES = 1200
"""Of how many entries a briefing may consist to be set as PDF: about 1,300 pages. Twice as many take minutes."""
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True, slots=True)
class Pdf:
    """The file, and what no font at hand has and it shows as boxes: of each stretch of text the first such letter."""

    content: bytes
    missing: str = ""

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of the missing characters, as Unicode names them: "HANGUL", "ARABIC"."""
        return tuple(sorted({unicodedata.name(one, "UNNAMED").partition(" ")[0] for one in self.missing}))


def can_make_pdf() -> bool:
    """Whether the library that sets PDFs is installed."""
    return importlib.util.find_spec("typst") is not None


def fits_pdf(story: Story) -> bool:
    """Whether a briefing is small enough to be set as PDF."""
    return sum(map(len, story.registries().values())) <= MOST_ENTRIES


def format_pdf(whole: Whole, fonts: Sequence[Path] = ()) -> Pdf:
    """The file, set in Typst's own fonts, those of the machine, and those in the given folders.

    The same text and fonts give the same bytes. Raises ImportError without the library.
    """
    typst = importlib.import_module("typst")
    source, folders = format_typst(whole).encode(), [str(folder) for folder in fonts]
    try:
        return Pdf(typst.compile(source, format="pdf", font_paths=folders, pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        missing = "".join(dict.fromkeys("".join(_LACKING.findall(str(error)))))
        return Pdf(typst.compile(source, format="pdf", font_paths=folders), missing)
