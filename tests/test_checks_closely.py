"""Where checks are most likely to cry wolf or to sleep: cases laid over the sound story."""

import datetime as dt

import pytest
from sound_story import codes, find, lay_over


def briefing(prose):
    return f"# briefing.yml\nwhy_it_matters: |\n  {prose}\n"


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        # An actor's name is no evidence; a claim, a dispute, an event and a forecast are.
        (briefing("[[actor:anna-ives]] is the mayor."), ["uncited-statement"]),
        (briefing("The price is high ([[claim:costs-55-million]])."), []),
        (briefing("It began ([[event:works-begin]]), and may end ([[forecast:council-borrows]])."), []),
        (briefing("Cited [@wire-0303].\n\n  Not cited."), ["uncited-statement"]),
        (briefing("First. Second, cited [@wire-0303]. Third."), []),
        ("# actors.yml\nactors:\n  anna-ives: {role: Mayor of Lorn.}", ["uncited-statement"]),
        (
            "# actors.yml\nactors:\n  anna-ives:\n    role: Mayor of Lorn.\n    evidence:\n      - {source: wire-0303}",
            [],
        ),
        ("# timeline.yml\nevents:\n  loan: {when: 2026-03-02, title: A loan is taken}", ["uncited-statement"]),
        ("# timeline.yml\nevents:\n  loan: {when: 2026-03-02, title: A loan, claims: [costs-55-million]}", []),
        ("# claims.yml\nclaims:\n  toll: {statement: There is a toll.}", ["uncited-statement"]),
        ("# briefing.yml\njudgments:\n  rain: {statement: It rains., because: Clouds.}", ["uncited-statement"]),
    ],
)
def test_statements_without_a_source(example, expected, tmp_path):
    assert codes(example, tmp_path) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-03-02", []),  # the day of the source itself
        ("2026-03-03", ["event-after-its-source"]),
        ("2026-03", []),  # some day of the month, perhaps an earlier one
        ("2026-04/..", []),  # still to come, as seen from the briefing's date
        ("2026-03-08~", ["event-after-its-source"]),
        ("2026-03-04?", []),
        ("2026-03-02T23:30+09:00", []),
        ("2026-03-04T01:00+09:00", ["event-after-its-source"]),
        ("2025", []),
    ],
)
def test_events_later_than_their_source(when, expected, tmp_path):
    assert codes(f"# timeline.yml\nevents:\n  works-begin: {{when: '{when}'}}", tmp_path) == expected


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("[[claims:costs-40-million]]", True),
        ("[[claim:costs-40-million]", True),
        ("[[source:wire-0303]]", True),
        ("[[costs-40-million]]", True),
        ("[@wire-0303", True),
        ("[see @wire-0303]", True),
        ("[wire-0303]", True),
        ("@wire-0303", True),
        ("*[@wire-0303*", True),
        ("[the wire](https://wire.example/)", True),
        ("[[claim: costs-55-million]]", False),
        ("[sic]", False),
        ("the [harbour] works", False),
        ("press@wire.example", False),
        ("[press@wire.example]", False),
        ("@mayor", False),
        ("(see [1])", False),
        ("a[0] and b[i]", False),
    ],
)
def test_marks_that_readers_would_see(mark, found, tmp_path):
    example = briefing(f"The money is borrowed [@wire-0303], {mark} says.")
    assert codes(example, tmp_path) == (["unread-mark"] if found else [])


def test_a_mark_is_pointed_at_where_it_is_unread(tmp_path):
    lay_over(tmp_path, briefing("Cited [@wire-0303], and @wire-0303 too."))
    [problem] = find(tmp_path)
    text = (tmp_path / "content/briefings/bridge/briefing.yml").read_text()
    assert text.splitlines()[problem.span.line - 1][problem.span.column - 2 :].startswith(" @wire-0303 too")


def test_a_correction_of_the_source_may_report_what_came_after_it(tmp_path):
    example = (
        "# timeline.yml\nevents:\n  works-begin: {when: 2026-03-06}\n# sources.yml\ngazette-0302: {updated: 2026-03-07}"
    )
    assert codes(example, tmp_path) == []


