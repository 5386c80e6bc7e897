"""Each briefing's data as JSON: what was written and what it computes to, apart, complete and documented."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exchange.briefing_json import (
    BriefingFile,
    briefing_data,
    briefing_data_schema,
    export_briefing_json,
    export_data_schema,
)
from briefing.exchange.exported import Site, format_json
from briefing.load import load

ROOT = Path(__file__).parent.parent.parent
DOCS = (ROOT / "docs/formats/briefing-json.md").read_text(encoding="utf-8")


def data_of(corpus, site=None, slug="port"):
    return briefing_data(corpus, corpus.stories[slug], site or Site())


def test_what_was_written_stands_there_as_it_was_written(corpus):
    data = data_of(corpus)["data"]
    assert data["briefing"]["title"] == "A port closes"
    assert data["sources"]["wire-1"] == {
        "title": "PORT CLOSED", "publisher": "wire", "published": "2026-01-01", "consulted": False,
    }  # fmt: skip
    assert data["relations"]["runs"]["from"] == "mina"
    assert data["shared_actors"]["mina"]["names"] == {"ko": "김미나"}
    assert set(data["publishers"]) == {"daily", "wire"}


def test_what_it_computes_to_stands_beside_it(corpus):
    computed = data_of(corpus)["computed"]
    closed = computed["claims"]["closed-on-1st"]
    assert (closed["standing"], closed["reports"]) == ("single-origin", ["daily-1"])
    assert closed["origins"] == [{"family": "wire", "roots": ["wire-1"], "reports": ["daily-1"]}]
    assert computed["claims"]["closed-on-2nd"]["standing"] == "unsupported"
    assert computed["roots"] == {"daily-1": ["wire-1"], "wire-1": ["wire-1"]}
    counts = computed["counts"]
    assert (counts["sources"], counts["consulted"], counts["origins"], counts["open_disputes"]) == (2, 1, 1, 1)


def test_there_is_an_address_only_where_the_site_has_one(corpus):
    assert "url" not in data_of(corpus)
    assert data_of(corpus, Site(url="https://x.example/b/"))["url"] == "https://x.example/b/briefings/port/index.html"


def test_keys_stand_in_the_order_written(make_corpus):
    data = data_of(
        make_corpus(claims=("closed-on-1st:\n    statement", "zz:\n    statement: Z.\n  closed-on-1st:\n    statement"))
    )
    assert list(data["data"]["claims"]) == ["zz", "closed-on-1st", "closed-on-2nd"]
    assert list(data["computed"]["claims"]) == list(data["data"]["claims"])


@pytest.mark.parametrize("slug", ["port", "korea-purl"])
def test_the_files_fit_their_schema_and_their_own_model(corpus, slug):
    found = corpus if slug == "port" else load(ROOT / "content")[0]
    files = {file.uri: json.loads(file.content) for file in export_briefing_json(found, Site(url="https://x.example/"))}
    [schema] = [json.loads(file.content) for file in export_data_schema()]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert f"briefings/{slug}/briefing.json" in files
    for data in files.values():
        jsonschema.Draft202012Validator(schema).validate(data)
        BriefingFile.model_validate_json(json.dumps(data))


def test_the_same_content_gives_the_same_bytes(make_corpus):
    first, second = (tuple(export_briefing_json(make_corpus(), Site())) for _ in range(2))
    assert first == second


def test_no_field_of_the_file_goes_undocumented():
    schema = briefing_data_schema()
    own = ("Written", "OriginRecord", "ClaimRecord", "Counts", "Computed")
    names = {name for part in own for name in schema["$defs"][part]["properties"]} | set(schema["properties"])
    missing = sorted(name for name in names if not re.search(rf"`{re.escape(name)}`", DOCS))
    assert missing == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    )
)  # fmt: skip
def test_json_is_written_so_that_the_same_is_read(data):
    text = format_json(data, indent=1)
    assert json.loads(text) == data
    assert text.endswith("\n")
