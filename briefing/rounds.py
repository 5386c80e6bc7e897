"""One round of making a site: what is due of it. The rest, as far as it stands already, waits for a later round.

A build is one round in which all is due. Under `mkdocs serve` what somebody edited is made at once; what changes only
by something that briefings share is made when it is asked for, or when there is nothing else to do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from briefing import urls
from briefing.asking import Changed, print_of
from briefing.pages.plan import PagePlan
from briefing.problems import has_errors
from briefing.shares import iter_counted, iter_elsewhere, iter_in_shares
from briefing.site_shares import Share, SiteWork, examine_share, make_page_share, make_story_share
from briefing.story_share import PAGES_A_STORY, Examined
from briefing.wanted import Wanted

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Round:
    """What is made in one go."""

    wanted: Wanted
    prints: Mapping[str, str]
    """The fingerprints of the folders of all briefings, by slug."""
    due: Callable[[str], bool]
    """Whether a share is to be made even though it could wait: of a slug, or of the address of a page."""
    breathe: Callable[[], None]
    """Is called between any two shares, and may raise an exception to end the round; what was made stays."""

    def examine(self, work: SiteWork) -> dict[str, Examined]:
        """What was found in each briefing, by slug; in one that waits, what was found last.

        None waits that had errors, or asked for something that is gone.
        """
        last, world, prints = self.wanted.last, work.world, self.prints
        by = print_of(work.kept.program, world.today.isoformat(), world.state)
        changed = world.changed_since(last.examined_in) if by == last.examined_by else None
        same = {slug for slug, known in prints.items() if last.examined_folders.get(slug) == known}
        kept = {slug for slug in same - last.unexamined if last.examined[slug].asked_none_of(changed)}
        lost = world.lost_since(last.examined_in)
        able = {
            slug for slug in same - kept
            if last.examined[slug].asked_none_of(lost) and not has_errors(last.examined[slug].value.problems)
        }  # fmt: skip
        last.unexamined = prints.keys() - kept
        items = [(slug, prints[slug], last.examined.get(slug)) for slug in self._now(prints, kept, able)]
        found = self._spread(examine_share, work, items, "briefings checked")
        for (slug, *_), result in zip(items, found, strict=True):
            last.examined[slug] = result
            last.unexamined.discard(slug)
            self.breathe()
        last.examined = {slug: last.examined[slug] for slug in prints}
        last.examined_by, last.examined_folders, last.examined_in = by, prints, world
        return {slug: result.value for slug, result in last.examined.items()}

    def make_stories(self, work: SiteWork, changed: Changed) -> list[Share]:
        """The share of each briefing; `changed` is what is answered otherwise than when all were last looked at."""
        last, prints, site = self.wanted.last, self.prints, work.kept.site
        same = {slug for slug, known in prints.items() if last.made_folders.get(slug) == known and slug in last.shares}
        kept = {
            slug for slug in same - last.unmade if site == last.site and last.shares[slug].asked_none_of(changed)
        }  # fmt: skip
        lost = work.world.lost_since(last.made_in)  # what others take from its last result would lead nowhere
        able = {slug for slug in same - kept if last.shares[slug].asked_none_of(lost)}
        last.unmade |= prints.keys() - kept
        items = [(slug, prints[slug], last.shares.get(slug)) for slug in self._now(prints, kept, able)]
        made = self._spread(make_story_share, work, items, "briefings made")
        for (slug, *_), result in zip(items, made, strict=True):
            last.note(slug, result, self.wanted.out)
            self.breathe()
        last.made_folders, last.site = prints, site
        return [last.shares[slug].value for slug in prints]

    def make_shared(self, work: SiteWork, plans: Sequence[PagePlan], changed: Changed) -> list[Share]:
        """The share of each page that belongs to no briefing, by its plan, likewise."""
        last = self.wanted.last
        above = {plan.uri: plan for plan in plans if plan.uri in {urls.HOME, urls.ACTORS, urls.TOPICS}}
        work = replace(work, above={uri: replace(plan, context={}) for uri, plan in above.items()})
        shown = print_of(work.kept.site, *sorted(above))
        same = shown == last.shown
        known = {plan.uri: said for plan in plans if (said := last.print_of_plan(plan)) is not None}
        kept = {
            uri for uri in known.keys() - last.unmade
            if same and uri in last.shares and last.shares[uri].asked_none_of(changed)
        }  # fmt: skip
        last.plans = {plan.uri: (plan, known.get(plan.uri, "")) for plan in plans}
        last.unmade |= last.plans.keys() - kept
        last.shown = shown
        now = self._now(last.plans, kept, last.shares.keys())
        items = [(*last.plans[uri], last.shares.get(uri)) for uri in now]
        made = self._spread(make_page_share, work, items, weight=1)
        for (plan, *_), (said, result) in zip(items, made, strict=True):
            last.plans[plan.uri] = plan, said
            last.note(plan.uri, result, self.wanted.out)
            self.breathe()
        last.drop_others([*work.world.titles, *last.plans], self.wanted.out)
        return [last.shares[plan.uri].value for plan in plans]

    def _now(self, names: Iterable[str], kept: AbstractSet[str], able: AbstractSet[str]) -> list[str]:
        """Which of some are made now: those not `kept` as they are, unless they are `able` to wait and may."""
        return [name for name in names if name not in kept and (name not in able or self.due(name))]

    def _spread(
        self,
        make: Callable[[SiteWork, T], R],
        work: SiteWork,
        items: Sequence[T],
        done: str = "",
        *,
        weight: int = PAGES_A_STORY,
    ) -> Iterator[R]:
        """Do the work by the executor that was chosen, or else in processes of this machine; an item is so many pages.

        `done` is in which words to tell how far it is.
        """
        largest = 4 if weight > 1 else 32
        if self.wanted.executor:
            made = iter_elsewhere(self.wanted.executor, make, work, items, largest=largest)
        else:
            made = iter_in_shares(partial(make, work), items, work.world.settings.jobs, weight=weight, largest=largest)
        return iter_counted(made, len(items), done, self.wanted.tell) if done else iter(made)
