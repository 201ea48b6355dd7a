"""The pages, from their templates. Everything that is not ours is escaped.

Covers: what the templates are given. Does not cover: the report of a summary
(`summarise.render.report`), which is a file of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarise.language_names import language_name
from summarise.render.look import base_style, environment_of
from summarise.render.words import TEXT_LIMIT, safe
from summarise.serving.desk import Desk, Made
from summarise.serving.jobs import Job, State
from summarise.serving.problems import Problem
from summarise.serving.summarising import MAX_CHARACTERS, EngineName
from summarise.serving.wishes import Stage

if TYPE_CHECKING:
    import jinja2

# What a model is most often asked to write in; the API takes every ISO 639-1 code.
_LANGUAGES = "ar de en es fa fr he hi id it ja ko nl pl pt ru sw tr uk ur zh".split()
_STAGES = {
    Stage.FETCHING: ("Fetching", "the page, and finding the article in it"),
    Stage.READING: ("Reading", "sentences, title, date, what is no body text"),
    Stage.ASKING: ("Asking", "the model for claims, actors and signals"),
    Stage.CHECKING: ("Checking", "every item against the article’s own characters"),
}
_SUBJECT = 100  # characters of what is being worked on
_BY_RULES = ("Finding and checking", "by rules: claims, actors, signals")
_ASSETS = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader filled in, to be shown again where something is wrong with it."""

    article: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    engine: str = ""
    policy: str = ""


def form_page(
    root: str,
    desk: Desk,
    form_key: str,
    *,
    given: Given | None = None,
    problem: Problem | None = None,
) -> str:
    """The page with the form.

    Args:
        root: Where the app is mounted.
        desk: What it offers.
        form_key: The secret of our forms.
        given: What stands in the fields.
        problem: What is wrong with it.
    """
    model = desk.model
    return _filled(
        "form",
        root=root,
        form_key=form_key,
        given=given or Given(),
        problem=problem,
        model=None if model is None else safe(model.options.model),
        host=None if model is None else safe(model.options.host or "its service"),
        usual_engine=desk.usual_engine.value,
        policies=list(desk.policies),
        usual_policy=desk.usual_policy.name,
        languages=_languages() if model else [],
        most=MAX_CHARACTERS,
    )


def waiting_page(root: str, job: Job, engine: EngineName, form_key: str) -> str:
    """How far a job is; the script keeps it current, without one the page reloads."""
    stages = job.wish.stages(engine)
    at = stages.index(job.stage) if job.stage in stages else -1
    words = [
        _BY_RULES if stage is Stage.CHECKING and engine is EngineName.BASELINE else _STAGES[stage]
        for stage in stages
    ]
    states = ["done" if n < at else "now" if n == at else "next" for n in range(len(stages))]
    return _filled(
        "waiting",
        root=root,
        form_key=form_key,
        job=job.id,
        subject=safe(job.wish.url or _first_line(job.wish.text or ""), _SUBJECT),
        queued=job.state is State.WAITING,
        steps=list(zip(stages, words, states, strict=True)),
    )


def result_page(root: str, job: Job, made: Made) -> str:
    """The report in a frame, and what can be taken away."""
    return _filled(
        "result", root=root, job=job.id, headline=safe(made.summary.headline, TEXT_LIMIT)
    )


def login_page(root: str, form_key: str, problem: Problem | None = None) -> str:
    """Where the token is asked for."""
    return _filled("login", root=root, form_key=form_key, problem=problem)


def failure_page(root: str, problem: Problem) -> str:
    """What went wrong, where no other page can say it."""
    return _filled("failure", root=root, problem=problem)


def asset(name: str) -> tuple[bytes, str]:
    """A file that the pages load, and its media type.

    Raises:
        KeyError: There is none of that name.
    """
    media_type = _ASSETS[name]
    content = resources.files(__package__).joinpath("assets", name).read_bytes()
    return (base_style().encode() + content if name == "page.css" else content), media_type


def _first_line(text: str) -> str:
    return text.lstrip()[:_SUBJECT].partition("\n")[0]


@cache
def _languages() -> list[tuple[str, str]]:
    return sorted(((code, language_name(code)) for code in _LANGUAGES), key=lambda pair: pair[1])


def _filled(template: str, **values: object) -> str:
    return _environment().get_template(f"{template}.html.j2").render(**values)


@cache
def _environment() -> jinja2.Environment:
    return environment_of(str(__package__))
