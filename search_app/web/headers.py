"""Headers on every answer: what the browser may do with a page that shows other people's text."""

from __future__ import annotations

from flask import Flask, Response, request

_SAFE = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the words searched for stay here when a link leads elsewhere
    "Cross-Origin-Resource-Policy": "same-origin",
}


def install(app: Flask) -> None:
    """Add the headers to every answer of ``app``, errors included."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """``response`` with the headers; pages aren't kept, as the next build may answer differently."""
    response.headers.update(_SAFE)
    if request.endpoint not in {"static", "favicon"}:
        response.headers["Cache-Control"] = "private, no-cache"
        response.vary.add("Accept-Language")
    return response
