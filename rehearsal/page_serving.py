"""The phones' page for a browser on this machine: its files, files of chats, and who may ask this port at all."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_request import BaseRequest

from rehearsal.exchange import Exchange
from rehearsal.storeroom import BYTES
from rehearsal.world import StoredFile

PAGE: Final = Path(__file__).parent / "page"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self';"
    " frame-src http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FILE_POLICY: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"
SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TYPES: Final = {"html": "text/html", "css": "text/css", "js": "text/javascript", "ogg": "audio/ogg",
                "svg": "image/svg+xml"}  # fmt: skip
# What a browser may show by itself, known by its first bytes and never by what its sender says of it.
SHOWN: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"),
                (b"GIF89a", "image/gif"), (b"OggS", "audio/ogg"))  # fmt: skip
_NAME = re.compile(r"[a-z_]+\.(?:css|js|ogg|svg)")


def why_foreign(request: BaseRequest, port: int) -> str | None:
    """Why a request is not answered, or None.

    Any page on the web can make a browser ask this port. It is told from our own by the name it asks under (a name
    of theirs that leads here), by its origin, and by what the browser says of its site.
    """
    own = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if request.headers.getall("Host", []) not in [[name] for name in own]:
        return "this port is asked as 127.0.0.1 or localhost"
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.headers['Host']}":
        return "this port answers its own page alone"
    is_entry = request.method in ("GET", "HEAD") and request.path == "/"
    if not is_entry and request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return "this port answers its own page alone"
    if request.method == "POST" and request.can_read_body and request.content_type != "application/json":
        return "acts are given as application/json"
    return None


def is_from_a_page(request: BaseRequest, port: int) -> bool:
    """Whether a browser asks the bots' port, for whatever page: bots send neither of these headers, and a page whose
    name was made to lead here asks under that name. A page that could call it would read what people write."""
    is_marked = "Origin" in request.headers or "Sec-Fetch-Site" in request.headers
    return is_marked or request.headers.getall("Host", []) not in [[f"127.0.0.1:{port}"], [f"localhost:{port}"]]


class PageServing:
    """Answers GET: `/`, `/halaman/<name>`, `/berkas/<file id>`."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def answer(self, request: BaseRequest) -> web.Response | None:
        """None for what is not there."""
        path = request.path
        if path == "/":
            return self._own("index.html")
        folder, _, name = path[1:].partition("/")
        if folder == "halaman" and _NAME.fullmatch(name):
            return self._own(name)
        file = self._exchange.world.files.get(name) if folder == "berkas" else None
        return _part(self._file(file), request) if file is not None else None

    def _own(self, name: str) -> web.Response | None:
        path = PAGE / name
        if not path.is_file():
            return None
        headers = SAFE | {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        kind = TYPES[name.rpartition(".")[2]]
        charset = None if kind.startswith("audio") else "utf-8"
        return web.Response(body=path.read_bytes(), content_type=kind, charset=charset, headers=headers)

    def _file(self, file: StoredFile) -> web.Response:
        """A picture or a voice message to be shown, everything else to be kept; nothing of it ever runs."""
        body = self._exchange.world.body(file)
        headers = SAFE | {"Content-Security-Policy": FILE_POLICY, "Cache-Control": "private, max-age=3600"}
        kind = next((kind for first, kind in SHOWN if body.startswith(first)), None)
        if kind is None or file.kind not in ("photo", "voice", "audio"):
            name = quote(str(file.card.get("file_name") or file.path.rpartition("/")[2]), safe="")
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
            kind = BYTES
        return web.Response(body=body, content_type=kind, headers=headers)


def _part(whole: web.Response, request: BaseRequest) -> web.Response:
    """A browser that plays a recording asks for it in parts; without them it does not know how long it is."""
    whole.headers["Accept-Ranges"] = "bytes"
    assert isinstance(whole.body, bytes), "files are answered as they are"
    try:
        start, stop, _ = request.http_range.indices(len(whole.body))
    except ValueError:
        return whole
    if "Range" not in request.headers or start >= stop:
        return whole
    headers = {**whole.headers, "Content-Range": f"bytes {start}-{stop - 1}/{len(whole.body)}"}
    del headers["Content-Type"]
    return web.Response(status=206, body=whole.body[start:stop], content_type=whole.content_type, headers=headers)
