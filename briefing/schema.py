"""The JSON Schemas by which editors complete and check content files."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from briefing.model.files import SHARED_FILES, STORY_FILES

_NAMES = {
    **{name.removesuffix(".yml"): adapter for name, adapter in SHARED_FILES.items()},
    **{
        "story-actors" if name == "actors.yml" else name.removesuffix(".yml"): adapter
        for name, adapter in STORY_FILES.items()
    },
}


def json_schemas() -> dict[str, str]:
    """The schema of every kind of content file, as JSON text, by the name of the schema's file."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": GenerateJsonSchema.schema_dialect, **_schema(adapter)}, indent=2, ensure_ascii=False
        )
        + "\n"
        for name, adapter in sorted(_NAMES.items())
    }


def _schema(adapter: Any) -> dict[str, Any]:
    schema: dict[str, Any] = adapter.json_schema(by_alias=True, mode="validation")
    return schema
