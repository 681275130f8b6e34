"""Every setting of the service: one field, its default and what it does."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


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

    def api_base(self) -> str:
        """The address in front of the token, as the library wants it."""
        return f"{self.api.rstrip('/')}/bot"

    def file_base(self) -> str:
        """The address in front of the token for downloads."""
        return f"{self.api.rstrip('/')}/file/bot"
