"""A small briefing that has one of nearly everything, and texts that mean harm."""

import pytest

from briefing.load import load

FILES = {
    "actors.yml": (
        "mina: {name: Mina Kim, kind: person, names: {ko: 김미나}}\nport: {name: Port Authority, kind: organisation}\n"
    ),
    "publishers.yml": (
        "daily: {name: The Daily, kind: newspaper, country: KR, url: 'https://daily.example/'}\n"
        "wire: {name: Wire, kind: wire}\n"
    ),
    "briefings/port/briefing.yml": (
        "title: A port closes\nlead: The port closed, and two reports differ on the day.\nstatus: developing\n"
        "language: en\ntopics: [Trade]\nplaces: [KR]\nauthors: [A. Author]\ncreated: 2026-01-02\nupdated: 2026-01-05\n"
        "what_happened: 'It closed [@daily-1]. See [[claim:closed-on-1st]].'\ndisclosure: By hand.\n"
        "judgments:\n  soon: {statement: It will open soon., likelihood: 0.7, confidence: low}\n"
    ),
    "briefings/port/sources.yml": (
        "daily-1: {title: Port shut, publisher: daily, published: 2026-01-02, url: 'https://daily.example/1',"
        " language: en, production: human, derived_from: [wire-1]}\n"
        "wire-1: {title: PORT CLOSED, publisher: wire, published: 2026-01-01, consulted: false}\n"
    ),
    "briefings/port/actors.yml": (
        "actors:\n  mina: {role: Runs the port.}\n  port: {role: Owns it.}\n"
        "relations:\n  runs: {from: mina, to: port, kind: runs}\n"
    ),
    "briefings/port/timeline.yml": (
        "events:\n  closing: {when: 2026-01-01, title: The port closes,"
        " evidence: [{source: daily-1, quote: {exact: shut}}]}\n"
    ),
    "briefings/port/claims.yml": (
        "claims:\n"
        "  closed-on-1st:\n    statement: The port closed on 1 January.\n    claimant: mina\n"
        "    about: {subject: port, property: closed, value: 2026-01-01}\n"
        "    evidence: [{source: daily-1, quote: {exact: shut on the first}}]\n"
        "  closed-on-2nd:\n    statement: The port closed on 2 January.\n"
        "    about: {subject: port, property: closed, value: 2026-01-02}\n"
        "disputes:\n"
        "  day: {question: When did it close?, claims: [closed-on-1st, closed-on-2nd], favours: closed-on-1st}\n"
    ),
    "briefings/port/outlook.yml": (
        "scenarios:\n  opens:\n    statement: It opens.\n"
        "    probability: [{on: 2026-01-03, value: 0.4, because: Why.}]\n"
    ),
}


@pytest.fixture
def make_corpus(tmp_path):
    """Load the small briefing, with `changes` made to its files: path → (old, new)."""

    def make(**changes):
        replaced = {f"briefings/port/{name}.yml": change for name, change in changes.items()}
        for path, text in FILES.items():
            old, new = replaced.get(path, ("", ""))
            assert old in text
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        corpus, problems = load(tmp_path / "content")
        assert [p for p in problems if p.severity.name == "ERROR"] == []
        return corpus

    return make


@pytest.fixture
def corpus(make_corpus):
    return make_corpus()
