"""A corpus in which every field of every model holds a hostile text, so that a field added tomorrow does too.

The models are walked by their annotations: whatever is text gets the next payload, whatever must have a form gets the
form. Each text carries a mark by which it is found again on the pages.
"""

import datetime as dt
import json
import re
import types
import typing
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hostile import PAYLOADS, URLS
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

import briefing.build
import briefing.examining
import briefing.story_share
from briefing import build
from briefing.edtf import EdtfDate
from briefing.escape import visible_text
from briefing.model.actor import Actor, Relation, StoryActor
from briefing.model.claim import Claim, Dispute, Quote
from briefing.model.fields import PlainText, ProseText, Reference, WebAddress
from briefing.model.outlook import Forecast, Scenario
from briefing.model.publisher import Publisher
from briefing.model.revision import Correction
from briefing.model.source import Source
from briefing.model.story import Briefing, Judgment
from briefing.model.timeline import Era, Event
from briefing.prose import Emphasis, iter_prose_references, parse_prose
from briefing.publishing import Request

SLUG = "story"
_SAMPLES = ("en", "KR", "Q4186268", "KRX:012450", "5493001KJTIIGC8Y1R12", "0000 0001 2281 955X", "0" * 64)
"""One for each form that a field's pattern asks for."""


@dataclass(frozen=True)
class Planted:
    """A text in a field. `kind` is plain, prose, url, or key."""

    model: str
    field: str
    kind: str
    text: str
    mark: str


class Planter:
    """Fills models, and remembers what it put where."""

    def __init__(self, name: str = "z", turn: int = 0) -> None:
        self.planted: list[Planted] = []
        self._name = name
        self._turn = turn
        self._queues: dict[tuple[str, str, str], deque[str]] = {}

    def fill(self, model: type[BaseModel], **given: Any) -> dict[str, Any]:
        """A mapping with a value for every field; those given are taken as they are, None leaves a field out."""
        if model is Quote:  # either of its two forms
            given |= dict.fromkeys(("start", "end") if len(self.planted) % 2 else ("exact", "prefix", "suffix"))
        data = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            value = given.pop(key) if key in given else self._value(info.annotation, info.metadata, model.__name__, key)
            if value is not None:
                data[key] = value
        assert not given, f"{model.__name__} has no {given}"
        return data

    def plant(self, kind: str, model: str, field: str) -> str:
        """The next payload, with a mark before or after it: so it begins some fields and ends others.

        Each field goes through all payloads for itself, beginning at one of its own.
        """
        queue = self._queues.setdefault((kind, model, field), _queue(kind, self._turn + len(self._queues)))
        queue.rotate(-1)
        mark = f"q{len(self.planted)}{self._name}"
        if kind == "url":
            text = f"{queue[0]}{mark}"
        else:
            text = f"{mark} {queue[0]}" if len(self.planted) % 3 == 1 else f"{queue[0]} {mark}"
        self.planted.append(Planted(model, field, kind, text, mark))
        return text

    def _value(self, annotation: Any, metadata: list[Any], model: str, field: str) -> Any:
        while typing.get_origin(annotation) is Annotated:
            annotation, *inner = typing.get_args(annotation)
            metadata = [*metadata, *inner]
        arguments = typing.get_args(annotation)
        origin = typing.get_origin(annotation)
        if origin in {types.UnionType, typing.Union}:
            return self._value(arguments[0], metadata, model, field)
        if (marked := self._marked(metadata, model, field)) is not None:
            return marked
        if origin is Literal:  # of the forms a value can have, only text takes any
            return "text" if (model, field) == ("About", "type") else arguments[0]
        if origin is dict:
            keys, values = arguments
            return {self._key(keys, model, field): self._value(values, [], model, field)}
        if origin is tuple:
            return [self._value(part, [], model, field) for part in arguments if part is not Ellipsis]
        return self._scalar(annotation, metadata, model, field)

    def _marked(self, metadata: list[Any], model: str, field: str) -> str | None:
        for marker in metadata:
            if isinstance(marker, Reference):
                return SLUG if marker.kinds[0] == "briefing" else f"{marker.kinds[0]}-1"
            for kind, type_ in (("plain", PlainText), ("prose", ProseText), ("url", WebAddress)):
                if isinstance(marker, type_):
                    return self.plant(kind, model, field)
        return None

    def _key(self, annotation: Any, model: str, field: str) -> str:
        if annotation is str:
            return self.plant("key", model, field)
        return str(self._value(annotation, [], model, field))

    def _scalar(self, annotation: Any, metadata: list[Any], model: str, field: str) -> Any:
        if annotation is EdtfDate:
            return "2024-06-01"
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.fill(annotation)
        if annotation is str:
            return _in_form(metadata) or self.plant("plain", model, field)
        return {bool: True, int: 2, float: 0.1}[annotation]


def _queue(kind: str, turn: int) -> deque[str]:
    queue = deque(URLS if kind == "url" else PAYLOADS)
    if kind == "prose":  # a reference to nothing is an error there
        queue = deque(text for text in PAYLOADS if not list(iter_prose_references(text)))
    queue.rotate(-turn * 23)
    return queue


