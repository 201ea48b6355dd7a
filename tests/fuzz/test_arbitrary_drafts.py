"""Any draft over any article: reviewed, assembled, verified again, shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fuzz.strategies import articles, budget, drafts
from fuzz.targets import POLICY, check_article, check_summary, show
from summarise.article import Article
from summarise.assembly import assemble
from summarise.checks.review import review_draft
from summarise.escalation.scheme import entry
from summarise.parts import merge_drafts
from summarise.repairs import repaired
from summary_factory import run_record


@budget(60)
@given(st.data())
def test_a_reviewed_draft_quotes_the_article_and_stands_when_verified_again(
    data: st.DataObject,
) -> None:
    article = data.draw(articles())
    draft = data.draw(drafts(article))

    review = review_draft(draft, article, policy=POLICY, language=None, scheme=entry)
    run = run_record(article_sha256=article.sha256, parameters={})
    summary = assemble(review, article, run)

    check_article(article)
    check_summary(summary, article)
    assert all(len(problem) <= 200 for problem in review.problems())
    assert -10 <= summary.escalation.index <= 10


@budget(15)
@given(st.data())
def test_a_summary_of_any_draft_can_be_shown(data: st.DataObject) -> None:
    article = data.draw(articles())
    draft = data.draw(drafts(article))
    review = review_draft(draft, article, policy=POLICY, language=None, scheme=entry)

    show(assemble(review, article, run_record(article_sha256=article.sha256)), article)


@budget(30)
@given(st.data())
def test_corrections_and_parts_of_any_kind_join_to_a_draft(data: st.DataObject) -> None:
    article: Article = data.draw(articles())
    first, second = data.draw(drafts(article)), data.draw(drafts(article))
    reviews = [
        review_draft(draft, article, policy=POLICY, language=None) for draft in (first, second)
    ]

    joined = repaired(*reviews)

    assert len(joined.claims) <= len(first.claims) + len(second.claims)
    assert len(merge_drafts([first, second]).signals) <= len(first.signals) + len(second.signals)