@pytest.mark.parametrize(
    ("claimant", "kind", "rest", "expected"),
    [
        ("lorn-gazette", "fact", "", ["outlet-as-claimant"]),  # it rests on the council's announcement
        ("lorn-gazette", "attribution", ", origin: council-0301", ["outlet-as-claimant"]),
        ("lorn-gazette", "fact", ", origin: gazette-0302", []),  # its own finding
        ("lorn-gazette", "interpretation", "", []),  # its own reading of the news
        ("lorn-gazette", "interpretation", ", origin: council-0301", ["outlet-as-claimant"]),
        ("lorn-council-press", "fact", "", []),  # no outlet, but the speaker's own channel
        ("lorn-council", "attribution", "", []),
    ],
)
def test_outlets_as_claimants(claimant, kind, rest, expected, tmp_path):
    quote = '{exact: "40 million crowns"}'
    example = (
        f"# claims.yml\nclaims:\n  costs-40-million:\n    claimant: {claimant}\n    kind: {kind}\n"
        f"    evidence:\n      - {{source: gazette-0302, quote: {quote}{rest}}}"
    )
    assert codes(example, tmp_path) == expected


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Two insiders say that the contract is dear.", True),
        ("The Lorn Gazette says that the contract is dear.", False),
    ],
)
def test_an_outlet_is_not_the_claimant_of_what_unnamed_people_say(statement, found, tmp_path):
    example = (
        f"# claims.yml\nclaims:\n  dear:\n    statement: {statement}\n    kind: attribution\n"
        '    claimant: lorn-gazette\n    evidence: [{source: gazette-0304, quote: {exact: "people who have seen"}}]'
    )
    assert codes(example, tmp_path) == (["outlet-as-claimant"] if found else [])


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The bridge will cost fifty-five million crowns.", True),
        ("The bridge will cost 55m crowns.", True),
        ("The bridge is going to cost 55 million crowns.", True),
        ("The council will pay 55 million crowns.", False),
        ("The bridge has already cost 55 million crowns.", False),
    ],
)
def test_near_duplicates_of_one_passage(statement, found, tmp_path):
    example = (
        f"# claims.yml\nclaims:\n  again:\n    statement: {statement}\n"
        '    evidence: [{source: wire-0303, quote: {exact: "the bridge will cost 55 million crowns"}}]'
    )
    assert codes(example, tmp_path) == (["near-duplicate-claim"] if found else [])


def test_an_outlet_is_not_the_claimant_of_what_the_claim_says_another_said(tmp_path):
    example = (
        "# claims.yml\nclaims:\n  on-price:\n    statement: Anna Ives called the price fair.\n    kind: attribution\n"
        '    claimant: coast-wire\n    evidence:\n      - {source: wire-0303, quote: {exact: "people who have seen"}}'
    )
    assert codes(example, tmp_path) == ["outlet-as-claimant"]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("It is very unlikely that it opens in time ([[scenario:opens-in-2027]]) [@wire-0303].", True),
        ("It is likely to open in time ([[scenario:opens-in-2027]]) [@wire-0303].", False),
        ("The loan is unlikely (80%) [@wire-0303].", True),
        ("The council calls the loan “very unlikely (80%)” [@gazette-0302].", False),
        ("It is more likely than before that it opens ([[scenario:opens-later]]) [@wire-0303].", False),
        ("We put it at 90 percent, so it is unlikely [@wire-0303].", True),
        ("The odds are even (80%) [@wire-0303].", True),
        ("An almost certain opening (p = 0.55) comes [@wire-0303].", True),
        ("It is likely (five to ten percent) [@wire-0303].", True),
        ("It is likely that 20% of the town moves [@wire-0303].", False),
        ("The price rose by 5%, and will likely rise again [@wire-0303].", False),
        ("It is doubtful (70%) that it opens, a doubtful honour [@wire-0303].", False),
    ],
)
def test_likelihood_words_in_prose(prose, expected, tmp_path):
    assert ("likelihood-word-contradicts-number" in codes(briefing(prose), tmp_path)) == expected


