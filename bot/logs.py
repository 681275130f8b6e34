"""What the service writes about itself: times, events, ids; never a token, a text, a name or a choice."""

import logging
import re
import sys
from typing import Any

import structlog

# A bot token in any text, should a library print one.
TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")


def _without_tokens(_logger: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = TOKEN.sub("<token>", value)
    return event


def set_up(level: str, *, as_json: bool) -> None:
    """Sends our events and the libraries' warnings to standard error. The Telegram library prints every text at
    DEBUG, so it never gets below INFO."""
    steps: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _without_tokens,
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*steps, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processor=last, foreign_pre_chain=steps))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in ("telegram", "aiohttp", "asyncio", "matplotlib", "fontTools"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelName(level)))
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
