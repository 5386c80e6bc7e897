"""The track record: which estimate counts, what is listed where, and the page and charts as readers get them."""

import datetime as dt
import math
import re

import pytest
from lxml import etree

from briefing import load, parse_edtf
from briefing.analysis.coming import has_dates
from briefing.analysis.scoring import ResolvedForecast, score_forecasts
from briefing.analysis.track_record import counting_estimate, describe_call, track_record
from briefing.exchange import Site
from briefing.language import ENGLISH
from briefing.model.outlook import Estimate, Resolution
from briefing.pages.calibration_svg import calibration_svg
from briefing.pages.digesting import digest_of
from briefing.pages.facts import Facts
from briefing.pages.probability_svg import Period, common_period, probability_svg
from briefing.pages.score_view import score_words
from briefing.pages.site import bind, plan_site
from briefing.pages.track_record import plan_track_record
from briefing.render import Renderer
from briefing.snapshots import Snapshots

OUTLOOK = """\
scenarios:
  joins:
    statement: It joins.
    probability:
      - {on: 2026-01-01, value: 0.6}
      - {on: 2026-03-01, value: 0.8}
      - {on: 2026-04-05, value: 0.99}
    resolution: {criteria: C., by: 2026-12-31, outcome: "yes", on: 2026-04-05, evidence: [{source: report}]}
  stays-out:
    statement: It stays out.
    probability: [{on: 2026-01-01, value: 0.3}]
    resolution: {criteria: C., outcome: "no", on: 2026-04-05}
forecasts:
  war:
    title: War & *peace*
    statement: There is war.
    probability: [{on: 2026-02-10, value: 0.3}]
    resolution: {criteria: C., outcome: "no", on: 2026-02-10}
  late:
    statement: It was said too late.
    probability: [{on: 2026-06-01, value: 0.3}]
    resolution: {criteria: C., outcome: "no", on: 2026-02-10}
  lost:
    statement: It lost its sense.
    probability: [{on: 2026-02-01, value: 0.5}]
    resolution: {criteria: C., outcome: void, on: 2026-02-10, note: The office was abolished.}
  overdue:
    statement: It should be known by now.
    probability: [{on: 2026-02-01, value: 0.2}]
    resolution: {criteria: C., by: 2026-04-30}
  today:
    statement: It is due on the day of the update.
    resolution: {criteria: C., by: 2026-05-01}
  sometime:
    statement: It has no date.
    probability: [{on: 2026-02-01, value: 0.25}]
"""
PAGE = """\
# Track record

<p class="lead">Every scenario and forecast of these briefings: what was said, what came of it, and how good that was.</p>

| Kind | Scored (n) | Void | Mean Brier score | Mean log score |
| --- | ---: | ---: | ---: | ---: |
| All | 3 | 1 | 0.073 | −0.312 |
| Stand-alone forecasts | 1 | 1 | 0.090 | −0.357 |
| Scenarios | 2 | 0 | 0.065 | −0.290 |

Always saying 50% would earn a Brier score of 0.250 and a log score of −0.693.

<p class="caution" role="note">Fewer than 30 forecasts are scored. With so few, these figures mean little: they cannot be \
told from luck.</p>

## Calibration {#section-calibration}

Of what was called 70% probable, about 70% should come true.

<figure class="chart-figure">
PICTURE
<figcaption>Each dot stands for the forecasts of one tenth of the scale, its bar for the 95% interval. On the dashed \
line, things come true as often as was said.</figcaption>
</figure>

| Probability given | n | Mean forecast | Came true | 95% interval |
| --- | ---: | ---: | ---: | ---: |
| 0–10% | 0 | – | – | – |
| 10–20% | 0 | – | – | – |
| 20–30% | 0 | – | – | – |
| 30–40% | 2 | 30% | 0% | 0–66% |
| 40–50% | 0 | – | – | – |
| 50–60% | 0 | – | – | – |
| 60–70% | 0 | – | – | – |
| 70–80% | 0 | – | – | – |
| 80–90% | 1 | 80% | 100% | 21–100% |
| 90–100% | 0 | – | – | – |

## Resolved {#section-resolved}

| Question | Briefing | Said | On | Outcome | Decided | Brier | Log |
| --- | --- | --- | --- | --- | --- | ---: | ---: |
| [It joins.](story/outlook#scenario-joins) | [T](story/index) | very likely (80%) | 1 March 2026 | **yes**[1] | 5 April 2026 | 0.040 | −0.223 |
| [It stays out.](story/outlook#scenario-stays-out) | [T](story/index) | unlikely (30%) | 1 January 2026 | **no** | 5 April 2026 | 0.090 | −0.357 |
| [War & *peace*](story/outlook#forecast-war) | [T](story/index) | unlikely (30%) | 10 February 2026 (the day it was decided) | **no** | 10 February 2026 | 0.090 | −0.357 |
| [It was said too late.](story/outlook#forecast-late) | [T](story/index) | nothing in time |  | **no** | 10 February 2026 | not scored | not scored |

## Void {#section-void}

These could not be decided. They do not count.

- [It lost its sense.](story/outlook#forecast-lost) ([T](story/index)): roughly even chance (50%), void since \
10 February 2026. The office was abolished.

## Past their date and not resolved {#section-overdue}

- ! due 30 April 2026 [It should be known by now.](story/outlook#forecast-overdue) ([T](story/index)): very unlikely (20%)

## Open {#section-open}

| Due | Question | Briefing | Now |
| --- | --- | --- | --- |
| 1 May 2026 | [It is due on the day of the update.](story/outlook#forecast-today) | [T](story/index) | not given |
| no date | [It has no date.](story/outlook#forecast-sometime) | [T](story/index) | unlikely (25%) |
"""  # noqa: E501 — table rows


