"""All HTTP towards Telegram, on aiohttp: says whether a failed call was certainly not sent, or of unknown fate.

    NetworkError
      Unsent      no connection came about (DNS, refused, connect or pool timeout): the call may be repeated
      TimedOut    written, and no answer in time: it may have arrived
      NetworkError  anything else after the connection stood: it may have arrived

No error carries a URL: the token is part of it.
"""

import json
from typing import Any, Final

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

IDLE_SECONDS: Final = 15.0
CONNECT_SECONDS: Final = 5.0
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_JSON: Final = {"Content-Type": "application/json"}


class Unsent(NetworkError):
    """The call never reached Telegram."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. `read_seconds` is how long an answer may take unless the call says otherwise."""

    def __init__(self, *, connections: int, read_seconds: float = 15.0, media_seconds: float = 30.0) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._media_seconds = media_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        """Opens the pool; does nothing when it is open."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            )

    async def shutdown(self) -> None:
        """Closes the pool; does nothing when it is closed."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def rebuild(self) -> None:
        """Drops every connection, half-dead ones too, and opens a new pool."""
        await self.shutdown()
        await self.initialize()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        seconds = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        body: Any = None
        if request_data is not None and request_data.contains_files:
            body = _form(request_data)
            seconds = max(seconds, self._media_seconds)
        elif request_data is not None:
            body = request_data.url_encoded_parameters().encode()
        headers = _FORM if isinstance(body, bytes) else None
        return await self._call(method, url, body, headers, seconds)

    async def post_json(self, url: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """The status and body Telegram answered to a call whose JSON body is already written."""
        return await self._call("POST", url, body, _JSON, seconds)

    async def _call(
        self, method: str, url: str, body: Any, headers: dict[str, str] | None, seconds: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise Unsent("the pool is closed")
        timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS, sock_read=seconds)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        # The order matters: both kinds of "no connection" are also timeouts or connection errors to aiohttp.
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unsent(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut(f"no answer in {seconds:g} s") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as values. Unlike the library's own it never logs a broken answer: ballots may be in it."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer is not a JSON object") from None
        return answer


def _form(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
