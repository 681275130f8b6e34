"""The parameters of one call, however they were sent: query, form, multipart, JSON, or JSON inside text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rehearsal.refusal import bad_request


@dataclass(frozen=True)
class Upload:
    """A file as it came in a multipart body."""

    file_name: str
    mime_type: str
    body: bytes


@dataclass
class Params:
    """One call's parameters, read the way Telegram reads them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """What Telegram makes of it: something that is no number counts as the default."""
        try:
            return int(self.text(name).strip() or default)
        except ValueError:
            return default

    def fact(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "1", "yes", "t", "y")

    def tree(self, name: str) -> Any:
        """The parameter as a JSON value, or None if it is absent or empty."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def summary(self) -> dict[str, Any]:
        """The parameters as the journal keeps them: files by size only."""
        shown: dict[str, Any] = {name: value for name, value in self.values.items() if value is not None}
        for name, upload in self.uploads.items():
            shown[name] = f"<{upload.file_name}: {len(upload.body)} bytes>"
        return shown
