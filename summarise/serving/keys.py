"""Who may use the server: a token in a header, a cookie after a login, a secret in each form.

Covers: making and comparing them, in constant time. Does not cover: asking for them.
"""

from __future__ import annotations

import hmac
import secrets

COOKIE = "summarise_session"
_SCHEME = "bearer "


class Keys:
    """The secrets of one server; all but the token last as long as the process.

    Args:
        token: What callers must know; None lets everybody in.

    Attributes:
        session: Value of the cookie that a login earns.
        form: Stands in every form, so that no other site can fill it in for a reader.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token
        self.session = secrets.token_urlsafe(32)
        self.form = secrets.token_urlsafe(32)

    def __repr__(self) -> str:
        return f"Keys(needed={self.needed})"

    @property
    def needed(self) -> bool:
        """Whether there is a token to know."""
        return self._token is not None

    def is_token(self, given: str) -> bool:
        """Whether it is the token."""
        return self._token is not None and _equal(given, self._token)

    def is_form(self, given: str) -> bool:
        """Whether it is the secret of our forms."""
        return _equal(given, self.form)

    def admits(self, authorization: str | None, cookie: str | None) -> bool:
        """Whether a request may pass, by its `Authorization` header or its cookie."""
        if not self.needed:
            return True
        if authorization and authorization[: len(_SCHEME)].lower() == _SCHEME:
            return self.is_token(authorization[len(_SCHEME) :].strip())
        return cookie is not None and _equal(cookie, self.session)


def _equal(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())
