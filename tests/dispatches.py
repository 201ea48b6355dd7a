"""Invented news articles of several hundred words, as many as wanted, for benches.

Two of them share their forms of sentence and hardly any sentence: names, numbers, days and
places are drawn anew for each, from its number alone.
"""

from __future__ import annotations

from random import Random

SENTENCES_PER_PARAGRAPH = 3
_FIRST = ("Var", "Quel", "Tor", "Ves", "Ost", "Mar", "Kel", "Dren", "Hal", "Sor", "Bel", "Und")
_LAST = ("nosk", "mere", "avia", "kar", "ten", "dova", "lund", "gard", "ria", "wick", "stan")
_GIVEN = ("Oda", "Rune", "Lene", "Ivo", "Mila", "Aron", "Tessa", "Jorun", "Pavel", "Sanna")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SENTENCES = (
    "{a} said on {day} that it had moved {n} troops to the border with {b} near {town}.",
    "{b} denied that its artillery had fired {m} shells at {town} before dawn.",
    "President {p} of {a} said the army would not withdraw from {town} before {day}.",
    "Foreign Minister {q} accused {a} of killing {k} civilians in a strike on {other}.",
    "At least {k} soldiers were killed and {m} wounded when {a} shelled {other}, officials said.",
    "The United Nations called on {a} and {b} to agree to a ceasefire within {m} days.",
    "{b} imposed sanctions on {k} banks of {a} after the attack on {other} in March.",
    "“We will answer every shell with {m} of our own,” {p} told reporters in {capital}.",
    "Prime Minister {r} may meet {p} for talks in {capital} on {day}, two diplomats said.",
    "{a} expelled {k} diplomats of {b} on {day} and closed its consulate in {other}.",
    "Witnesses in {town} said that drones had hit a depot {m} kilometres from the river.",
    "{q} warned that {b} would blockade the port of {capital} if the {n} troops stayed.",
    "The two sides exchanged {k} prisoners near {other} under an accord signed last year.",
    "The defence ministry of {b} reported {m} attacks along the front around {town}.",
    "Aid worker {s} said some {n} people had fled {other} since {day}.",
    "{r} said that {b} probably planned another offensive north of {town} in the spring.",
    "{a} agreed to open a road to {other} so that {m} lorries with food could pass.",
    "Neither {p} nor {q} has confirmed the figure of {k} dead, which {s} gave on {day}.",
    "About {n} demonstrators marched through {capital} and demanded an end to the war.",
    "In {year} the same stretch of the border saw {m} weeks of fighting over {town}.",
    "The parliament of {b} voted {m} to {k} to recall its ambassador from {capital}.",
    "Analyst {s} said the {n} reservists called up by {a} could reach {other} by {day}.",
    "{b} shot down {k} drones over {town} and lost {m} vehicles, according to {q}.",
    "The International Red Cross said {k} hospitals around {other} had no power for {m} days.",
)


def dispatch(number: int) -> str:
    """The text of one article, its title first; its last sentence is `This is dispatch NUMBER.`"""
    chance = Random(number)  # noqa: S311  # no secret
    names = _names(chance)
    sentences = [_sentence(form, names, chance) for form in chance.sample(_SENTENCES, 22)]
    title = f"{names['a']} and {names['b']} trade fire near {names['town']}"
    paragraphs = [
        " ".join(sentences[at : at + SENTENCES_PER_PARAGRAPH])
        for at in range(0, len(sentences), SENTENCES_PER_PARAGRAPH)
    ]
    return "\n\n".join([title, *paragraphs, f"This is dispatch {number}."])


def _names(chance: Random) -> dict[str, str]:
    """Two states, three places and four people of one article."""
    places = [first + last for first in _FIRST for last in _LAST]
    a, b, town, other, capital, *families = chance.sample(places, 9)
    people = [f"{given} {family}" for given, family in zip(_GIVEN, families, strict=False)]
    chance.shuffle(people)
    p, q, r, s = people
    return {
        "a": a,
        "b": b,
        "town": town,
        "other": other,
        "capital": capital,
        "p": p,
        "q": q,
        "r": r,
        "s": s,
    }


def _sentence(form: str, names: dict[str, str], chance: Random) -> str:
    return form.format(
        **names,
        day=chance.choice(_DAYS),
        k=chance.randint(3, 90),
        m=chance.randint(3, 90),
        n=f"{chance.randint(2, 90)},{chance.randint(1, 9)}00",
        year=chance.randint(1951, 2019),
    )
