"""Who may ask: a server for this machine only answers to no foreign name.

A page elsewhere can give its own name the address of this machine and then read what it serves
("DNS rebinding"); the name in the request is what gives it away.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, abort, request
from werkzeug.sansio.utils import host_is_trusted

from indexer.settings import Settings

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1", "[::1]")


def install(app: Flask, settings: Settings) -> None:
    """Refuse requests by other names, where the server listens at this machine only."""
    if settings.host not in _THIS_MACHINE:
        return
    trusted: Sequence[str] = (*_THIS_MACHINE, *settings.trusted_hosts)

    @app.before_request
    def refuse_foreign_names() -> None:
        if not host_is_trusted(request.host, trusted):
            abort(400, description=f"{request.host!r} is not among the trusted_hosts of this server.")
