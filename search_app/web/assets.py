"""Style sheet, script and icon, which a browser may keep: their addresses change with their content."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, send_from_directory, url_for

STATIC = Path(__file__).parent / "static"
ICON = "icon.svg"
_A_YEAR = 365 * 24 * 60 * 60


def install(app: Flask) -> None:
    """Serve the static files, and give templates ``asset(name)``, the address of one of them."""
    versions = {path.name: _version(path) for path in STATIC.iterdir()}
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _A_YEAR
    app.jinja_env.globals["asset"] = lambda name: url_for("static", filename=name, v=versions[name])
    app.add_url_rule("/favicon.ico", view_func=favicon)


def favicon() -> Response:
    """The icon, where browsers look for it unasked."""
    return send_from_directory(STATIC, ICON)


def _version(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()
