"""Which package index the person who runs this uses: that of pip's or uv's configuration."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import NamedTuple

_VARIABLES = ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL")
_SECTIONS = (":env:", "download", "global")
"""Of pip's configuration, as ``pip download`` reads it: what is found first wins."""
_SETTING = re.compile(r"([^.\s]+)\.([\w-]+)=(['\"].*)")
_NAME_OF_INDEX = re.compile(r"[\w.-]+=(?=\w+:)")
_SECONDS = 30


class Index(NamedTuple):
    """Where packages come from."""

    urls: tuple[str, ...] = ()
    """None stands for the public index."""
    trusted_hosts: tuple[str, ...] = ()
    """Those that need no certificate."""
    certificates: str = ""
    """A file of authorities to believe instead of those that the system believes."""


def configured_index() -> Index:
    """The index of the environment, else that of pip's files, else the public one."""
    from_pip = _pip_settings()
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    url = _NAME_OF_INDEX.sub("", named.strip(), count=1) or from_pip.get("index-url", "")
    trusted = tuple(from_pip.get("trusted-host", "").split())
    return Index((url,) if url else (), trusted, from_pip.get("cert", ""))


def _pip_settings() -> dict[str, str]:
    """What pip is told by files and the environment; nothing where there is no pip."""
    if find_spec("pip") is None:
        return {}
    command = [sys.executable, "-m", "pip", "config", "list"]
    try:
        listed = subprocess.run(  # noqa: S603  # our own interpreter
            command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    found = [setting.groups() for line in listed.stdout.splitlines() if (setting := _SETTING.fullmatch(line))]
    return {
        name: ast.literal_eval(value)
        for section in reversed(_SECTIONS)
        for of_section, name, value in found
        if of_section == section
    }
