"""HTML of finished pages as trees of lxml, which can be read, changed and written again.

libxml2 splits a text into tags as browsers do (HTML standard, section 13.2.5), and closes what nobody closed. It knows
nothing of SVG, whose names have capitals: these are put back as that standard tells (sections 13.2.6.1 and 13.2.6.5).
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = Any
"""An element of lxml, which has no types."""

_SVG_NAMES = """
altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath
"""
_SVG_ATTRIBUTES = """
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits
glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent
spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength
viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
"""
_names = {name.lower(): name for name in _SVG_NAMES.split()}
_attributes = {name.lower(): name for name in _SVG_ATTRIBUTES.split()}
_ENDS = re.compile(r"</(?:body|html)\b[^>]*>", re.IGNORECASE)
"""What ends a page, but never its content; libxml2 would not read on."""
_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)


def read_html(html: str) -> Element:
    """Read HTML as it stands within a page into an element that holds it."""
    body = etree.HTML(f"<body>{_ENDS.sub('', html)}", _PARSER)[-1]
    body.attrib.clear()  # those of any other `<body …>` in it
    for drawing in body.iter("svg"):
        _put_capitals(drawing)
    return body


def _put_capitals(drawing: Element) -> None:
    for element in drawing.iter():
        if element.tag in _names:
            element.tag = _names[element.tag]
        if not _attributes.keys().isdisjoint(element.keys()):
            given = [(_attributes.get(key, key), value) for key, value in element.items()]
            element.attrib.clear()
            element.attrib.update(given)


def write_html(element: Element) -> str:
    """The HTML of an element and what is in it."""
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def write_xml(element: Element) -> str:
    """An element and what is in it as XML, for what reads no HTML."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def make_element(name: str, text: str = "", **attributes: str) -> Element:
    """An element that belongs to no tree yet, with a text in it."""
    element = etree.Element(name, attributes)
    element.text = text
    return element


def iter_nodes(element: Element) -> Iterator[Element | str]:
    """The elements and texts right in an element, in document order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def text_of(element: Element) -> str:
    """All the text in an element, as a reader sees it, without entities."""
    return "".join(element.itertext())


def classes_of(element: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())
