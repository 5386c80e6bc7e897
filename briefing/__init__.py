"""Briefings on contested, developing stories: structured data, checked, as pages that show what is established.

>>> from briefing import load
>>> corpus, problems = load("content")
"""

from briefing.analysis.scoring import ResolvedForecast, score_forecasts
from briefing.corpus import Corpus, Entry, Story
from briefing.edtf import EdtfDate, parse_edtf
from briefing.load import Loaded, load
from briefing.problems import Problem, Severity, Span

__all__ = [
    "Corpus",
    "EdtfDate",
    "Entry",
    "Loaded",
    "Problem",
    "ResolvedForecast",
    "Severity",
    "Span",
    "Story",
    "load",
    "parse_edtf",
    "score_forecasts",
]
