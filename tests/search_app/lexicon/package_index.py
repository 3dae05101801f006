"""A package index on this machine, with the faults that real ones have."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from search_app.lexicon.indexes import Index


@dataclass
class PackageIndex:
    """Offers files by their names; ``asked`` tells from which byte on each was asked for."""

    files: dict[str, bytes]
    knows_ranges: bool = True
    refuses_ranges: bool = False
    breaks_off_after: int | None = None
    goes_on: threading.Event | None = None
    """What the server waits for where it breaks off."""
    redirects: bool = False
    asked: list[int] = field(default_factory=list)
    address: str = ""

    @property
    def index(self) -> Index:
        return Index((f"{self.address}/simple/",))


@contextmanager
def serving(offered: PackageIndex) -> Iterator[PackageIndex]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, kind, name, *_ = self.path.split("/")
            if kind == "simple":
                answer_with_links(self, offered, name)
            elif kind == "files" and offered.redirects:
                self.send_response(302)
                self.send_header("Location", f"/moved/{name}")
                self.end_headers()
            else:
                answer_with_file(self, offered, offered.files[name])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    offered.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield offered
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer_with_links(handler: BaseHTTPRequestHandler, offered: PackageIndex, package: str) -> None:
    names = [name for name in offered.files if name.startswith(f"{package}-")]
    if not names:
        handler.send_error(404)
        return
    page = "".join(f'<a href="/files/{name}">{name}</a>' for name in names).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(len(page)))
    handler.end_headers()
    handler.wfile.write(page)


def answer_with_file(handler: BaseHTTPRequestHandler, offered: PackageIndex, content: bytes) -> None:
    wanted = handler.headers.get("Range")
    first = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
    offered.asked.append(first)
    if wanted and offered.refuses_ranges:
        handler.send_error(416)
        return
    if not offered.knows_ranges:
        first = 0
    handler.send_response(206 if first else 200)
    if first:
        handler.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content) - first))
    handler.end_headers()
    last = len(content) if offered.breaks_off_after is None else offered.breaks_off_after
    handler.wfile.write(content[first:last])
    if offered.goes_on:
        offered.goes_on.wait(60)
