"""Which forms of a whole briefing are made: PDFs only where they are wanted and can be had."""

import pytest

from briefing.companions import whole_forms
from briefing.exchange import pdf


@pytest.mark.parametrize(
    ("wanted", "installed", "forms"),
    [(False, True, ("html",)), (True, True, ("html", "pdf")), (True, False, ("html",))],
)
def test_forms(monkeypatch, wanted, installed, forms):
    monkeypatch.setattr(pdf.importlib.util, "find_spec", lambda _: object() if installed else None)
    assert whole_forms(pdf=wanted) == forms
