"""Watching the processes that tests start."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(
    command: Sequence[str], *, folder: Path | None = None, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A process in a session of its own, whose standard error can be read; ended with the block."""
    # Tests that a shell started in the background ignore Ctrl-C, and so would all that they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stderr=subprocess.PIPE, start_new_session=True, text=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(condition: Callable[[], bool]) -> None:
    """Fails if it takes longer than any machine should need."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def members_of_session(session: int) -> list[str]:
    """The living processes of a session, as lines of ``ps``."""
    command = ["ps", "-o", "pid=,stat=", "-s", str(session)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in listed.stdout.splitlines() if " Z" not in line]
