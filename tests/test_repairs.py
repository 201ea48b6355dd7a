"""Two reviews become one draft."""

import json

from summarise import Article
from summarise.checks.policy import load_policy
from summarise.checks.review import Review, review_draft
from summarise.draft import parse_reply
from summarise.repairs import repaired
from test_pipeline import ACTORS, INVENTED, MOVED, SIGNAL, TEXT, draft

ARTICLE = Article.from_text(TEXT)


def reviewed(**changes: object) -> Review:
    return review_draft(
        parse_reply(draft(**changes)), ARTICLE, policy=load_policy("default"), language=None
    )


def test_kept_items_stay_in_their_order_and_corrections_follow() -> None:
    other = {**MOVED, "text": "Columns moved toward the Ostrel bridge on Sunday."}

    joined = repaired(reviewed(claims=[MOVED, INVENTED]), reviewed(claims=[other]))

    assert [claim.text for claim in joined.claims][:2] == [MOVED["text"], other["text"]]


def test_an_answered_refusal_goes_and_an_unanswered_one_stays_in_sight() -> None:
    fixed = {**INVENTED, "evidence": MOVED["evidence"], "text": "Varnosk opened a bridge to fire."}

    answered = repaired(reviewed(claims=[INVENTED]), reviewed(claims=[fixed]))
    ignored = repaired(reviewed(claims=[INVENTED]), reviewed(claims=[]))

    assert [claim.text for claim in answered.claims] == [fixed["text"]]
    assert [claim.text for claim in ignored.claims] == [INVENTED["text"]]


def test_items_repeated_in_the_second_reply_are_not_doubled() -> None:
    joined = repaired(reviewed(claims=[MOVED, INVENTED]), reviewed(claims=[MOVED]))

    assert [claim.text for claim in joined.claims].count(MOVED["text"]) == 1
    assert len(joined.actors) == len(ACTORS)
    assert len(joined.signals) == 1


def test_prose_that_was_refused_is_taken_from_the_second_reply() -> None:
    wrong = {"headline": "Varnosk moved 99 columns.", "gist": "It moved 99 columns."}
    right = {"headline": "Varnosk moved 12 columns.", "gist": "It moved 12 columns."}

    assert repaired(reviewed(**wrong), reviewed(**right)).headline == right["headline"]
    assert repaired(reviewed(**wrong), reviewed(headline="", gist="")).headline == wrong["headline"]
    assert repaired(reviewed(**right), reviewed(**wrong)).headline == right["headline"]


def test_a_refused_signal_is_answered_by_one_of_its_kind_from_its_sentence() -> None:
    bad = {**SIGNAL, "evidence": [{"sentence": 1, "quote": "opened fire"}]}

    joined = repaired(reviewed(signals=[bad]), reviewed(signals=[SIGNAL]))

    assert json.loads(joined.model_dump_json())["signals"] == [SIGNAL]
