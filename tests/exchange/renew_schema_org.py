"""Renew `schema_org.json`, the whole vocabulary of schema.org, against which the JSON-LD of this project is held.

    npm pack schema-dts && tar xzf schema-dts-*.tgz
    python tests/exchange/renew_schema_org.py package/dist/schema.d.ts

schema-dts is Google's rendering of the vocabulary as types: a class is an interface that extends its superclasses, and
a property names the classes of its values. Only the names are taken over: for each class its superclasses and its own
properties, for each property its range.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent

_CLASS = re.compile(
    r"^(?:export )?interface (\w+?)(?:Base|Leaf) extends ([\w, <>]+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
_PROPERTY = re.compile(r'^    "([a-z]\w*)"\?: SchemaValue<([^,]+),', re.MULTILINE)
_PARENT = re.compile(r"(\w+)Base\b")


def read_classes(source):
    """Every class of the vocabulary, by name."""
    classes = {}
    for name, parents, body in _CLASS.findall(source):
        entry = classes.setdefault(name, {"is": [], "has": {}})
        entry["is"] += [p for p in _PARENT.findall(parents) if p != name and "_" not in p]
        for key, found in _PROPERTY.findall(body):
            entry["has"][key] = sorted(set(found.split(" | ")) - {"IdReference"})
    return classes


if __name__ == "__main__":
    found = read_classes(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = ",\n".join(f'"{name}": {json.dumps(found[name], sort_keys=True)}' for name in sorted(found))
    (HERE / "schema_org.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
