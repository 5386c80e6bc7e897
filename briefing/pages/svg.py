"""Pictures made of data, as SVG within a page: they need no script, scale, print, and take their colours from the page.

Every picture has a title and a description for those who do not see it, and stands beside a table with the same data.
Colours are left to the page's own (`currentColor`) and to the style sheet, so that dark mode works.
"""

from typing import Final

from briefing.escape import Markdown, escape, visible_text

_CAMEL: Final = {"view_box": "viewBox", "marker_end": "marker-end", "preserve_aspect_ratio": "preserveAspectRatio"}


def element(name: str, /, *children: object, **attributes: object) -> Markdown:
    """One SVG element in one line, as Markdown takes it up. Texts are escaped, numbers rounded to hundredths.

    Attributes are named as in Python (`class_`, `text_anchor`); those that are None are left out.
    """
    written = "".join(
        f' {_CAMEL.get(key, key.rstrip("_").replace("_", "-"))}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(str(Markdown.escape(child)) for child in children)
    return Markdown(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def picture(
    key: str, title: str, description: str, *children: Markdown, size: tuple[float, float], kind: str
) -> Markdown:
    """A whole picture: `key` makes its ids unique on the page, `size` is in units of its own, `kind` names its style.

    The root is named by its title and described by its description, which is what screen readers read in its place.
    """
    return element(
        "svg",
        element("title", title, id=f"{key}-title"),
        element("desc", visible_text(description), id=f"{key}-desc"),
        *children,
        class_=f"chart chart-{kind}",
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
        view_box=f"0 0 {number(size[0])} {number(size[1])}",
        width=size[0],
        height=size[1],
        xmlns="http://www.w3.org/2000/svg",
    )


def number(value: float) -> str:
    """A coordinate in as few digits as show on a screen."""
    rounded = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def percent(share: float) -> str:
    """A share of 1 in percent, with one decimal where it needs it: "40%", "0.5%"."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def _value(value: object) -> str:
    if isinstance(value, int | float):
        return number(value)
    return escape(value)