@pytest.mark.parametrize(
    ("because", "expected"),
    [
        ("This is unlikely, given the contract [@wire-0303].", True),
        ("We judge it very likely [@wire-0303].", True),
        ("We judge this likely [@wire-0303].", False),
        ("The builder is unlikely to leave [@wire-0303].", False),
    ],
)
def test_the_grounds_of_a_judgment_speak_of_its_own_likelihood(because, expected, tmp_path):
    example = f'# briefing.yml\njudgments:\n  price-will-rise: {{because: "{because}"}}'
    assert ("likelihood-word-contradicts-number" in codes(example, tmp_path)) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("We are confident that a rise is likely [@wire-0303].", True),
        ("With moderate confidence we call it unlikely [@wire-0303].", True),
        ("A rise is likely [@wire-0303]. Our confidence is high.", False),
        ("The vote of confidence is likely to be lost [@wire-0303].", False),
        ("Consumer confidence is likely to fall [@wire-0303].", False),
        ("Our confidence that it is likely is low [@wire-0303].", True),
        ("Confidence in a likely rise is moderate [@wire-0303].", True),
        ("A rise is likely; confidence: high [@wire-0303].", True),
        ("Public confidence in the likely winner is high [@wire-0303].", False),
        ("A “likely” rise, with high confidence in the figures [@wire-0303].", False),
    ],
)
def test_likelihood_and_confidence_in_one_sentence(prose, expected, tmp_path):
    assert ("likelihood-with-confidence" in codes(briefing(prose), tmp_path)) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("The bridge will cost 56 million crowns [@wire-0303].", ["figure-mismatch"]),
        ("The bridge will cost 55 million crowns [@wire-0303].", []),
        ("The bridge will cost 40 million crowns, or 55 [@gazette-0302; @wire-0303].", []),
        ("Work began on 3 March 2026 ([[event:works-begin]]) [@gazette-0302].", ["figure-mismatch"]),
        ("Work began in March 2026 ([[event:works-begin]]) [@gazette-0302].", []),
        ("Of 3 offers the council took one ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("It is to cost fifty million crowns ([[claim:costs-40-million]]) [@gazette-0302].", ["figure-mismatch"]),
        ("It is to cost forty million crowns ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("It is to cost 40m ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("It is to cost 40,000,000 crowns ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("It is to cost 45 ([[claim:costs-40-million]]) [@gazette-0302].", ["figure-mismatch"]),
        ("It is 15 million less than others say ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("A 12-member council says so ([[claim:costs-40-million]]) [@gazette-0302].", []),
        ("Work began in 2025 ([[event:works-begin]]) [@gazette-0302].", ["figure-mismatch"]),
        ("Work, planned in 2025, began ([[event:works-begin]]) [@gazette-0302].", []),
        ("Two offers were made in 2025 ([[claim:costs-40-million]]) [@gazette-0302].", []),
    ],
)
def test_figures_in_prose(prose, expected, tmp_path):
    assert codes(briefing(prose), tmp_path) == expected


@pytest.mark.parametrize(
    ("statement", "value", "expected"),
    [
        ("PURL was set up in 2025.", "2025", []),
        ("PURL was set up in 2024.", "2025", ["figure-mismatch"]),
        ("PURL was set up in July 2023.", "2023-07", []),
        ("PURL was set up in June 2023.", "2023-07", ["figure-mismatch"]),
        ("PURL was set up in 2023.", "2023-07", []),
        ("PURL was set up long ago.", "2023-07", []),
        ("Since 2014 there were plans, and in 2025 PURL was set up.", "2025", []),
        ("It cost 15,000 crowns.", "15000", []),
        ("It cost 16,000 crowns.", "[14000, 15000]", ["figure-mismatch"]),
        ("Of 3 offers one was for 15,000 crowns.", "15000", []),
        ("It cost a lot.", "15000", []),
    ],
)
def test_a_statement_and_its_value(statement, value, expected, tmp_path):
    example = (
        f"# claims.yml\nclaims:\n  new:\n    statement: {statement}\n"
        f"    about: {{subject: s, property: p, value: {value}}}\n"
        '    evidence: [{source: wire-0303, quote: {exact: "Lorn will borrow money"}}]'
    )
    assert codes(example, tmp_path) == expected


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("The council has a figure ([[claim:costs-40-million]]) [@council-0301].", []),  # what the evidence rests on
        ("The price is disputed ([[dispute:price]]) [@gazette-0302].", []),
        ("Work began ([[event:works-begin]]) [@wire-0303].", ["text-citation-mismatch"]),
        ("One thing [@wire-0303]. Another ([[claim:costs-40-million]]).", []),
        ("Both ([[claim:costs-40-million]], [[claim:costs-55-million]]) [@wire-0303].", []),
    ],
)
def test_citations_beside_what_they_are_cited_for(prose, expected, tmp_path):
    assert codes(briefing(prose), tmp_path) == expected


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("zero\\u200bwidth", False),
        ("soft\\u00adhyphen", False),
        ("\\u202eright to left override", False),
        ("bell\\u0007", False),
        ("lost \\ufffd letter", False),
        ("\\u2066isolate\\u2069", False),
        ("no-break\\u00a0space", True),
        ("می\\u200cخواهم", True),  # the joiner is part of Persian spelling
        ("क्\\u200dष", True),
        ("family \\U0001f468\\u200d\\U0001f469\\u200d\\U0001f467", True),
        ("\\u2067שלום\\u2069", True),
        ("ein\\u200fEnglish mark", False),
    ],
)
def test_characters_that_nobody_sees(title, seen, tmp_path):
    assert codes(f'# briefing.yml\ntitle: "{title}"', tmp_path) == ([] if seen else ["invisible-characters"])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.6, 0.4), []),
        ((0.6, 0.40001), ["probabilities-over-one"]),
        ((0.1, 0.2), []),
        ((0.7, 1.5), ["probability-out-of-range"]),
    ],
)
def test_sums_of_probabilities(values, expected, tmp_path):
    first, second = values
    example = (
        f"# outlook.yml\nscenarios:\n  opens-in-2027: {{probability: [{{on: 2026-03-05, value: {first}}}]}}\n"
        f"  opens-later: {{probability: [{{on: 2026-03-05, value: {second}}}]}}"
    )
    assert codes(example, tmp_path) == expected


