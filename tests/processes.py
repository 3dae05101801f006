"""Watching the processes that tests start."""

import subprocess
import time
from collections.abc import Callable


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
