"""The table as CSV, and references in three formats."""

import csv
import io
import json
import re

import pytest
from stories import date, make_story

from briefing.exchange import EXPORTERS
from briefing.exchange.bibtex import format_bibtex
from briefing.exchange.citation import Citation, cite_claim, cite_source
from briefing.exchange.csl_json import csl_item
from briefing.exchange.exported import Site
from briefing.exchange.matrix_csv import export_matrix_csv, format_csv
from briefing.exchange.plain_citation import format_plain
from briefing.model.claim import Claim

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "=cmd|' /C calc'!A0")


def with_statement(text):
    corpus, story = make_story({"a": {}, "b": {}}, {"c": ["a", "-b"]})
    entry = story.claims["c"]
    noun = Claim.model_validate({**dict(entry.noun), "statement": text})
    object.__setattr__(entry, "noun", noun)
    return corpus, story


def read(corpus, story):
    return list(csv.reader(io.StringIO(format_csv(corpus, story), newline="")))


def test_the_cells_are_those_of_the_matrix():
    corpus, story = make_story({"a": {}, "b": {}, "c": {"consulted": False}}, {"x": ["a", "-b"]})
    assert read(corpus, story) == [
        ["id", "claim", "kind", "claimant", "standing", "reports", "origins", "[1] a", "[2] b"],
        ["x", "S.", "fact", "", "disputed", "1", "1", "supports", "disputes"],
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text):
    cell = read(*with_statement(text))[1][1]
    assert cell[0] == "'"
    assert cell[1] in "=+-@＝"


@pytest.mark.parametrize("text", ['say "no", they said', "two; three", "a|b", "북한, 러시아", "5 > 3"])
def test_other_texts_stay_as_they_are(text):
    assert read(*with_statement(text))[1][1] == text


def test_the_file_has_a_byte_order_mark_and_the_line_ends_of_rfc_4180():
    corpus, _ = with_statement("북한")
    (file,) = export_matrix_csv(corpus, Site())
    assert file.uri == "briefings/story/contested-claims.csv"
    assert file.content.startswith(b"\xef\xbb\xbfid,claim")
    assert file.content.count(b"\r\n") == file.content.count(b"\n") == 2


def test_bibtex_braces_stay_balanced_whatever_the_text():
    citation = Citation("k", "article", r"a } b { c \ d & e % f # g $ h _ i ^ j ~ k", ("A } and B",), "X {Y}")
    text = format_bibtex(citation)
    assert text.count("{") == text.count("}")
    assert r"\textbraceright{}" in text
    assert r"\& e \% f \# g \$ h \_ i \textasciicircum{} j \textasciitilde{} k" in text
    assert text.startswith("@article{k,\n")


def test_names_are_kept_whole():
    citation = Citation("k", "claim", "T", ("The Editors and Friends", "B, C"))
    assert "author = {{The Editors and Friends} and {B, C}}" in format_bibtex(citation)
    assert csl_item(citation)["author"] == [{"literal": "The Editors and Friends"}, {"literal": "B, C"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-21", {"date-parts": [[2026, 2, 21]]}),
        ("2026-02-21T18:09-05:00", {"date-parts": [[2026, 2, 21]]}),
        ("2026-02", {"date-parts": [[2026, 2]]}),
        ("2026", {"date-parts": [[2026]]}),
        ("2024-06~", {"date-parts": [[2024, 6]], "circa": True}),
        ("202X", {"raw": "202X"}),
        ("2024-06/..", {"raw": "2024-06/.."}),
    ],
)
def test_dates_keep_their_precision(text, expected):
    assert csl_item(Citation("k", "article", "T", issued=date(text)))["issued"] == expected


def test_plain_text_reads_as_a_sentence():
    citation = Citation(
        "k", "claim", "It fell.", ("A", "B"), "The crane", date("2025-03"), url="https://x.example/c.html"
    )
    assert format_plain(citation) == "A, B. “It fell.” The crane. March 2025. https://x.example/c.html"
    assert format_plain(Citation("k", "claim", "Did it fall?")) == "“Did it fall?”"
    assert format_plain(Citation("k", "claim", "Headline")) == "“Headline.”"


def test_a_claim_is_cited_by_its_page_and_a_source_by_its_own_address():
    corpus, story = make_story({"a": {"url": "https://a.example/1", "published": date("2025-01-02")}}, {"c": ["a"]})
    assert cite_claim(story, "c", "https://x.example/").url == "https://x.example/briefings/story/claims/c.html"
    assert cite_claim(story, "c").url == ""
    assert cite_source(corpus, story, "a").url == "https://a.example/1"


def test_every_export_has_a_name_and_no_two_files_one_address():
    corpus, _ = make_story({"a": {}}, {"c": ["a"]})
    ours = [e for e in EXPORTERS if e.name in {"matrix-csv", "plain-citation", "bibtex", "csl-json"}]
    files = [file for exporter in ours for file in exporter.export(corpus, Site("https://x.example"))]
    assert len({file.uri for file in files}) == len(files) == 6
    assert all(re.fullmatch(r"[a-z0-9-]+", exporter.name) for exporter in EXPORTERS)
    assert all(json.loads(file.content) for file in files if file.uri.endswith(".json"))