def test_ten_tenths_are_one(tmp_path):
    scenarios = "".join(
        f"  s{i}:\n    statement: Course {i}.\n    probability: [{{on: 2026-03-05, value: 0.1}}]\n"
        f'    indicators: {{i{i}: {{text: Sign {i}.}}}}\n    resolution: {{criteria: "It came.", by: 2027-12-31}}\n'
        for i in range(8)
    )
    tenth = "{probability: [{on: 2026-03-05, value: 0.1}]}"
    lower = f"  opens-in-2027: {tenth}\n  opens-later: {tenth}\n"
    assert codes(f"# outlook.yml\nscenarios:\n{lower}{scenarios}", tmp_path) == []


def test_a_circle_through_an_origin_is_spelled_out(tmp_path):
    example = (
        "# sources.yml\nwire-0303: {derived_from: [gazette-0304], published: 2026-03-04}\n"
        "# claims.yml\nclaims:\n  costs-55-million:\n    evidence:\n"
        '      - {source: gazette-0304, origin: wire-0303, quote: {exact: "55 million"}}'
    )
    (problem,) = [p for p in find(lay_over(tmp_path, example)) if p.code == "lineage-cycle"]
    assert "`gazette-0304` → `wire-0303` → `gazette-0304`" in problem.message


def test_an_origin_that_is_the_source_itself_is_no_circle(tmp_path):
    example = (
        "# claims.yml\nclaims:\n  costs-40-million:\n    evidence:\n"
        '      - {source: gazette-0302, origin: gazette-0302, quote: {exact: "40 million crowns"}}'
    )
    assert codes(example, tmp_path) == []


def test_what_is_past_depends_on_today(tmp_path):
    folder = lay_over(tmp_path, "# outlook.yml\nforecasts:\n  council-borrows: {resolution: {by: 2026-03}}")
    assert [p.code for p in find(folder, dt.date(2026, 3, 31))] == []
    assert [p.code for p in find(folder, dt.date(2026, 4, 1))] == ["forecast-past-its-date"]


def test_a_fault_of_the_files_silences_what_concludes_from_absence(tmp_path):
    unused = "# sources.yml\nwire-0306: {title: T, publisher: coast-wire}\n"
    assert codes(unused, tmp_path / "a") == ["unused-source"]
    broken = f"{unused}# claims.yml\nclaims:\n  costs-40-million: {{confidence: medium}}"
    assert codes(broken, tmp_path / "b") == ["wrong-value"]


def test_a_silence_hides_only_its_own_check_at_its_own_entry(tmp_path):
    example = (
        "# claims.yml\nclaims:\n"
        "  costs-40-million: {credibility: 1, silence: {credibility-without-confirmation: It decides the price.}}\n"
        "  costs-41-million: {statement: It will cost 41 million., credibility: 1, evidence: [{source: wire-0303}]}"
    )
    assert sorted(codes(example, tmp_path)) == [
        "credibility-without-confirmation",
        "evidence-without-quote",
        "silenced",
    ]


