"""What happened: every call and its answer, every update and what became of it; and the questions a test asks of it."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from rehearsal.clock import Clock
from rehearsal.refusal import Json

ENTRIES_MAX = 400_000
EDITS = {"editmessagetext", "editmessagereplymarkup", "editmessagecaption", "editmessagemedia"}
SENDS = {"sendmessage", "sendphoto", "senddocument", "sendmediagroup", "sendpoll"}


@dataclass
class Journal:
    """Entries in order, oldest first, each with `at` in seconds and `event`."""

    clock: Clock
    entries: deque[Json] = field(default_factory=lambda: deque(maxlen=ENTRIES_MAX))
    is_open: bool = True

    def note(self, event: str, **values: object) -> None:
        if self.is_open:
            self.entries.append({"at": self.clock.now(), "event": event, **values})

    def call(self, method: str, params: Json, outcome: Json) -> None:
        """One call of the bot with its parameters and `{"ok", "words", "rule", "fault"}`."""
        self.note("call", method=method, params=params, **outcome)

    def calls(self, method: str = "") -> Iterator[Json]:
        wanted = method.lower()
        for entry in self.entries:
            if entry["event"] == "call" and (not wanted or entry["method"].lower() == wanted):
                yield entry

    # Oracles

    def ids(self, event: str) -> list[int]:
        """Ids of updates that were `confirmed`, `expired`, `dropped`, or that came (`update`)."""
        return [entry["update_id"] for entry in self.entries if entry["event"] == event and "update_id" in entry]

    def answers(self, containing: str = "") -> list[Json]:
        """Accepted answers to taps whose text holds the words: who was told what, and when."""
        found = [entry for entry in self.entries if entry["event"] == "tap_answered"]
        return [entry for entry in found if containing.lower() in str(entry.get("text") or "").lower()]

    def per_minute(self, events: frozenset[str] = frozenset(EDITS | SENDS)) -> dict[str, int]:
        """Per chat: the most accepted sends and edits in any sliding minute."""
        times: dict[str, list[float]] = {}
        for entry in self.calls():
            if entry["ok"] and entry["method"].lower() in events:
                times.setdefault(str(entry["params"].get("chat_id")), []).append(entry["at"])
        return {chat: _densest(moments) for chat, moments in times.items()}

    def broken_rules(self) -> list[Json]:
        """Calls that Telegram refused, or would have, with the name of the rule."""
        return [entry for entry in self.calls() if entry.get("rule")]

    def summary(self) -> Json:
        events = Counter(entry["event"] for entry in self.entries)
        methods = Counter(entry["method"] for entry in self.calls())
        rules = Counter(entry["rule"] for entry in self.broken_rules())
        return {"events": dict(events), "calls": dict(methods), "rules": dict(rules)}


def _densest(moments: list[float]) -> int:
    most, first = 0, 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= 60:
            first += 1
        most = max(most, last - first + 1)
    return most
