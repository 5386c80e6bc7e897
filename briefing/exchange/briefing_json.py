"""Each briefing's data as one JSON file: everything its authors wrote, and beside it what the evidence computes to.

The shape is `BriefingFile`, of which a JSON Schema is published with the site; docs/formats/briefing-json.md tells it
in words. What is written and what is computed are kept apart, as on the pages. Keys stand in the order written, and the
same content always gives the same bytes.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from briefing import urls
from briefing.analysis.freshness import last_change
from briefing.analysis.origins import Origin, origins_of, roots_of, sources_of
from briefing.analysis.standing import ClaimStanding, Standing, standings_of
from briefing.analysis.states import freeze
from briefing.corpus import Corpus, Story
from briefing.exchange.exported import ExportedFile, Site, format_json
from briefing.model.fields import ClaimId, Id, Items, PublisherId, Record, SourceId, Url
from briefing.model.written import Written
from briefing.revisions import state_data

VERSION = 1
"""Grows when a reader of the format would have to be changed; new optional fields leave it as it is."""

_NOT_WRITTEN = frozenset({"order", "standings"})


class OriginRecord(Record):
    """One independent origin: a publisher family, the roots within it, and the reports that lead there."""

    family: PublisherId
    roots: Items[SourceId]
    reports: Items[SourceId]


class ClaimRecord(Record):
    """What the evidence for a claim computes to; docs/formats/briefing-json.md has the rules."""

    standing: Standing
    reports: Items[SourceId]
    """Sources that support the claim."""
    origins: Items[OriginRecord]
    """The independent origins behind them."""
    disputed_by: Items[SourceId]
    disputed_origins: Items[OriginRecord]
    rivals: Items[ClaimId]
    """Supported claims that an unresolved dispute sets against it."""
    neutral: Items[SourceId]
    """Sources that report it without taking sides."""


class Counts(Record):
    """How much there is of what."""

    sources: int
    consulted: int
    """Sources that were read, and not only known through others."""
    publishers: int
    origins: int
    """Independent origins behind all supporting reports of the briefing."""
    claims: int
    corroborated: int
    single_origin: int
    unsupported: int
    disputed: int
    disputes: int
    open_disputes: int
    events: int
    scenarios: int
    forecasts: int


class Computed(Record):
    """What follows from the data by rule, and is nobody's opinion."""

    counts: Counts
    claims: dict[ClaimId, ClaimRecord] = {}
    roots: dict[SourceId, Items[SourceId]] = {}
    """Where each source's lineage ends; a source that rests on nothing is its own root."""


class BriefingFile(Record):
    """The whole file."""

    schema_: Annotated[str, Field(alias="$schema")] = ""
    """Where the schema lies, relative to this file."""
    format: Literal["briefing-data"]
    version: Literal[1]
    slug: Id
    url: Url | None = None
    """The briefing's page, where the site has a public address."""
    updated: str | None = None
    """The day of the last change, in ISO 8601."""
    data: Written
    computed: Computed


def export_briefing_json(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A file for each briefing."""
    for story in corpus.stories.values():
        yield ExportedFile(urls.data_file(story.slug), _json(briefing_data(corpus, story, site)))


def export_data_schema() -> Iterator[ExportedFile]:
    """The schema of those files."""
    yield ExportedFile(urls.DATA_SCHEMA, _schema_file())


def briefing_data(corpus: Corpus, story: Story, site: Site) -> dict[str, Any]:
    """One briefing's file as plain data."""
    uri = urls.data_file(story.slug)
    written = {key: value for key, value in state_data(freeze(corpus, story)).items() if key not in _NOT_WRITTEN}
    head = {
        "$schema": urls.relative(uri, urls.DATA_SCHEMA),
        "format": "briefing-data",
        "version": VERSION,
        "slug": story.slug,
        "url": site.address(urls.story_page(story.slug)),
        "updated": last_change(story),
    }
    computed = compute(corpus, story).model_dump(mode="json")
    return {**{key: value for key, value in head.items() if value}, "data": written, "computed": computed}


@cache
def _schema_file() -> bytes:
    return _json(briefing_data_schema())


def briefing_data_schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    schema = TypeAdapter(BriefingFile).json_schema(by_alias=True, mode="validation")
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def compute(corpus: Corpus, story: Story) -> Computed:
    """What a story's data computes to."""
    sources, standings = sources_of(story), standings_of(corpus, story)
    return Computed(
        counts=_counts(corpus, story, standings),
        claims={key: _claim(standing) for key, standing in standings.items()},
        roots={key: roots_of(key, sources) for key in sources},
    )


def _counts(corpus: Corpus, story: Story, standings: Mapping[str, ClaimStanding]) -> Counts:
    sources = sources_of(story)
    support = (e for entry in story.claims.values() for e in entry.noun.evidence if e.stance == "supports")
    found = [standing.standing for standing in standings.values()]
    return Counts(
        sources=len(sources),
        consulted=sum(source.consulted for source in sources.values()),
        publishers=len({source.publisher for source in sources.values()}),
        origins=len(origins_of(support, sources, corpus)),
        claims=len(found),
        corroborated=found.count("corroborated"),
        single_origin=found.count("single-origin"),
        unsupported=found.count("unsupported"),
        disputed=found.count("disputed"),
        disputes=len(story.disputes),
        open_disputes=sum(entry.noun.resolved is None for entry in story.disputes.values()),
        events=len(story.events),
        scenarios=len(story.scenarios),
        forecasts=len(story.forecasts),
    )


def _claim(found: ClaimStanding) -> ClaimRecord:
    return ClaimRecord(
        standing=found.standing,
        reports=found.reports,
        origins=_origins(found.origins),
        disputed_by=found.disputed_by,
        disputed_origins=_origins(found.disputed_origins),
        rivals=found.rivals,
        neutral=found.neutral,
    )


def _origins(found: tuple[Origin, ...]) -> tuple[OriginRecord, ...]:
    return tuple(OriginRecord(family=o.family, roots=o.roots, reports=o.reports) for o in found)


def _json(data: Mapping[str, Any]) -> bytes:
    return format_json(data, indent=1).encode()
