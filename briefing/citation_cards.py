"""What a citation's number shows when it is pointed at, as a script: a page opened from disk may load that, no data.

Its one statement adds to `briefingCards`, by the briefing's slug: `words`, those of the cards in the briefing's
language; `sources`, by id, who published what, when, how it was made and what it rests on; `points`, by a noun as
`kind-id`, what it says, how many reports of how many origins support it, and a claim's standing; `quotes`, by noun and
source, the source's words for it, with the address of the passage, where the source has them from and whether they were
found in it; and `rests`, by other nouns, the nouns whose quotes bear on them. A browser makes text of all this, never
markup.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing import urls
from briefing.analysis.origins import origins_of
from briefing.analysis.standing import counts_of
from briefing.corpus import Story
from briefing.datewords import date_words
from briefing.escape import escape_url, visible_text
from briefing.language import Language
from briefing.messages import _, ngettext
from briefing.model.claim import Evidence
from briefing.model.source import Source
from briefing.pages.dates import day_of
from briefing.pages.evidence import EvidenceView, view_evidence
from briefing.pages.facts import Facts
from briefing.pages.links import Links
from briefing.pages.words import PRODUCTIONS, RELIABILITY, STANDINGS, Term

WORDS = {
    "name": _("Source %(number)s", number="{number}"),
    "on": _("On this point:"),
    "none": _("No words of this source are given for this sentence."),
    "passage": _("Read the passage in the original"),
    "original": _("Open the original"),
    "entry": _("All about this source"),
}
"""The words of every card; `{number}` stands for the source's."""


def make_citation_cards(facts: Facts) -> tuple[str, str]:
    """The address of the script of a briefing, and its text."""
    data = json.dumps(cards_data(facts), ensure_ascii=False, separators=(",", ":"))
    script = f"(globalThis.briefingCards ??= {{}})[{json.dumps(facts.story.slug)}] = {data};\n"
    return urls.citation_cards_file(facts.story.slug), script


def cards_data(facts: Facts) -> Mapping[str, Any]:
    """What the script holds for a briefing."""
    return {
        "words": {key: facts.say(word) for key, word in WORDS.items()},
        "sources": {key: _source(facts, number, key) for number, key in enumerate(facts.sources, 1)},
        "points": {noun: _point(facts, kind, key, e) for noun, kind, key, e in _evidence(facts.story) if e},
        "quotes": {noun: found for noun, _kind, _key, e in _evidence(facts.story) if (found := _quotes(facts, e))},
        "rests": dict(_rests(facts.story)),
    }


def _source(facts: Facts, number: int, key: str) -> Mapping[str, Any]:
    source, language = facts.sources[key], facts.language
    entry = facts.corpus.publishers.get(source.publisher)
    grade = entry.noun.reliability if entry else None
    card = {
        "number": number,
        "publisher": visible_text(facts.corpus.name(source.publisher)),
        "title": visible_text(source.title),
        "language": source.language,
        "date": date_words(day_of(source.published), language) if source.published else "",
        "made": _term(PRODUCTIONS[source.production], language),
        "reliability": _reliability(grade, language) if grade else "",
        "rests": language.say(_("Rests on %(sources)s", sources=_names(facts, source.derived_from)))
        if source.derived_from
        else "",
        "lines": [language.say(line) for line in _lines(facts, key, source)],
        "url": _web_address(source.url),
    }
    return {name: value for name, value in card.items() if value}


def _reliability(grade: str, language: Language) -> str:
    words = _("Publisher's reliability %(grade)s: %(meaning)s", grade=grade, meaning=RELIABILITY.get(grade, ""))
    return language.say(words)


def _lines(facts: Facts, key: str, source: Source) -> Iterator[str]:
    """What is to be known of a source's standing as a witness."""
    if not source.consulted:
        yield _("Not read, known only through others")
    if alone := len(facts.withdrawals[key]):
        yield ngettext(
            "%(num)s claim would stand otherwise without it", "%(num)s claims would stand otherwise without it", alone
        )


def _point(facts: Facts, kind: str, key: str, evidence: Sequence[Evidence]) -> list[Any]:
    label = visible_text(Links(facts.corpus, urls.HOME, facts.story).label(kind, key))
    if kind == "claim":
        found = facts.standings[key]
        return [label, facts.say(found.counts), _term(STANDINGS[found.standing], facts.language)]
    support = [one for one in evidence if one.stance == "supports"]
    reports, origins = len({one.source for one in support}), len(origins_of(support, facts.sources, facts.corpus))
    return [label, facts.say(counts_of(reports, origins))]


def _term(term: Term, language: Language) -> list[str]:
    return [term.style, term.mark, language.say(term.word)]


def _evidence(story: Story) -> Iterator[tuple[str, str, str, Sequence[Evidence]]]:
    """All that has reports of its own: its anchor, kind and id, and the reports."""
    for kind, entries in (
        ("claim", story.claims), ("event", story.events), ("relation", story.relations), ("story-actor", story.actors),
    ):  # fmt: skip
        for key, entry in entries.items():
            yield urls.anchor(kind, key), kind, key, entry.noun.evidence


def _quotes(facts: Facts, evidence: Iterable[Evidence]) -> Mapping[str, list[Any]]:
    quotes: dict[str, list[Any]] = {}
    for view in view_evidence(facts, evidence):
        if view.quote:
            shown = [visible_text(view.quote.words), _web_address(view.quote.passage), _after(facts, view)]
            quotes.setdefault(view.source, [*shown, _term(view.quote.state, facts.language)])
    return quotes


def _after(facts: Facts, view: EvidenceView) -> str:
    """Where the source has it from."""
    if not view.origins:
        return facts.say(_("Its own words")) if view.own else ""
    names = _names(facts, view.origins)
    return facts.say(
        _("Its own words, and after %(sources)s", sources=names) if view.own else _("After %(sources)s", sources=names)
    )


def _names(facts: Facts, keys: Iterable[str]) -> str:
    return ", ".join(
        f"{visible_text(facts.corpus.name(facts.sources[key].publisher))} [{number}]"
        for number, key in enumerate(facts.sources, 1)
        if key in set(keys)
    )


def _rests(story: Story) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, entries in (
        ("dispute", story.disputes), ("event", story.events), ("judgment", story.judgments),
        ("scenario", story.scenarios), ("forecast", story.forecasts),
    ):  # fmt: skip
        for key, entry in entries.items():
            found[urls.anchor(kind, key)] += [urls.anchor("claim", claim) for claim in entry.noun.claims]
    yield from ((noun, claims) for noun, claims in found.items() if claims)


def _web_address(url: str | None) -> str:
    """The address of a source where it is one of the web; it is not escaped, because it becomes no markup."""
    try:
        escape_url(url or "")
    except ValueError:
        return ""
    return url or ""
