"""A Markdown extension for explicit heading ids, `## Title {#an-id}`, and for nothing else.

Pandoc, Quarto and Hugo write ids this way too. Python-Markdown's own extension for them, `attr_list`, would also let
text set any attribute of any element; this one takes an id of small letters, digits and hyphens, at the end of a
heading, and leaves everything else as text.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
_BEFORE_TOC = 10
"""Below inline parsing (20), so that text in a code span or an escaped one is no id; above `toc` (5)."""


class HeadingIds(Extension):
    """Registers the treatment of heading ids with Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — the name is Python-Markdown's
        """Add the step between inline parsing and the table of contents."""
        md.treeprocessors.register(HeadingIdsStep(md), "heading-ids", _BEFORE_TOC)


class HeadingIdsStep(Treeprocessor):
    """Makes ids of the marks at the end of headings."""

    def run(self, root: Element) -> None:
        """Go through a page."""
        for heading in root.iter():
            if heading.tag in _HEADINGS:
                _move_id(heading)


def _move_id(heading: Element) -> None:
    last = heading[-1] if len(heading) else None
    text = heading.text if last is None else last.tail
    if text and (found := _ID.search(text)):
        heading.set("id", found[1])
        rest = text[: found.start()]
        if last is None:
            heading.text = rest
        else:
            last.tail = rest


def makeExtension(**options: Any) -> HeadingIds:  # noqa: N802 — the name is Python-Markdown's
    """Make the extension; Python-Markdown calls this when it is named in a configuration."""
    return HeadingIds(**options)
