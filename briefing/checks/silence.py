"""Silencing: an entry may say of a check, with a reason, that it does not apply to it.

A silence hides a problem and is itself reported, as a note with its reason. A silence that cannot work is a problem.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from briefing.corpus import Entry
from briefing.problems import Problem, Related, Rule, Severity
from briefing.suggest import did_you_mean

SILENCE = (
    Rule("silenced", Severity.NOTE, "A check was silenced in place, with a reason."),
    Rule("unknown-silence", Severity.ERROR, "A silence names a check that does not exist or cannot be silenced."),
    Rule("silence-without-reason", Severity.ERROR, "A silence gives no reason."),
    Rule("needless-silence", Severity.WARNING, "A silence hides nothing."),
)


def silenced(problem: Problem, entry: Entry[Any]) -> Problem | None:
    """The note that takes the place of a problem which its entry silences; None when it does not."""
    reason = entry.noun.silence.get(problem.code)
    if reason is None:
        return None
    message = f"`{problem.code}` is silenced here (“{' '.join(reason.split())}”): {problem.message}"
    where = Related("silenced here", entry.span("silence", problem.code, key=True))
    return Problem("silenced", Severity.NOTE, message, problem.span, None, (where, *problem.related))


def check_silences(
    entries: Iterable[Entry[Any]],
    used: AbstractSet[tuple[int, str]],
    ran: AbstractSet[str],
    known: AbstractSet[str],
) -> Iterator[Problem]:
    """Find silences of unknown checks, without a reason, or of nothing.

    `used` holds the silences that hid something, by the entry's identity and the code; `ran` the codes of the checks
    that these entries were held to; `known` those that can be silenced.
    """
    for entry in entries:
        for code, reason in entry.noun.silence.items():
            place = entry.span("silence", code, key=True)
            if code not in known:
                hint = did_you_mean(code, known) or "only the checks listed in docs/checks.md can be silenced"
                message = f"there is no check `{code}` that could be silenced"
                yield Problem("unknown-silence", Severity.ERROR, message, place, hint)
                continue
            if not reason.strip():
                message = f"the silence of `{code}` gives no reason"
                hint = "say why the check does not apply here; the reason is shown in every report"
                yield Problem("silence-without-reason", Severity.ERROR, message, place, hint)
            if (id(entry), code) not in used and code in ran:
                message = f"there is nothing here for the silence of `{code}` to hide"
                yield Problem("needless-silence", Severity.WARNING, message, place, "remove it")
