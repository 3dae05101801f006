"""Downloads that can be broken off and continued."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from httpx2 import Client, Response

OnProgress = Callable[[int, int], None]
"""Called with the bytes that are there, and the bytes that there will be."""


def resume(client: Client, url: str, part: Path, size: int, on_progress: OnProgress) -> None:
    """Adds to ``part`` what is missing of the file at ``url``, or all of it if the server can't begin inside.

    Returns when the server has nothing more to send or ``size`` bytes are there; whether they are the right
    ones is not looked at. Raises :class:`httpx2.HTTPError` or :class:`OSError`; what came until then stays.
    """
    done = part.stat().st_size if part.exists() else 0
    # The archive as it is: else some servers would compress it once more.
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={done}-"} if done else {})}
    with client.stream("GET", url, headers=headers) as answer:
        if not (done and answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE):
            answer.raise_for_status()
            _append(answer, part, done if _begins_at(answer, done) else 0, size, on_progress)
            return
    part.unlink()  # it is of another file
    resume(client, url, part, size, on_progress)


def _append(answer: Response, part: Path, done: int, size: int, on_progress: OnProgress) -> None:
    with part.open("ab" if done else "wb") as file:
        on_progress(done, size)
        for piece in answer.iter_raw():
            file.write(piece)
            done += len(piece)
            on_progress(min(done, size), size)
            if done >= size:
                return


def _begins_at(answer: Response, place: int) -> bool:
    begins = answer.headers.get("Content-Range", "").startswith(f"bytes {place}-")
    return answer.status_code == HTTPStatus.PARTIAL_CONTENT and begins