def digests_of(corpus):
    return [digest_of(Facts(corpus, story, Snapshots(None)), Site()) for story in corpus.stories.values()]


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "briefings" / "story"
    folder.mkdir(parents=True)
    (tmp_path / "publishers.yml").write_text("wire: {name: Wire, kind: wire}\n")
    (folder / "briefing.yml").write_text("title: T\nlead: L.\nupdated: 2026-05-01\n")
    (folder / "sources.yml").write_text("report: {title: R, publisher: wire, published: 2026-04-06}\n")
    (folder / "outlook.yml").write_text(OUTLOOK)
    return tmp_path


@pytest.fixture
def corpus(content):
    corpus, problems = load(content)
    assert not problems
    return corpus


def bare(markdown):
    """A page without what other tests look after: entities, times, addresses of the site."""
    text = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), markdown.partition("---\n\n")[2])
    text = re.sub(r"</?time[^>]*>|</?span[^>]*>|<sup[^>]*>|</sup>|\]\(briefings/story/sources[^)]*\)", "", text)
    text = re.sub(r"</?strong[^>]*class=\"outcome\">|</strong>", "**", text).replace("\\]", "]").replace("[\\[", "[")
    text = re.sub(r"<strong class=\"overdue\">(.*?)\*\*", r"\1", text)
    text = re.sub(r"<svg.*</svg>", "PICTURE", text)
    return text.replace("(briefings/", "(").replace(".md", "").partition("## How this is scored")[0]


def page_of(corpus):
    return Renderer().render(bind(next(plan_track_record(digests_of(corpus))), corpus))


def test_page(corpus):
    assert bare(page_of(corpus)).rstrip() == PAGE.rstrip()


def test_states(corpus):
    states = {call.entry.id: call.state for call in track_record(corpus).calls}
    assert states == {
        "joins": "scored", "stays-out": "scored", "war": "scored", "late": "unscored", "lost": "void",
        "overdue": "overdue", "today": "open", "sometime": "open",
    }  # fmt: skip


def test_page_of_nothing_resolved_has_no_figures(content):
    (content / "briefings" / "story" / "outlook.yml").write_text("forecasts:\n  war: {statement: There is war.}\n")
    page = page_of(load(content).corpus)
    assert "None of them has been resolved so that it can be scored yet." in page
    assert "Calibration" not in page
    assert "Mean" not in page


def test_no_page_without_anything_to_be_wrong_about(corpus, content):
    (content / "briefings" / "story" / "outlook.yml").unlink()
    without = load(content).corpus
    assert not list(plan_track_record(digests_of(without)))
    assert "track-record.md" not in {plan.uri for plan in plan_site(without, Snapshots(None))}
    assert "track-record.md" in {plan.uri for plan in plan_site(corpus, Snapshots(None))}
    assert not has_dates(without.stories["story"])
    assert has_dates(corpus.stories["story"])


def test_false_certainty_is_said_to_be_infinitely_bad(content):
    text = OUTLOOK.replace("{on: 2026-02-10, value: 0.3}", "{on: 2026-02-01, value: 1}")
    (content / "briefings" / "story" / "outlook.yml").write_text(text)
    page = page_of(load(content).corpus)
    assert "| −∞ |" in page
    assert "1 forecast gave no chance at all to what happened" in page


def estimates(*dated):
    return [Estimate(on=parse_edtf(on), value=value) for on, value in dated]