def _in_form(metadata: list[Any]) -> str | None:
    """A text of the form that a field asks for, if it asks for any."""
    for part in metadata:
        if isinstance(part, AfterValidator):
            return {"_check_id": "some-id", "_check_file": "picture.png"}[part.func.__name__]
        pattern = getattr(part, "pattern", None)
        if isinstance(part, FieldInfo):
            pattern = next((p for inner in part.metadata if (p := getattr(inner, "pattern", None))), None)
        if pattern:
            return next(sample for sample in _SAMPLES if re.search(pattern, sample))
    return None


def _numbered(kind: str, count: int) -> Iterator[tuple[int, str]]:
    return ((number, f"{kind}-{number}") for number in range(1, count + 1))


def check_nothing(patch: pytest.MonkeyPatch) -> None:
    """Let every corpus pass: checks judge contents, and hostile ones are to be published."""
    patch.setattr(briefing.build, "run_checks", lambda *_, **__: [])
    patch.setattr(briefing.story_share, "check_story", lambda *_, **__: [])
    patch.setattr(briefing.examining, "check_shared", lambda *_, **__: [])


def write_corpus(content: Path) -> list[Planted]:
    """Write a corpus that has been published twice below a content folder, and tell what is planted in it now."""
    write_files(content, Planter("y", turn=5), events=8)
    assert build.publish(build.Settings(content), Request(SLUG, "At first.", dt.date(2026, 2, 21))).published
    now = Planter()
    write_files(content, now)
    because = now.plant("prose", "Revision", "because")
    corrections = tuple(
        Correction(
            claim=f"claim-{number}",
            wrong=now.plant("prose", "Correction", "wrong"),
            right=now.plant("prose", "Correction", "right"),
        )
        for number in (1, 2)
    )
    assert build.publish(build.Settings(content), Request(SLUG, because, dt.date(2026, 2, 22), corrections)).published
    return now.planted


def write_files(content: Path, plant: Planter, *, events: int = len(PAYLOADS)) -> None:
    """Write the files of a corpus, with a text of the planter's in every field."""
    files: dict[str, Any] = {
        "actors.yml": {key: plant.fill(Actor, member_of=[]) for _, key in _numbered("actor", 4)},
        "publishers.yml": {key: plant.fill(Publisher, family=None) for _, key in _numbered("publisher", 6)},
        "briefings/story/briefing.yml": plant.fill(
            Briefing, judgments={key: plant.fill(Judgment, likelihood=0.7) for _, key in _numbered("judgment", 12)}
        ),
        "briefings/story/sources.yml": {
            key: plant.fill(
                Source,
                publisher=f"publisher-{number % 6 + 1}",
                derived_from=[f"source-{number + 1}"] if number % 2 else [],
                consulted=bool(number % 2),
            )
            for number, key in _numbered("source", 24)
        },
        "briefings/story/actors.yml": {
            "actors": {key: plant.fill(StoryActor) for _, key in _numbered("actor", 4)},
            "relations": {key: plant.fill(Relation, to="actor-2") for _, key in _numbered("relation", 8)},
        },
        "briefings/story/timeline.yml": {
            "events": {
                key: plant.fill(Event, **({} if number < 6 else {"evidence": [], "image": None}))
                for number, key in _numbered("event", events)
            },
            "eras": {key: plant.fill(Era, when="2024/2025") for _, key in _numbered("era", 4)},
        },
        "briefings/story/claims.yml": {
            "claims": {key: plant.fill(Claim) for _, key in _numbered("claim", 8)},
            "disputes": {
                key: plant.fill(Dispute, claims=["claim-1", f"claim-{number + 1}"])
                for number, key in _numbered("dispute", 6)
            },
        },
        "briefings/story/outlook.yml": {
            "scenarios": {key: plant.fill(Scenario) for _, key in _numbered("scenario", 6)},
            "forecasts": {key: plant.fill(Forecast) for _, key in _numbered("forecast", 6)},
        },
    }
    for name, data in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(data), encoding="utf-8")
    picture = Path(__file__).parent / "data/images/plain.png"
    (content / "briefings/story/picture.png").write_bytes(picture.read_bytes())


def _yaml(data: Any) -> str:
    """JSON in ASCII, which is YAML but for its surrogate pairs."""
    pair = r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"
    return re.sub(pair, _astral, json.dumps(data, indent=1))


def _astral(pair: re.Match[str]) -> str:
    high, low = (int(half, 16) for half in pair.groups())
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def shown_form(planted: Planted) -> str:
    """What a reader should see of a text, without white space: it is broken into lines and paragraphs in many ways."""

    def words(parts: Any) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Emphasis):
                yield from words(part.children)
            else:
                yield part.text

    text = planted.text
    if planted.kind == "prose":
        text = " ".join("".join(words(block)) for block in parse_prose(text))
    return "".join(visible_text(text).split())
