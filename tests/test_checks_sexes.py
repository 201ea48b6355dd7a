"""Whether an article calls somebody he or she."""

from __future__ import annotations

import pytest

from summarise.checks.text.sexes import is_other_sex


@pytest.mark.parametrize(
    ("pronoun", "body", "other"),
    [
        ("she", "The envoy, Quill, said that he would stay.", True),
        ("he", "The envoy, Quill, said that he would stay.", False),
        ("he", "Quill said she would stay.", True),
        ("he", "The spokeswoman, Mrs Quill, left.", True),
        ("he", "The spokeswoman left, and Quill stayed.", False),
        ("he", "Lord Quill said that she would stay.", False),
        ("they", "Quill said she would stay.", False),
        ("he", "Quill said.", False),
        ("he", "Quill said that", False),
        ("he", "Quill said that she", True),
        ("he", "Quill stayed, she left.", False),
        ("he", "The pact was signed by Mrs Quill", True),
        ("he", "Mrs Anna Maria Quill left.", True),
        ("he", "The army spokeswoman Mara Quill left.", True),
        ("he", "Quill said that she would stay.", True),
        ("she", "Mr Quill left.", True),
        ("she", "Mr Pell met Quill.", False),
        ("he", "When Quill left she closed the door.", False),
    ],
)
def test_titles_and_pronouns_tell_a_sex(pronoun: str, body: str, other: bool) -> None:
    assert is_other_sex(pronoun, ("Quill",), body) is other
