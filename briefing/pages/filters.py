"""By what the cards of a page can be filtered: which values there are, and which of them each card has.

The list of values is bounded, so that a page does not grow with its briefings' actors; those that most briefings have
in common come in, and of one that stands on a single card its own page tells more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.corpus import Corpus
from briefing.messages import _
from briefing.pages.digest import Digest
from briefing.pages.words import STATUSES
from briefing.place_names import place_name

MOST = 60
"""How many values one filter offers."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter: its id, its name, and how many cards have it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name in the page, its label, what stands for no choice, and its values by name."""

    name: str
    label: str
    options: tuple[Option, ...]


def view_filters(corpus: Corpus, shown: Sequence[Digest]) -> tuple[Filter, ...]:
    """The filters that can tell the briefings shown apart."""
    labels = {slug: label for digest in shown for slug, label in digest.topics.items()}
    filters = (
        _filter("topic", _("Topic"), shown, labels),
        _filter("place", _("Place"), shown, {code: place_name(code) for digest in shown for code in digest.places}),
        _filter("actor", _("Actor"), shown, {key: corpus.name(key) for digest in shown for key in digest.actors}),
        _filter("status", _("Status"), shown, {key: term.word for key, term in STATUSES.items()}),
    )
    return tuple(found for found in filters if any(option.count < len(shown) for option in found.options))


def view_values(digest: Digest, filters: Iterable[Filter]) -> Mapping[str, tuple[str, ...]]:
    """The values of a briefing's card for each filter, of those that the filter offers."""
    values = _values(digest)
    offered = {found.name: {option.key for option in found.options} for found in filters}
    return {name: tuple(key for key in values[name] if key in keys) for name, keys in offered.items()}


def _values(digest: Digest) -> Mapping[str, tuple[str, ...]]:
    return {
        "topic": tuple(digest.topics),
        "place": digest.places,
        "actor": digest.actors,
        "status": (digest.card.briefing.status,),
    }


def _filter(name: str, label: str, shown: Sequence[Digest], labels: Mapping[str, str]) -> Filter:
    counts = Counter(key for digest in shown for key in _values(digest)[name])
    options = [Option(key, labels[key], count) for key, count in counts.most_common(MOST)]
    return Filter(name, label, tuple(sorted(options, key=lambda option: (option.label.casefold(), option.key))))
