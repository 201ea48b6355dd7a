"""Nicknames and offices that the article gives to somebody else."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import PassageKind
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
        ("Aunt Mara", "Dov Koril, Aunt Mara, left.", None),
        ("the Owl", "The Owl Dov Koril left.", "Dov Koril"),
        ("the Owl", "Dov Koril, known to all of the hills as the Owl, left.", "Dov Koril"),
        ("the Owl", "Dov Koril, known to all of the old hills as the Owl, left.", None),
        ("the Owl", "Quill saw Dov Koril, known as the Owl.", None),
        ("the Owl", "Dov Koril met Ilm Tarn, known as the Owl.", None),
    ],
)
def test_whoever_bears_a_nickname_in_the_article_is_named(
    alias: str, sentence: str, bearer: str | None
) -> None:
    assert another_bearer("Mara Quill", alias, article_of([sentence])) == bearer


@pytest.mark.parametrize(
    ("sentences", "bearer"),
    [
        (["It rained.", "Dov Koril, nicknamed the Owl, left."], "Dov Koril"),
        (["Dov Koril, nicknamed the Owl, left.", "The Owl, Dov Koril, fled."], "Dov Koril"),
        (["The Owl met Dov Koril.", "Dov Koril, nicknamed the Owl, left."], None),
        (["Dov Koril, nicknamed the Owl, left.", "The Owl fled."], None),
    ],
)
def test_every_sentence_with_a_nickname_must_tell_whose_it_is(
    sentences: list[str], bearer: str | None
) -> None:
    assert another_bearer("Mara Quill", "the Owl", article_of(sentences)) == bearer


@pytest.mark.parametrize(("language", "bearer"), [(None, "Dov Koril"), ("de", None)])
def test_nicknames_are_looked_at_in_english_alone(language: str | None, bearer: str | None) -> None:
    article = article_of(["Dov Koril, known as the Owl, left."], language=language)

    assert another_bearer("Mara Quill", "the Owl", article) == bearer


def test_a_nickname_in_a_caption_may_be_anybodys() -> None:
    caption = [(PassageKind.CAPTION, "The Owl of Orsk")]
    article = article_of(["Dov Koril, known as the Owl, left."], furniture=caption)

    assert another_bearer("Mara Quill", "the Owl", article) is None


def test_bodies_may_go_by_any_name() -> None:
    article = article_of(["Dov Koril, known as the Owl, left."])

    assert another_bearer("Ministry of Orsk", "the Owl", article) is None
