"""The chain of a claim, from speaker to relay to outlet: drawn, and in words for those who do not see the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing import urls
from briefing.analysis.chain import Chain, chain_of, routes_to
from briefing.analysis.origins import counts_as_origin
from briefing.datewords import date_words
from briefing.model.source import Source
from briefing.pages.facts import Facts
from briefing.pages.layered import arrange
from briefing.pages.picture import LINE, Box, Label, Picture, Stroke, number, wrap
from briefing.pages.words import PRODUCTIONS, STANCES, counted

BOX = 172
_COLUMN = 220
_GAP = 14
_PADDING = 10
_MARGIN = 2


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
        key: tuple((f"{STANCES[stance].mark} {STANCES[stance].word}", stance) for stance in found)
        for key, found in stances.items()
    }
    picture = draw_chain(
        facts,
        chain,
        name="chain",
        title=f"How the statement came to {counted(len(chain.reports), 'text')}",
        marks=marks,
        linked=False,
    )
    reports = tuple(ReportRoutes(key, routes_to(chain, key)) for key in chain.reports)
    return ChainView(picture, reports)


def draw_chain(
    facts: Facts, chain: Chain, *, name: str, title: str, marks: dict[str, tuple[tuple[str, str], ...]], linked: bool
) -> Picture:
    """Draw a lineage in columns, a box for each source; `marks` are lines with their style at the foot of a box."""
    texts = {key: _lines(facts, key, marks.get(key, ())) for key in chain.sources}
    heights = {key: LINE * len(lines) + 2 * _PADDING - 4.0 for key, lines in texts.items()}
    places = arrange(chain, heights, _GAP)
    boxes = tuple(
        _box(
            facts,
            key,
            texts[key],
            (places[key].column * _COLUMN + _MARGIN, places[key].y - heights[key] / 2 + _MARGIN),
            heights[key],
            linked=linked,
        )
        for key in chain.sources
    )
    at = dict(zip(chain.sources, boxes, strict=True))
    return Picture(
        name=name,
        width=number(max(box.x + box.width for box in boxes) + _MARGIN),
        height=number(max(box.y + box.height for box in boxes) + _MARGIN),
        title=title,
        text=_in_words(facts, chain),
        boxes=boxes,
        strokes=tuple(Stroke(_curve(at[upper], at[lower]), "link") for upper, lower in chain.links),
    )


def _lines(facts: Facts, key: str, marks: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    source, inner = facts.sources[key], BOX - 2 * _PADDING
    speakers = ", ".join(facts.corpus.name(speaker) for speaker in source.by)
    lines = [(line, "name") for line in wrap(speakers or facts.corpus.name(source.publisher), inner * 0.94, 2)]
    lines += [(line, "title") for line in wrap(source.title, inner, 2)]
    if source.published:
        lines.append((wrap(date_words(source.published), inner, 1)[0], "small"))
    if not source.consulted:
        lines.append(("not read", "small"))
    if source.production in {"ai-generated", "ai-assisted"}:
        term = PRODUCTIONS[source.production]
        lines += [(line, term.style) for line in wrap(f"{term.mark} {term.word}", inner, 2)]
    return (*lines, *marks)


def _box(
    facts: Facts, key: str, lines: Sequence[tuple[str, str]], at: tuple[float, float], height: float, *, linked: bool
) -> Box:
    source = facts.sources[key]
    labels = tuple(
        Label(number(at[0] + _PADDING), number(at[1] + _PADDING + LINE * index + 9), text, style)
        for index, (text, style) in enumerate(lines)
    )
    style = "read" if source.consulted else "unread"
    if not source.derived_from and counts_as_origin(key, facts.sources):
        style += " root"
    return Box(
        number(at[0]), number(at[1]), BOX, number(height), labels, style,
        urls.anchor("source", key) if linked else "", source_name(facts, source),
    )  # fmt: skip


def source_name(facts: Facts, source: Source) -> str:
    """A source by its publisher and title."""
    return f"{facts.corpus.name(source.publisher)}: {source.title}"


def _curve(upper: Box, lower: Box) -> str:
    x1, y1 = upper.x + upper.width, upper.y + upper.height / 2
    x2, y2 = lower.x, lower.y + lower.height / 2
    bend = max(24.0, abs(x2 - x1) / 2)
    points = (x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2)
    a = [str(number(p)) for p in points]
    return f"M {a[0]} {a[1]} C {a[2]} {a[3]}, {a[4]} {a[5]}, {a[6]} {a[7]}"


def _in_words(facts: Facts, chain: Chain) -> str:
    roots = [key for key in chain.sources if not chain.above(key)]
    names = ", ".join(dict.fromkeys(facts.corpus.name(facts.sources[key].publisher) for key in roots))
    return f"{counted(len(chain.reports), 'text')} that were read, going back to {names}. The list below says the same."
