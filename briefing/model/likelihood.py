"""A likelihood as the data gives it: one probability or a range of two."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError


def _check_likelihood(value: Any) -> tuple[float, float]:
    ends = tuple(value) if isinstance(value, list | tuple) else (value, value)
    numbers = [end for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    if len(ends) != 2 or len(numbers) != 2:  # noqa: PLR2004 — a range has two ends
        raise PydanticCustomError(
            "wrong-type", "expected a probability such as 0.7, or a range such as [0.55, 0.8]", {}
        )
    return float(numbers[0]), float(numbers[1])


Likelihood = Annotated[
    tuple[float, float],
    BeforeValidator(_check_likelihood),
    Field(json_schema_extra={"type": ["number", "array"], "minItems": 2, "maxItems": 2}),
]
"""Lower and upper probability, 0 to 1; equal for a single figure."""
