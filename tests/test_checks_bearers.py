"""Nicknames and offices that the article gives to somebody else."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.acting.bearers import another_bearer


@pytest.mark.parametrize(
    ("alias", "sentence", "bearer"),
    [
        ("the Owl", "Dov Koril, known to all as the Owl, left.", "Dov Koril"),
        ("the Owl", "Dov Koril, nicknamed the Owl, left.", "Dov Koril"),
        ("the Owl", "The name of the Owl belongs to Dov Koril.", "Dov Koril"),
        ("Orsk's consul", "Orsk's consul, Dov Koril, left.", "Dov Koril"),
        ("the Owl", "Mara Quill, known as the Owl, met Dov Koril.", None),
        ("the mayor", "The mayor met Dov Koril.", None),
        ("the mayor", "The mayor left.", None),
        ("Quill", "Quill, Dov Koril, left.", None),
    ],
)
def test_whoever_bears_a_nickname_in_the_article_is_named(
    alias: str, sentence: str, bearer: str | None
) -> None:
    assert another_bearer("Mara Quill", alias, article_of([sentence])) == bearer


def test_bodies_may_go_by_any_name() -> None:
    article = article_of(["Dov Koril, known as the Owl, left."])

    assert another_bearer("Ministry of Orsk", "the Owl", article) is None
