"""The theme's templates as they were compiled, for all environments of this process: each build makes new ones."""

from contextlib import suppress

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates


class CompiledTemplates(BytecodeCache):
    """Compiled templates in memory. Jinja holds them against the source, so a changed template is compiled again."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what it had compiled."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what Jinja compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()


def compile_theme(environment: Environment, name: str = "main.html") -> None:
    """Compile a template and all that it names, so that no page waits for it. A faulty one is told once it is used."""
    environment.bytecode_cache = COMPILED
    waiting, seen = [name], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        with suppress(TemplateError):
            environment.get_template(name)
            assert environment.loader is not None  # noqa: S101 — themes come from folders
            source = environment.loader.get_source(environment, name)[0]
            waiting += {found for found in find_referenced_templates(environment.parse(source)) if found} - seen
