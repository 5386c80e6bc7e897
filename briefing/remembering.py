"""What a function made of arguments that are still the same, so that a saved edit costs what it concerns.

Only for functions whose result depends on their arguments alone, and for arguments that nobody ever changes. Texts,
numbers and days are the same when they are equal, sequences when their items are the same, everything else when it is
the same object: nothing is compared, however large it is.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_EQUAL = frozenset({str, bytes, int, float, bool, dt.date, type(None)})
_LISTS = frozenset({tuple, list})
_LOOKED_INTO = _EQUAL | _LISTS


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a function keep the results of its last calls, at most so many, with what they were made of."""

    def remember(function: Callable[P, R]) -> Callable[P, R]:
        # with the arguments, so that no other object can have their identity meanwhile
        kept: OrderedDict[object, tuple[R, object]] = OrderedDict()

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (_same(args), *((name, _same(value)) for name, value in kwargs.items()))
            if key in kept:
                kept.move_to_end(key)
                return kept[key][0]
            result = function(*args, **kwargs)
            kept[key] = result, (args, kwargs)
            if len(kept) > most:
                kept.popitem(last=False)
            return result

        return call

    return remember


def _same(value: Any) -> object:
    kind = type(value)
    if kind in _EQUAL:
        return kind, value
    if kind in _LISTS:  # often of thousands, for which no function is called in vain
        return tuple([_same(item) if type(item) in _LOOKED_INTO else id(item) for item in value])
    return id(value)
