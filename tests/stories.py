"""Small stories made of a few words, for tests of what their evidence computes to."""

from pathlib import Path

from hypothesis import strategies as st

from briefing.corpus import Corpus, Entry, Story
from briefing.model.claim import Claim, Dispute, Evidence
from briefing.model.publisher import Publisher
from briefing.model.source import Source
from briefing.model.story import Briefing
from briefing.yamldoc import Document

DOCUMENT = Document("test.yml", "", {})


def entry(kind, key, noun):
    return Entry(kind, key, noun, DOCUMENT, (key,), "story")


def make_story(sources, claims=None, disputes=None, families=None):
    """A corpus and its only story. Each source is of a publisher of its own name, unless it names one."""
    nouns = {key: Source.model_validate({"title": key, "publisher": key, **given}) for key, given in sources.items()}
    publishers = {noun.publisher for noun in nouns.values()} | set(families or {})
    story = Story(
        "story",
        Path("story"),
        entry("briefing", "story", Briefing(title="T", lead="L")),
        sources={key: entry("source", key, noun) for key, noun in nouns.items()},
        claims={key: entry("claim", key, claim(evidence)) for key, evidence in (claims or {}).items()},
        disputes={
            key: entry("dispute", key, Dispute.model_validate({"question": "Q?", **given}))
            for key, given in (disputes or {}).items()
        },
    )
    corpus = Corpus(
        Path(),
        publishers={
            key: entry("publisher", key, Publisher(name=key, kind="online", family=(families or {}).get(key)))
            for key in publishers
        },
        stories={"story": story},
    )
    return corpus, story


def claim(evidence):
    return Claim(statement="S.", evidence=tuple(Evidence.model_validate(report(given)) for given in evidence))


def report(given):
    """“a” supports, “-a” disputes, “~a” only reports; “a<b,c” names origins."""
    if not isinstance(given, str):
        return given
    name, _, origins = given.partition("<")
    stance = {"-": "disputes", "~": "reports"}.get(name[0], "supports")
    return {
        "source": name.lstrip("-~"), "stance": stance, "origin": tuple(origins.split(",")) if origins else (),
    }  # fmt: skip


NAMES = "abcdefg"


@st.composite
def stories(draw):
    """Stories with up to seven sources whose lineage has no circles, four claims and three disputes."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    sources = {
        name: {
            "publisher": draw(st.sampled_from(names)),
            "derived_from": tuple(draw(st.lists(st.sampled_from(names[:i]), unique=True, max_size=3)) if i else ()),
            "production": draw(st.sampled_from(["human", "unknown", "ai-generated", "ai-assisted"])),
        }
        for i, name in enumerate(names)
    }
    evidence = st.builds(
        lambda source, stance, origin: {"source": source, "stance": stance, "origin": tuple(origin)},
        st.sampled_from(names),
        st.sampled_from(["supports", "supports", "disputes", "reports"]),
        st.lists(st.sampled_from(names), unique=True, max_size=2),
    )
    claims = {f"c{i}": draw(st.lists(evidence, max_size=4)) for i in range(draw(st.integers(1, 4)))}
    pairs = st.lists(st.sampled_from(sorted(claims)), unique=True, min_size=1, max_size=3)
    disputes = {
        f"d{i}": {"claims": tuple(draw(pairs)), **({"resolved": {"on": date("2025")}} if draw(st.booleans()) else {})}
        for i in range(draw(st.integers(0, 3)))
    }
    families = {name: draw(st.sampled_from([None, None, "house"])) for name in names}
    return make_story(sources, claims, disputes, families)


def date(text):
    from briefing.edtf import parse_edtf  # noqa: PLC0415 — only here

    return parse_edtf(text)
