"""A second invented crisis for tests of grouping, at sea and in the wires: six outlets, and gold.

Written before the grouping was last changed, and with other words than the crisis of
`evals/dossier`: a tanker boarded, a grid hacked, hostages, sanctions, shots at a protest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from crisis import denied, person, state, story, told
from summarise.dossier.assembly import make_dossier
from summarise.dossier.model import Stance
from summarise.evals.grouping import (
    ActorMention,
    ClaimMention,
    GroupingGold,
    GroupingScore,
    score_dossier,
)
from summarise.vocabulary import ActorType, ClaimStatus

MILITARY, ARMED_GROUP, IGO = ActorType.MILITARY, ActorType.ARMED_GROUP, ActorType.IGO
CIVILIAN, POLICE, NGO = ActorType.CIVILIAN, ActorType.POLICE, ActorType.NGO

Told = tuple[str, dict[str, Any]]  # the group of a claim, `-` before it if it disputes; or ""


def _plan(text: str, by: str | None = None) -> dict[str, Any]:
    return told(text, by, status=ClaimStatus.PLANNED)


CLAIMS: dict[str, tuple[date, Sequence[Told]]] = {
    "anchor": (
        date(2032, 5, 3),
        (
            (
                "tanker",
                told(
                    "Coldanese marines boarded the tanker Halcyon Dawn in the Strait of Pell on "
                    "Saturday and took its crew of 22 prisoner.",
                    "Marezian Foreign Ministry",
                ),
            ),
            (
                "-tanker",
                denied("No Coldanese vessel came near the Halcyon Dawn.", "Coldanese navy"),
            ),
            (
                "grid",
                told(
                    "The power cuts in Lanmouth were caused by hackers working for Coldane.",
                    "Tessa Morland",
                ),
            ),
            ("-grid", denied("Coldane has nothing to do with the failure of the grid.", "Coldane")),
            (
                "shot",
                told("Four demonstrators were shot dead in Lanmouth on Friday night.", "a doctor"),
            ),
            ("talks", _plan("The two foreign ministers will meet in Arvo on Thursday.")),
            ("", told("The Strait of Pell carries a fifth of the region's grain.")),
            (
                "hostages",
                told(
                    "Six engineers are being held by the Free Shoals Movement at the Bryn mine.",
                    "Tessa Morland",
                ),
            ),
        ),
    ),
    "beacon": (
        date(2032, 5, 4),
        (
            (
                "tanker",
                told("Gunmen from Coldane seized the Halcyon Dawn and are holding 22 sailors."),
            ),
            ("grid", told("Coldane's cyber army switched off the lights in Lanmouth.")),
            (
                "police",
                told(
                    "Riot police opened fire on the crowd in Cathedral Square.", "opposition leader"
                ),
            ),
            ("-police", denied("The police did not use live rounds.", "Interior Ministry")),
            (
                "hostages",
                told("The Free Shoals Movement kidnapped six engineers at the Bryn mine."),
            ),
            (
                "paid",
                told("Coldane pays the Free Shoals Movement and trains its fighters.", "Jon Vasky"),
            ),
            ("recall", told("Marezia has recalled its ambassador from Coldane.")),
            (
                "",
                told(
                    "Since the seizure of the Halcyon Dawn, insurance for ships in the strait "
                    "has doubled."
                ),
            ),
        ),
    ),
    "corona": (
        date(2032, 5, 4),
        (
            ("-tanker", denied("Our ships have seized no tanker.", "Coldanese navy")),
            (
                "",
                told(
                    "The Halcyon Dawn was stopped by its own crew in a quarrel over pay.",
                    "Coldanese navy",
                ),
            ),
            (
                "-grid",
                denied(
                    "The charge that Coldane hacked the Marezian grid is an invention.",
                    "Emil Strand",
                ),
            ),
            (
                "-paid",
                denied(
                    "Not a single coin has gone from Coldane to the Shoals fighters.", "Coldane"
                ),
            ),
            (
                "shot",
                told("Nine people died when police broke up the demonstration in Lanmouth."),
            ),
            (
                "talks",
                _plan(
                    "Foreign Minister Ada Lund will travel to Arvo on Thursday to meet her "
                    "Marezian counterpart."
                ),
            ),
            (
                "",
                told(
                    "Coldane will answer any embargo.", "Ada Lund", status=ClaimStatus.HYPOTHETICAL
                ),
            ),
            ("expelled", told("Marezia has expelled two Coldanese diplomats.")),
        ),
    ),
    "dispatch": (
        date(2032, 5, 6),
        (
            (
                "freed",
                told(
                    "The crew of the Halcyon Dawn were released on Wednesday after mediation by "
                    "the Eastern Rim Union."
                ),
            ),
            (
                "sanctions",
                told(
                    "The Eastern Rim Union has imposed sanctions on three Coldanese shipping firms."
                ),
            ),
            (
                "hostages",
                told("Six mine workers at Bryn are in the hands of the Free Shoals Movement."),
            ),
            (
                "dead hostage",
                told("One of the engineers abducted at Bryn is dead.", "Bryn Mining Company"),
            ),
            (
                "-dead hostage",
                denied("All the engineers are alive and well.", "Free Shoals Movement"),
            ),
            (
                "police",
                told(
                    "Officers fired live ammunition into the crowd at Cathedral Square.",
                    "Rights Watch Lanmouth",
                ),
            ),
            ("expelled", told("Two diplomats from Coldane were told to leave Marezia.")),
            (
                "",
                told("The power failure in Lanmouth began with a fire at the Tarn substation."),
            ),
        ),
    ),
    "evening": (
        date(2032, 5, 7),
        (
            (
                "sanctions",
                told("Three shipping companies from Coldane were blacklisted by the Union."),
            ),
            ("freed", told("All 22 sailors from the tanker have been set free.")),
            (
                "",
                told("After the release of the crew the Halcyon Dawn sailed for Port Lisko."),
            ),
            ("cancelled", told("The Arvo talks have been called off.", "a diplomat")),
            ("-cancelled", denied("The meeting in Arvo has not been cancelled.", "Ada Lund")),
            ("strait", told("Coldane has closed the Strait of Pell to foreign warships.")),
            (
                "paid",
                told(
                    "The Free Shoals Movement's wages come from Coldanese state coffers.",
                    "a defector",
                ),
            ),
            ("-paid", denied("The Movement takes no money from Coldane.", "Free Shoals Movement")),
        ),
    ),
    "foreland": (
        date(2032, 5, 8),
        (
            (
                "strait",
                told("Coldane shut the Strait of Pell to naval ships of other states on Thursday."),
            ),
            (
                "-strait",
                denied("The Strait of Pell is open to all.", "Coldanese navy"),
            ),
            ("recall", told("Marezia's ambassador has been called home from Coldane.")),
            (
                "tanker",
                told(
                    "The men who boarded the Halcyon Dawn were Coldanese marines.",
                    "Eastern Rim Union",
                ),
            ),
            (
                "shot",
                told("The number of people killed in the Lanmouth protests has risen to six."),
            ),
            ("", told("Coldanese marines held an exercise off Port Lisko on Saturday.")),
            ("dead hostage", told("A kidnapped engineer was killed at the Bryn mine.")),
        ),
    ),
}

CAST: dict[str, Sequence[tuple[str, dict[str, Any]]]] = {
    "anchor": (
        ("marezia", state("Marezia")),
        ("coldane", state("Coldane")),
        ("ministry", person("Marezian Foreign Ministry")),
        ("navy", person("Coldanese navy", MILITARY)),
        ("morland", person("Tessa Morland")),
        ("", person("a doctor", CIVILIAN)),
        ("movement", person("Free Shoals Movement", ARMED_GROUP)),
    ),
    "beacon": (
        ("coldane", state("Coldane")),
        ("marezia", state("Marezia")),
        ("", person("opposition leader")),
        ("police", person("Interior Ministry")),
        ("movement", person("Free Shoals Movement", ARMED_GROUP, aliases=("the Movement", "FSM"))),
        ("vasky", person("Jon Vasky", MILITARY)),
    ),
    "corona": (
        ("coldane", state("Coldane")),
        ("marezia", state("Marezia")),
        ("navy", person("Navy of Coldane", MILITARY, aliases=("Coldanese navy",))),
        ("strand", person("Emil Strand")),
        ("lund", person("Ada Lund", aliases=("Foreign Minister Ada Lund",))),
    ),
    "dispatch": (
        ("coldane", state("Coldane")),
        ("marezia", state("Marezia")),
        ("union", person("Eastern Rim Union", IGO)),
        ("movement", person("Free Shoals Movement", ARMED_GROUP)),
        ("", person("Bryn Mining Company", ActorType.COMPANY)),
        ("", person("Rights Watch Lanmouth", NGO)),
    ),
    "evening": (
        ("coldane", state("Coldane")),
        ("union", person("the Union", IGO)),
        ("lund", person("Foreign Minister Lund")),
        ("movement", person("The Movement", ARMED_GROUP, aliases=("Free Shoals Movement",))),
        ("", person("a diplomat")),
        ("", person("a defector", CIVILIAN)),
    ),
    "foreland": (
        ("coldane", state("Coldane")),
        ("marezia", state("Marezia")),
        ("navy", person("Coldane's navy", MILITARY, aliases=("Coldanese navy",))),
        ("union", person("Eastern Rim Union (ERU)", IGO)),
    ),
}


def scored() -> GroupingScore:
    """How well the crisis is put together."""
    stories = {
        outlet: story(
            outlet,
            [claim for _, claim in claims],
            [actor for _, actor in CAST[outlet]],
            published=day,
        )
        for outlet, (day, claims) in CLAIMS.items()
    }
    digests = {outlet: item.summary.article.sha256 for outlet, item in stories.items()}
    groups: dict[str, list[ClaimMention]] = {}
    for outlet, (_, claims) in CLAIMS.items():
        for number, (group, _) in enumerate(claims, start=1):
            stance = Stance.DISPUTES if group.startswith("-") else Stance.SUPPORTS
            mention = ClaimMention(article=digests[outlet], claim=f"c{number}", stance=stance)
            if group:
                groups.setdefault(group.removeprefix("-"), []).append(mention)
    actors: dict[str, list[ActorMention]] = {}
    for outlet, cast in CAST.items():
        for number, (name, _) in enumerate(cast, start=1):
            if name:
                mention_of = ActorMention(article=digests[outlet], actor=f"a{number}")
                actors.setdefault(name, []).append(mention_of)
    gold = GroupingGold(
        id="strait",
        results="",
        groups=tuple(map(tuple, groups.values())),
        actors=tuple(map(tuple, actors.values())),
    )
    return score_dossier(gold, make_dossier(stories.values()))
