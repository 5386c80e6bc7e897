"""Who publishes: outlets with their owners, reliability and third-party ratings."""

from typing import Literal

from briefing.edtf import EdtfDate
from briefing.model.fields import Country, Id, Items, Noun, Plain, Record, Url, Words

PublisherKind = Literal["wire", "newspaper", "broadcaster", "online", "government", "think-tank", "other"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Rating(Record):
    """What a third party says of a publisher. A rating is never shown without its rater."""

    rater: Plain
    scale: Plain
    value: Plain
    on: EdtfDate | None = None
    url: Url | None = None


class Publisher(Noun):
    """An outlet, agency, ministry or other body that publishes sources."""

    name: Words
    kind: PublisherKind
    names: dict[str, Plain] = {}
    country: Country | None = None
    family: Id | None = None
    """Outlets with one owner or one desk share a family; without one a publisher is a family of its own."""
    reliability: Reliability | None = None
    """Admiralty code (NATO AJP-2.1), A completely reliable to E unreliable, F cannot be judged."""
    url: Url | None = None
    note: Plain | None = None
    """Why it has this reliability, or what else a reader should know of it."""
    ratings: Items[Rating] = ()
