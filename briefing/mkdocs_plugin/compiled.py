"""The theme's templates as they were compiled, for all environments of this process: each build makes new ones."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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
