"""Each folder below tests/bad is a small corpus with one fault, and says in `expected.txt` what is found there.

To accept what is found now: BRIEFING_ACCEPT=1 pytest tests/test_bad_corpora.py; then read the difference.
"""

import os
from pathlib import Path

import pytest
from sound_story import find

from briefing.report import describe

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in BAD.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_a_bad_corpus_gives_exactly_what_it_expects(case, monkeypatch):
    monkeypatch.chdir(BAD / case)  # so that places are shown relative to the case
    found = "".join(f"{describe(problem)}\n" for problem in find(Path()))
    expected = Path("expected.txt")
    if os.environ.get("BRIEFING_ACCEPT"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_a_bad_corpus_is_about_its_code(case, monkeypatch):
    monkeypatch.chdir(BAD / case)
    found = {problem.code for problem in find(Path())}
    assert case in found
    # Only a silence comes with a second message: the note of what it hid.
    assert found - {"silenced"} <= {case}
