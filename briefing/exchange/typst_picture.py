"""Drawings of a page as pictures of a PDF: complete in themselves, with their style, in colours for paper."""

import re
from copy import deepcopy
from functools import cache
from importlib.resources import files

from briefing.html_tree import Element, make_element, text_of, write_xml

_WIDEST, _HIGHEST = 470.0, 680.0
"""What fits on a page, in points; larger drawings are made smaller."""
_BAR_HEIGHT = 16.0
_VARIABLE = re.compile(r"var\((--[a-z]+)\)")
_DECLARED = re.compile(r"(--[a-z]+): (#[0-9a-f]{6});")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def picture(svg: Element) -> str:
    """A call of Typst that shows an SVG. Its title and description become the alternative text."""
    drawn = deepcopy(svg)
    told = [text for e in drawn.iter("title", "desc") if (text := text_of(e).strip())]
    alternative = drawn.get("aria-label") or ". ".join(told[:2]) or "Drawing"
    width, height = _size(drawn)
    for element in drawn.iter():
        element.tag = "g" if element.tag == "a" else element.tag
        for key in list(element.attrib):
            if key == "href" or key.startswith("aria-"):
                del element.attrib[key]
    drawn.attrib.update({"xmlns": "http://www.w3.org/2000/svg", "width": f"{width:g}", "height": f"{height:g}"})
    drawn.insert(0, make_element("style", _style()))
    scale = min(1.0, _WIDEST / width, _HIGHEST / height)
    text = f'"{_escaped(write_xml(drawn))}"'
    shown = f'"{_escaped(" ".join(alternative.split()))}"'
    size = f"width: {width * scale:.1f}pt, height: {height * scale:.1f}pt"
    return f'#image(bytes({text}), format: "svg", alt: {shown}, {size})'


def _size(svg: Element) -> tuple[float, float]:
    """The size in points. A drawing as wide as its column is a bar, which may be stretched."""
    given = [svg.get(name, "") for name in ("width", "height")]
    if all(_NUMBER.fullmatch(value) for value in given):
        return max(float(given[0]), 1.0), max(float(given[1]), 1.0)
    return _WIDEST, _BAR_HEIGHT


@cache
def _style() -> str:
    folder = files("briefing.exchange")
    colours = dict(reversed(_DECLARED.findall(folder.joinpath("single.css").read_text(encoding="utf-8"))))
    css = folder.joinpath("drawing.css").read_text(encoding="utf-8")
    return _VARIABLE.sub(lambda found: colours[found[1]], css).replace("svg ", "")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
