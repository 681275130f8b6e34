"""Every setting of the service: one field, its default and what it does."""

import re
from pathlib import Path
from typing import Final

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# Scheme, host and port: nothing that could end a header or begin another part of a policy.
_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?", re.IGNORECASE)
# Folders under which a proxy may lead here.
_PATH: Final = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


class Settings(BaseSettings):
    """Read from the environment and from `.env`; only the token has no default."""

    model_config = SettingsConfigDict(env_prefix="JAJAK_", env_file=".env", extra="ignore", hide_input_in_errors=True)

    token: SecretStr = Field(
        default=SecretStr(""), description="The bot's token from @BotFather. Required by `jajak run`."
    )
    database: str = Field(
        default="sqlite:///var/jajak.db",
        description="Where the meeting is remembered: sqlite:///path or postgresql://…",
    )
    files: Path = Field(default=Path("var/files"), description="Folder for charts and documents, beside the database.")
    names_stay: bool = Field(
        default=False,
        description="Files that name people do not pass through Telegram; the bot says where they lie.",
    )
    api: str = Field(
        default="https://api.telegram.org", description="Address of the Bot API; the rehearsal sets its own."
    )
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")
    log_json: bool = Field(default=False, description="One JSON object a line instead of text.")
    claim_hours: int = Field(default=24, ge=1, le=168, description="How long the owner's one-time link lives.")
    health_port: int = Field(
        default=0, ge=0, le=65535, description="Port on 127.0.0.1 for /healthz, /readyz and /metrics; 0 means none."
    )
    screen_port: int = Field(
        default=8090, ge=0, le=65535, description="Port of the screen for the hall; 0 means no screen."
    )
    screen_host: str = Field(
        default="127.0.0.1",
        description="Address of this machine on which the screen is served; 0.0.0.0 means all of them.",
    )
    screen_address: str = Field(
        default="",
        description="Public address in front of the screen behind a proxy, such as https://layar.example.go.id.",
    )
    screen_frames: str = Field(
        default="", description="Origin whose pages may show the screen in a frame; the rehearsal sets its own."
    )

    @field_validator("screen_address")
    @classmethod
    def _is_address(cls, value: str) -> str:
        """An address that a link can be made from. Raises ValueError."""
        origin = _ORIGIN.match(value)
        if value and (origin is None or not _PATH.fullmatch(value, origin.end())):
            raise ValueError("harus seperti https://layar.example.go.id, tanpa / di akhir / has to look like that")
        return value

    @field_validator("screen_frames")
    @classmethod
    def _is_origin(cls, value: str) -> str:
        """One origin, or none. Raises ValueError."""
        if value and not _ORIGIN.fullmatch(value):
            raise ValueError("harus seperti http://127.0.0.1:8081, tanpa jalur / has to look like that, without a path")
        return value

    def screen_base(self) -> str:
        """What stands in front of `/layar/…` in a link, without a slash at its end; "" where there is no screen. A
        service that listens on every address is named by the one that only this machine has: which of the others a
        laptop in the hall can reach is for the operator to say in `screen_address`."""
        if not self.screen_port or self.screen_address:
            return self.screen_address if self.screen_port else ""
        return self.screen_own()

    def screen_own(self) -> str:
        """The same as this machine finds it, whatever stands in front of it."""
        host = _EVERYWHERE.get(self.screen_host, self.screen_host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.screen_port}"

    def api_base(self) -> str:
        """The address in front of the token, as the library wants it."""
        return f"{self.api.rstrip('/')}/bot"

    def file_base(self) -> str:
        """The address in front of the token for downloads."""
        return f"{self.api.rstrip('/')}/file/bot"
