"""All that a site generator is to be given, or one exception that shows why it cannot be had."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import build
from briefing.problem_page import render_fault_page, render_problem_page
from briefing.render import RenderError
from briefing.report import describe, summarise


class FaultError(Exception):
    """The content or a template keeps the site from being made.

    The message is for a terminal; `page` is a web page that says the same.
    """

    def __init__(self, message: str, page: str) -> None:
        """Take both forms of the news."""
        super().__init__(message)
        self.page = page


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The pages of a site, the files that go with them, and what the checks had to say though nothing is wrong."""

    pages: Sequence[build.RenderedPage]
    files: Sequence[build.SiteFile]
    remarks: str

    @property
    def addresses(self) -> Sequence[str]:
        """Where everything stands."""
        return [*(page.plan.uri for page in self.pages), *(file.uri for file in self.files)]


def prepare(settings: build.Settings, by_hand: Path, *, show_bugs: bool = False) -> Prepared:
    """Check the content and render everything; `by_hand` is the folder of hand-written pages.

    Raises FaultError when the content is missing or has errors, when a template fails, or when two pages have one
    address; with `show_bugs` also for any other exception, which is raised as it is without.
    """
    try:
        return _prepare(settings, by_hand)
    except FaultError:
        raise
    except FileNotFoundError as error:
        raise FaultError(str(error), render_fault_page("The content is missing", str(error))) from error
    except RenderError as error:
        raise FaultError(str(error), render_fault_page("A page cannot be rendered", str(error))) from error
    except build.AddressTakenError as error:
        raise FaultError(str(error), render_fault_page("Two pages have one address", str(error))) from error
    except Exception as error:
        if not show_bugs:
            raise
        trace = traceback.format_exc()
        raise FaultError(trace, render_fault_page("Something went wrong", trace)) from error


def _prepare(settings: build.Settings, by_hand: Path) -> Prepared:
    checked = build.check(settings)
    summary = summarise(checked.problems, checked.files)
    text = "\n".join([*map(describe, checked.problems), summary])
    if not checked.sound:
        raise FaultError(f"the content has errors\n{text}", render_problem_page(checked.problems, summary))
    pages, files = build.render(settings, checked.corpus), build.accompany(settings, checked.corpus)
    prepared = Prepared(pages, files, text if checked.problems else "")
    build.refuse_taken(prepared.addresses, by_hand)
    return prepared
