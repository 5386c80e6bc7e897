"""The chain of a claim, from speaker to relay to outlet: drawn, and in words for those who do not see the drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing import urls
from briefing.analysis.chain import Chain, chain_of, routes_to
from briefing.analysis.origins import counts_as_origin
from briefing.datewords import date_words
from briefing.messages import _, listed, ngettext
from briefing.model.source import Source
from briefing.pages.dates import day_of
from briefing.pages.facts import Facts
from briefing.pages.layered import Place, arrange
from briefing.pages.picture import LINE, Box, Label, Picture, Stroke, number, wrap
from briefing.pages.words import PRODUCTIONS, STANCES, counted

BOX = 146
_COLUMN = 177
_GAP = 12
_PADDING = 8
_MARGIN = 2


Lines = tuple[tuple[str, str], ...]
"""Lines of text, each with its style."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing of a chain is called. With links it says less in each box, which leads to the source's entry."""

    name: str
    title: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class ReportRoutes:
    """The ways by which one report came."""

    source: str
    routes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain as a picture and as a list."""

    picture: Picture
    reports: tuple[ReportRoutes, ...]


def view_chain(facts: Facts, claim: str) -> ChainView | None:
    """Draw the chain of a claim; None where no source speaks of it."""
    noun = facts.story.claims[claim].noun
    chain = chain_of(noun, facts.sources)
    if not chain.sources:
        return None
    stances: dict[str, dict[str, None]] = {}
    for evidence in noun.evidence:
        stances.setdefault(evidence.source, {})[evidence.stance] = None
    marks = {
        key: tuple((listed((STANCES[stance].mark, STANCES[stance].word), " "), stance) for stance in found)
        for key, found in stances.items()
    }
    title = ngettext(
        "How the statement came to %(num)s text", "How the statement came to %(num)s texts", len(chain.reports)
    )
    picture = draw_chain(facts, chain, marks, Drawing("chain", title))
    reports = tuple(ReportRoutes(key, routes_to(chain, key)) for key in chain.reports)
    return ChainView(picture, reports)


def draw_chain(facts: Facts, chain: Chain, marks: Mapping[str, Lines], drawing: Drawing) -> Picture:
    """Draw a lineage in columns, a box for each source; `marks` are lines at the foot of a box."""
    texts = {key: (*_lines(facts, key, brief=drawing.linked), *marks.get(key, ())) for key in chain.sources}
    heights = {key: _height(lines) for key, lines in texts.items()}
    layout = arrange(chain, heights, _GAP)
    boxes = tuple(_box(facts, key, texts[key], layout.places[key]) for key in chain.sources)
    if drawing.linked:
        boxes = tuple(
            replace(box, anchor=urls.anchor("source", key)) for key, box in zip(chain.sources, boxes, strict=True)
        )
    return Picture(
        name=drawing.name,
        width=number(max(box.x + box.width for box in boxes) + _MARGIN),
        height=number(max(box.y + box.height for box in boxes) + _MARGIN),
        title=drawing.title,
        text=_in_words(facts, chain),
        boxes=boxes,
        strokes=tuple(Stroke(_curve(run), "link") for _upper, _lower, run in layout.runs),
    )


def _lines(facts: Facts, key: str, *, brief: bool) -> Lines:
    source, inner = facts.sources[key], BOX - 2 * _PADDING
    speakers = ", ".join(facts.corpus.name(speaker) for speaker in source.by)
    publisher = facts.corpus.name(source.publisher)
    # Who speaks is named first where the statement itself is meant, and the outlet where it carries a statement on.
    name, other = (publisher, speakers) if source.derived_from or not speakers else (speakers, "")
    lines = [(line, "name") for line in wrap(name, inner * 0.93, 2)]
    if other:
        lines += [(line, "small") for line in wrap(other, inner, 1)]
    lines += [(line, "title") for line in wrap(source.title, inner, 1 if brief else 2)]
    if source.published:
        lines.append((wrap(date_words(day_of(source.published), facts.language), inner * 1.1, 1)[0], "small"))
    if not (source.consulted or brief):
        lines.append((_("not read"), "small"))
    if source.production in {"ai-generated", "ai-assisted"}:
        term = PRODUCTIONS[source.production]
        lines += [(line, term.style) for line in wrap(f"{term.mark} {facts.say(term.word)}", inner, 2)]
    return tuple(lines)


def _height(lines: Lines) -> float:
    return LINE * len(lines) + 2 * _PADDING - 4.0


def _box(facts: Facts, key: str, lines: Lines, place: Place) -> Box:
    source, height = facts.sources[key], _height(lines)
    x, y = place.column * _COLUMN + _MARGIN, number(place.y - height / 2 + _MARGIN)
    labels = tuple(
        Label(number(x + _PADDING), number(y + _PADDING + LINE * index + 9), text, style)
        for index, (text, style) in enumerate(lines)
    )
    style = "read" if source.consulted else "unread"
    if not source.derived_from and counts_as_origin(key, facts.sources):
        style += " root"
    return Box(number(x), y, BOX, number(height), labels, style, name=source_name(facts, source))


def source_name(facts: Facts, source: Source) -> str:
    """A source by its publisher and title."""
    return f"{facts.corpus.name(source.publisher)}: {source.title}"


def _curve(run: Sequence[Place]) -> str:
    """From the right edge of a box over waypoints to the left edge of another; straight through the waypoints."""
    points = []
    for index, place in enumerate(run):
        x, y = place.column * _COLUMN + _MARGIN, place.y + _MARGIN
        if index > 0:
            points.append((x, y))
        if index < len(run) - 1:
            points.append((x + BOX, y))
    first, *rest = points
    path = f"M {number(first[0])} {number(first[1])}"
    for (x1, y1), (x2, y2) in pairwise([first, *rest]):
        if x2 - x1 == BOX:
            path += f" L {number(x2)} {number(y2)}"
        else:
            middle = number((x1 + x2) / 2)
            path += f" C {middle} {number(y1)}, {middle} {number(y2)}, {number(x2)} {number(y2)}"
    return path


def _in_words(facts: Facts, chain: Chain) -> str:
    roots = [key for key in chain.sources if not chain.above(key)]
    names = ", ".join(dict.fromkeys(facts.corpus.name(facts.sources[key].publisher) for key in roots))
    return _(
        "%(texts)s that were read, going back to %(names)s. The list below says the same.",
        texts=counted(len(chain.reports), "text"),
        names=names,
    )