@pytest.mark.parametrize("code", ["dangling-reference", "yaml-tab", "silenced", "needless-silence", "no-such-check"])
def test_only_checks_can_be_silenced(code, tmp_path):
    example = f"# claims.yml\nclaims:\n  costs-40-million: {{silence: {{{code}: Because.}}}}"
    assert codes(example, tmp_path) == ["unknown-silence"]


def test_a_silence_of_a_check_that_could_not_run_is_not_called_needless(tmp_path):
    example = "# claims.yml\nclaims:\n  costs-40-million: {silence: {quote-not-in-snapshot: Lost.}}"
    folder = lay_over(tmp_path, example)
    assert [p.code for p in find(folder)] == ["needless-silence"]
    (folder / "snapshots").rename(folder / "elsewhere")
    assert find(folder) == ()


@pytest.mark.parametrize(
    "example",
    [
        "# claims.yml\ndisputes:\n  price: {favours: costs-56-million}",
        "# claims.yml\ndisputes:\n  price: {claims: [costs-40-million, costs-56-million]}",
        "# sources.yml\ngazette-0302: {derived_from: [council-301]}",
    ],
)
def test_a_reference_to_nothing_is_one_fault(example, tmp_path):
    assert codes(example, tmp_path) == ["dangling-reference"]


def test_two_dates_that_do_not_fit_are_told_once(tmp_path):
    example = """
# claims.yml
claims:
  price-will-rise:
    statement: The price will rise.
    evidence:
      - {source: gazette-0302, origin: wire-0303, quote: {exact: "40 million crowns"}}
  council-speaks:
    statement: The council has spoken to the paper.
    evidence:
      - {source: gazette-0302, origin: wire-0303, quote: {exact: "The council puts the price"}}
"""
    assert codes(example, tmp_path).count("published-before-derived") == 1


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("when: 2026-03-06, text: 'So it is said [@wire-0303].'", ["event-after-its-source"]),
        ("when: 2026-03-06, text: 'Said [@wire-0303; @gazette-0302].'", ["event-after-its-source"]),
        ("when: 2026-03-04, text: 'Said [@wire-0303; @gazette-0304].'", []),
        ("when: 2026-03-03, text: 'So it is said [@wire-0303].'", []),
        ("when: 2026-04, text: 'Planned [@wire-0303].'", []),  # still to come
        ("when: 2026-03-06, text: 'Said [@wire-0303].', claims: [costs-55-million]", ["event-after-its-source"]),
        ("when: 2026-03-04, text: 'Said [@wire-0303].', claims: [costs-55-million]", []),
        ("when: 2026-04, claims: [costs-55-million]", []),
    ],
)
def test_events_that_only_their_text_gives_a_source(event, expected, tmp_path):
    assert codes(f"# timeline.yml\nevents:\n  loan: {{title: A loan is taken, {event}}}", tmp_path) == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Anna Yves", True),
        ("Ana Ives", True),
        ("Anna Ivse", True),
        ("Anna Ives’", False),
        ("Anna Ives's council", False),
        ("ANNA IVES", False),
        ("anna ivos", False),
        ("“Anna Yves”", False),
        ("Anna Irving", False),
        ("Hanna Ivanova", False),
        ("Anna", False),
    ],
)
def test_names_that_are_not_quite_right(words, found, tmp_path):
    example = briefing(f"The mayor, {words}, borrows the money [@wire-0303].")
    assert ("name-misspelt" in codes(example, tmp_path)) == found


def test_countries_and_what_the_standard_leaves_to_its_users(tmp_path):
    assert codes("# briefing.yml\nplaces: [KR, EU, XK, ZZ, UK, KO]", tmp_path) == ["unknown-country"] * 2


def test_a_quote_in_other_marks_is_the_same_quote(tmp_path):
    example = (
        "# claims.yml\nclaims:\n  costs-55-million:\n    credibility: 3\n    evidence:\n"
        '      - {source: wire-0303, quote: {exact: "55 million crowns"}}\n'
        '      - {source: wire-0303, quote: {exact: "55  Million crowns"}}'
    )
    assert codes(example, tmp_path) == ["repeated-evidence"]


def test_criteria_without_words_are_none(tmp_path):
    example = "# outlook.yml\nscenarios: {opens-later: {resolution: {criteria: ' '}}}"
    assert codes(example, tmp_path) == ["scenario-without-resolution"]
