"""CAMEO-style codes of actors: a country, then a sector, as in RUSGOV or UKRMIL.

Covers: actors whose type stands for one sector. Does not cover: telling rebels from unknown
gunmen, doctors from refugees, or a firm from a multinational: those have no code.

Countries are ISO 3166-1 alpha-3, sectors those of PLOVER v2.0 (draft manual, chapter "Sector
Codes"), so `JRN` is media where CAMEO itself has `MED`. Not done as in the manual: dependencies
are not counted with the state that controls them, and no `PRE` marks partly recognised bodies.
"""

from __future__ import annotations

from summarise.escalation.scheme import table
from summarise.schema import Actor
from summarise.vocabulary import ActorType

# A party is PTY, and OPP only ever a second code; IGO and NGO stand in the place of a country.
# In CAMEO the UN and the EU are IGO too; PLOVER sets them apart as UNO and EUR.
_PARTY = "PTY"
_WITHOUT_COUNTRY = {ActorType.IGO: "IGO", ActorType.NGO: "NGO"}


def actor_code(actor: Actor) -> str | None:
    """The code, or None where type and country do not settle it.

    >>> actor_code(foreign_ministry)  # doctest: +SKIP
    'RUSGOV'
    """
    if actor.country is None or actor.type is ActorType.IGO:
        return _WITHOUT_COUNTRY.get(actor.type)
    if actor.type is ActorType.POLITICAL_PARTY:
        return actor.country + _PARTY
    sectors = table()["actor_sector"][actor.type.value]
    if len(sectors) > 1:
        return None
    return actor.country + "".join(sectors)
