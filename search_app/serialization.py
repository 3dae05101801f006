"""Responses as JSON: the object that the API and the command line promise."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from search_app.messages import SearchResponse


def to_json(response: SearchResponse, *, indent: int | None = None) -> str:
    """The fields of a response in their order, letters as they are; on one line without ``indent``."""
    return _adapter().dump_json(response, indent=indent).decode()


def values_of(response: SearchResponse) -> dict[str, Any]:
    """The same object, to be put into another one."""
    values: dict[str, Any] = _adapter().dump_python(response, mode="json")
    return values


@cache
def _adapter() -> TypeAdapter[SearchResponse]:
    return TypeAdapter(SearchResponse)
