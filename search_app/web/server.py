"""The production server that ``babelfind serve`` runs: several threads, no debugger."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from indexer.errors import BabelfindError
from indexer.settings import Settings
from search_app.search import Searcher
from search_app.web import create_app

_ALL_ADDRESSES = ("0.0.0.0", "::")  # noqa: S104  # recognised, never chosen by us


class CannotListen(BabelfindError):
    """The address or port can't be had."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that accepts requests as soon as it runs."""

    address: str
    """Where a browser on this machine finds it."""
    searcher: Searcher
    """What answers its requests."""
    _server: BaseWSGIServer | MultiSocketServer

    def run(self) -> None:
        """Answers requests until it is interrupted."""
        gc.collect()
        gc.freeze()  # what is loaded stays: a search need not wait while it is looked through for garbage
        self._server.run()


def listen(settings: Settings) -> Server:
    """A server at the host and port of the settings. Raises :class:`CannotListen`."""
    app = create_app(settings)
    try:
        server = create_server(app, host=settings.host, port=settings.port, ident=None)
    except (OSError, ValueError) as error:
        where = f"{settings.host}:{settings.port}"
        why = getattr(error, "strerror", None) or error
        raise CannotListen(f"Can't listen at {where} ({why}): choose another --port or --host.") from error
    return Server(_address(settings.host, _port(server)), app.extensions["babelfind"], server)


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in _ALL_ADDRESSES else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def _port(server: BaseWSGIServer | MultiSocketServer) -> int:
    """The port it listens at, which may have been left to the system."""
    if isinstance(server, MultiSocketServer):
        return int(server.effective_listen[0][1])
    return int(server.getsockname()[1])