@pytest.mark.parametrize(
    ("given", "decided", "counts"),
    [
        ([("2026-01-01", 0.1), ("2026-02-01", 0.2)], "2026-03-01", 0.2),
        ([("2026-02-01", 0.2), ("2026-01-01", 0.1)], "2026-03-01", 0.2),  # by date, not by place
        ([("2026-01-01", 0.1), ("2026-01-01", 0.2)], "2026-03-01", 0.2),  # of one date, the last
        ([("2026-01-01", 0.1), ("2026-03-01", 0.9)], "2026-03-01", 0.1),  # not one of the day itself
        ([("2026-03-01", 0.9)], "2026-03-01", 0.9),  # unless there is no other
        ([("2026-01-01", 0.1), ("2026-03-02", 0.9)], "2026-03-01", 0.1),
        ([("2026-03-02", 0.9)], "2026-03-01", None),
        ([("2026-01", 0.1), ("2026-03", 0.9)], "2026-03-20", 0.1),  # may have been the same day
        ([("2026-01-01", 0.1), ("2026-03-02", 0.9)], "2026-03", 0.1),
        ([("2026-01-01", 0.1), ("2026-03-02", 0.9)], None, 0.9),
        ([], "2026-03-01", None),
    ],
)
def test_which_estimate_counts(given, decided, counts):
    found = counting_estimate(estimates(*given), parse_edtf(decided) if decided else None)
    assert (found and found.value) == counts


def test_call_in_a_line(corpus):
    said = [describe_call(call) for call in track_record(corpus).calls]
    assert said[0] == "joins resolved yes: 80% of 2026-03-01, Brier 0.040, log -0.223"
    assert said[3] == "late resolved no; no probability was given in time, so it does not score"
    assert said[4] == "lost resolved void: 50% of 2026-02-01; it does not score"
    assert said[5] == "overdue is open: 20% of 2026-02-01; it does not score"


@pytest.mark.parametrize(
    ("score", "words"),
    [(None, "–"), (0.0, "0.000"), (-0.0, "0.000"), (-0.5, "−0.500"), (-math.inf, "−∞"), (1, "1.000")],
)
def test_scores_in_words(score, words):
    assert score_words(score) == words


def svg(markdown):
    """A picture as an XML parser sees it: entities resolved, well formed."""
    return etree.fromstring(str(markdown))


SVG = "{http://www.w3.org/2000/svg}"


def test_chart_says_what_it_shows():
    given = estimates(("2026-01-01", 0.4), ("2026-02-01", 0.55))
    resolution = Resolution(criteria="C.", outcome="no", on=parse_edtf("2026-02-20"))
    period = common_period((e.on for e in given), dt.date(2026, 3, 1))
    picture = svg(probability_svg(ENGLISH, "k", 'A <b> & "*x*"', given, period, resolution))
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == 'Probability over time: A <b> & "*x*"'
    assert picture.findtext(f"{SVG}desc").startswith(
        "40% on 1 January 2026, 55% on 1 February 2026, in 2 estimates. Resolved on 20 February 2026: no."
    )
    ids = {picture.get("aria-labelledby"), picture.get("aria-describedby")}
    assert ids == {element.get("id") for element in picture.iter() if element.get("id")}
    points = [(float(c.get("cx")), float(c.get("cy"))) for c in picture.iter(f"{SVG}circle")]
    assert points[0] == (42, 107.2)
    assert points[1] == (pytest.approx(period.x(dt.date(2026, 2, 1)), abs=0.01), 84.4)
    assert [c.findtext(f"{SVG}title") for c in picture.iter(f"{SVG}circle")] == [
        "40%, 1 January 2026",
        "55%, 1 February 2026",
    ]


def test_chart_takes_its_colours_from_the_page():
    picture = str(probability_svg(ENGLISH, "k", "T", estimates(("2026-01", 0.4)), Period(dt.date.min, dt.date.max)))
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', picture)) <= {"currentColor", "none"}
    assert "style=" not in picture
    assert "\n" not in picture, "a blank line would end the raw HTML block"


def test_single_estimate_of_a_single_day_stands_in_the_middle():
    given = estimates(("2026-01-01", 0.4))
    picture = svg(probability_svg(ENGLISH, "k", "T", given, common_period([given[0].on], None)))
    assert [c.get("cx") for c in picture.iter(f"{SVG}circle")] == ["184"]
    assert "the only estimate so far" in picture.findtext(f"{SVG}desc")


def test_charts_share_one_period():
    dates = [parse_edtf(text) for text in ("2026-02", "2026-01-15", "../2026-03-01")]
    assert common_period(dates, dt.date(2026, 2, 1)) == Period(dt.date(2026, 1, 15), dt.date(2026, 3, 1))
    assert common_period([], dt.date(2026, 2, 1)) is None


def test_calibration_plot_has_a_dot_and_a_band_for_each_filled_decile():
    scores = score_forecasts([ResolvedForecast(0.05, "yes"), *[ResolvedForecast(0.75, "no")] * 9])
    picture = svg(calibration_svg(ENGLISH, "k", scores.deciles))
    assert len(list(picture.iter(f"{SVG}circle"))) == 2
    assert len(picture.findall(f"{SVG}path[@class='chart-band']")) == 2
    assert picture.findtext(f"{SVG}desc").startswith(
        "10 scored forecasts in 2 of ten bins. In 1 bins things came true more often than the probabilities said, and "
        "in 1 less often"
    )
    assert "70% to 80%: n = 9, mean forecast 75%, came true 0%" in etree.tostring(picture, encoding="unicode")
