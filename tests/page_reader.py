"""Reads a page as a browser would, strictly, so that a test can ask what stands in it."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

VOID = {"meta", "br", "input"}


class Element:
    """An element, its attributes, and the text inside it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.words: list[str] = []

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(self.words).split())


class PageReader(HTMLParser):
    """All elements in order; insists on closing tags, and on each attribute standing once.

    Attributes:
        elements: In the order in which they open.
        open: Those that are not closed yet.
        others: Comments, declarations but the first, processing instructions.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def named(self, tag: str) -> list[Element]:
        """Every element of a name."""
        return [element for element in self.elements if element.tag == tag]

    def at(self, anchor: str) -> Element:
        """The one element with this id."""
        (found,) = [item for item in self.elements if item.attributes.get("id") == anchor]
        return found

    def policy(self) -> str | None:
        """The page's own policy on content."""
        (found,) = [item for item in self.named("meta") if "http-equiv" in item.attributes]
        assert found.attributes["http-equiv"] == "Content-Security-Policy"
        return found.attributes["content"]

    def strictest_policy(self) -> str:
        """The policy that allows this style and this script, and nothing else."""
        return (
            f"default-src 'none'; style-src {self._digest('style')}; "
            f"script-src {self._digest('script')}; base-uri 'none'; form-action 'none'"
        )

    def _digest(self, tag: str) -> str:
        (element,) = self.named(tag)
        sha256 = hashlib.sha256("".join(element.words).encode()).digest()
        return f"'sha256-{base64.b64encode(sha256).decode()}'"
