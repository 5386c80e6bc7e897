"""Walking the fields of a noun by what their annotations say of them.

The walk of each type is worked out once and kept, so that visiting thousands of nouns costs little more than reading
their attributes.
"""

import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefing.model.fields import ID_PATTERN, PlainText, ProseText, Reference, WebAddress
from briefing.prose import iter_prose_references

Route = tuple[str | int, ...]
Marker = PlainText | ProseText | WebAddress | Reference


@dataclass(frozen=True, slots=True)
class Leaf:
    """A marked value within a noun, and the route to it. `is_key` means the last step's key is the value."""

    route: Route
    marker: Marker
    value: Any
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceLeaf:
    """A reference to another noun, by a field or from within prose (then with its words and their occurrence)."""

    route: Route
    kinds: tuple[str, ...]
    id: str
    is_key: bool = False
    raw: str | None = None
    nth: int = 0


_Kinds = tuple[type[Marker], ...]
_ALL: _Kinds = (PlainText, ProseText, WebAddress, Reference)
_REFERRING: _Kinds = (ProseText, Reference)
_Walker = Callable[[Any, Route], Iterator[Leaf]]


def iter_leaves(noun: BaseModel) -> Iterator[Leaf]:
    """Every marked value of a noun, in the order of its fields."""
    walker = _walker(type(noun), _ALL)
    if walker:
        yield from walker(noun, ())


def iter_references(noun: BaseModel) -> Iterator[ReferenceLeaf]:
    """Every reference of a noun to another, whether by a field or in prose."""
    walker = _walker(type(noun), _REFERRING)
    for leaf in walker(noun, ()) if walker else ():
        yield from _referred(leaf)


def _referred(leaf: Leaf) -> Iterator[ReferenceLeaf]:
    if isinstance(leaf.marker, Reference):
        if re.fullmatch(ID_PATTERN, leaf.value):
            yield ReferenceLeaf(leaf.route, leaf.marker.kinds, leaf.value, leaf.is_key)
    elif "[" in leaf.value:
        for found in iter_prose_references(leaf.value):
            yield ReferenceLeaf(leaf.route, (found.kind,), found.id, raw=found.raw, nth=found.nth)


def iter_written_references(annotation: Any, data: Any, route: Route = ()) -> Iterator[ReferenceLeaf]:
    """The references in data of a type that it does not quite have, as far as they stand where they should.

    Ids that are malformed are left out, as they are faults by themselves, and so are those that are keys.
    """
    if isinstance(data, str):
        for marker in _markers(annotation):
            if isinstance(marker, _REFERRING):
                yield from _referred(Leaf(route, marker, data))
    for part, value, step in _parts(_strip(annotation), data):
        yield from iter_written_references(part, value, (*route, *step))


def _parts(inner: Any, data: Any) -> Iterator[tuple[Any, Any, Route]]:
    """The parts of a value, with the type of each and its step from the whole."""
    if typing.get_origin(inner) is tuple:
        items = typing.get_args(inner)[0]
        if isinstance(data, str):  # some lists may be written as their only item
            yield items, data, ()
        elif isinstance(data, tuple):
            yield from ((items, item, (index,)) for index, item in enumerate(data))
    elif typing.get_origin(inner) is dict and isinstance(data, dict):
        values = typing.get_args(inner)[1]
        yield from ((values, item, (key,)) for key, item in data.items())
    elif isinstance(inner, type) and issubclass(inner, BaseModel) and isinstance(data, dict):
        for name, info in inner.model_fields.items():
            if (key := info.alias or name) in data:
                yield _annotation(info), data[key], (key,)


def fields_at(annotation: Any, route: Route) -> tuple[str, ...]:
    """The names of the fields that the type at a route knows, as they are written in YAML."""
    for step in route:
        annotation = _step(_strip(annotation), step)
    model = _strip(annotation)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ()
    return tuple(info.alias or name for name, info in model.model_fields.items())


def _step(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            if step in {name, info.alias}:
                return info.annotation
        return Any
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if typing.get_origin(annotation) is tuple else Any


def _strip(annotation: Any) -> Any:
    """Take away `Annotated[…]` and `… | None`."""
    while True:
        if typing.get_origin(annotation) is Annotated:
            annotation = typing.get_args(annotation)[0]
        elif typing.get_origin(annotation) in {types.UnionType, typing.Union}:
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation


def _markers(annotation: Any) -> tuple[Marker, ...]:
    if typing.get_origin(annotation) in {types.UnionType, typing.Union}:
        return tuple(m for a in typing.get_args(annotation) for m in _markers(a))
    if typing.get_origin(annotation) is not Annotated:
        return ()
    inner, *metadata = typing.get_args(annotation)
    return _markers(inner) + tuple(m for m in metadata if isinstance(m, Marker))


@cache
def _walker(annotation: Any, kinds: _Kinds) -> _Walker | None:
    """Work out how to visit what is marked by some kinds in a type, or None when nothing in it is."""
    markers = tuple(marker for marker in _markers(annotation) if isinstance(marker, kinds))
    if markers:
        return _leaf_walker(markers)
    inner = _strip(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return _model_walker(inner, kinds)
    arguments = typing.get_args(inner)
    if typing.get_origin(inner) is dict:
        return _dict_walker(_walker(arguments[0], kinds), _walker(arguments[1], kinds))
    if typing.get_origin(inner) is tuple:
        items = _walker(arguments[0], kinds)
        return _tuple_walker(items) if items else None
    return None


def _leaf_walker(markers: tuple[Marker, ...]) -> _Walker:
    def walk(value: Any, route: Route) -> Iterator[Leaf]:
        for marker in markers:
            yield Leaf(route, marker, value)

    return walk


def _annotation(info: FieldInfo) -> Any:
    annotation: Any = info.annotation
    for metadata in info.metadata:  # pydantic moves the outermost annotations of a field there
        if isinstance(metadata, Marker):
            annotation = Annotated[annotation, metadata]
    return annotation


def _model_walker(model: type[BaseModel], kinds: _Kinds) -> _Walker | None:
    steps: list[tuple[str, str, _Walker]] = []
    for name, info in model.model_fields.items():
        walker = _walker(_annotation(info), kinds)
        if walker:
            steps.append((name, info.alias or name, walker))

    def walk(value: Any, route: Route) -> Iterator[Leaf]:
        for name, key, walker in steps:
            part = getattr(value, name)
            if part is not None and part not in ((), {}):
                yield from walker(part, (*route, key))

    return walk if steps else None


def _dict_walker(keys: _Walker | None, values: _Walker | None) -> _Walker | None:
    if not keys and not values:
        return None

    def walk(value: Any, route: Route) -> Iterator[Leaf]:
        for key, item in value.items():
            if keys:
                for leaf in keys(key, (*route, key)):
                    yield Leaf(leaf.route, leaf.marker, leaf.value, is_key=True)
            if values:
                yield from values(item, (*route, key))

    return walk


def _tuple_walker(items: _Walker) -> _Walker:
    def walk(value: Any, route: Route) -> Iterator[Leaf]:
        for index, item in enumerate(value):
            yield from items(item, (*route, index))

    return walk
