"""How Telegram says no: a number, its own words, and sometimes parameters."""

from typing import Any

Json = dict[str, Any]


class ApiRefusal(Exception):
    """An answer `{"ok": false}`. `rule` names the rule of this emulator that spoke, for the journal."""

    def __init__(self, code: int, words: str, rule: str = "", parameters: Json | None = None) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.rule = rule
        self.parameters = parameters or {}

    def body(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.words}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(words: str, rule: str = "", **parameters: Any) -> ApiRefusal:
    return ApiRefusal(400, f"Bad Request: {words}", rule, parameters)


def forbidden(words: str, rule: str = "reach") -> ApiRefusal:
    return ApiRefusal(403, f"Forbidden: {words}", rule)


def too_many(retry_after_seconds: int, rule: str) -> ApiRefusal:
    words = f"Too Many Requests: retry after {retry_after_seconds}"
    return ApiRefusal(429, words, rule, {"retry_after": retry_after_seconds})
