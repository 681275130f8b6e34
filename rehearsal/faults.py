"""Things that go wrong on request: per method, chat, count, chance or script."""

import random
from dataclasses import dataclass, field

from rehearsal.refusal import Json

CALL_FAULTS = {
    "delay": "answer after `seconds`",
    "delay_before": "act and answer only after `seconds`",
    "reset": "break the connection before anything is done",
    "accept_then_drop": "do it, then break the connection: the effect is kept, the reply is lost",
    "hang": "do nothing and never answer, until the caller gives up or `seconds` passed",
    "accept_then_hang": "do it and never answer",
    "error": "answer `code` with `words` and do nothing",
    "accept_then_error": "do it and answer `code` with `words`",
    "html": "answer `code` with a page of HTML instead of JSON",
    "flood": "answer 429 with `retry_after` and hold the chat so long",
    "pass": "nothing goes wrong; for scripts",
}
QUEUE_FAULTS = {
    "duplicate": "an update that was handed out comes once more in a later answer, confirmed or not",
    "reorder": "a new update takes the place of an earlier one of another lane that still waits",
    "late": "an update enters the queue up to `seconds` later than it was made",
    "lost": "an update never enters the queue",
}


@dataclass
class Fault:
    """One thing that goes wrong. `count` is how often (None: always), `skip` how many fitting calls pass first."""

    id: int
    kind: str
    method: str = "*"
    chat_id: int | None = None
    count: int | None = None
    skip: int = 0
    chance: float = 1.0
    seconds: float = 0.0
    code: int = 502
    words: str = "Bad Gateway"
    retry_after: int = 5
    script: list[str] = field(default_factory=list)
    hits: int = 0

    def fits(self, method: str, chat_id: int | None) -> bool:
        is_meant = self.method in ("*", method) or (self.method.endswith("*") and method.startswith(self.method[:-1]))
        return is_meant and self.chat_id in (None, chat_id)


class Faults:
    """The faults in force, asked in the order in which they were added; the first that fits strikes."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self._next_id = 1
        self.active: list[Fault] = []

    def add(self, kind: str, method: str = "*", script: list[str] | None = None, **values: object) -> Fault:
        """Raises ValueError for a kind nobody knows. A script is a list of kinds, one for each fitting call."""
        for one in script or [kind]:
            if one not in CALL_FAULTS and one not in QUEUE_FAULTS:
                raise ValueError(f"no such fault: {one}; there are {', '.join(CALL_FAULTS | QUEUE_FAULTS)}")
        fault = Fault(self._next_id, kind, method.lower(), script=list(script or []))
        for name, value in values.items():
            if not hasattr(fault, name) or name in ("id", "hits"):
                raise ValueError(f"no such setting of a fault: {name}")
            setattr(fault, name, value)
        self._next_id += 1
        self.active.append(fault)
        return fault

    def remove(self, fault_id: int | None = None) -> None:
        """Take one away, or all."""
        self.active = [fault for fault in self.active if fault_id is not None and fault.id != fault_id]

    def for_call(self, method: str, chat_id: int | None) -> Fault | None:
        for fault in self.active:
            kinds = fault.script or [fault.kind]
            if kinds[0] not in QUEUE_FAULTS and fault.fits(method, chat_id) and self._strikes(fault):
                if not fault.script:
                    return fault
                kind = fault.script.pop(0)
                if not fault.script:
                    self.active.remove(fault)
                return None if kind == "pass" else Fault(**{**vars(fault), "kind": kind, "script": []})
        return None

    def for_update(self, kind: str) -> Fault | None:
        """The queue fault that strikes a new update; `method` of such a fault may name the kind of update."""
        for fault in self.active:
            if fault.kind in QUEUE_FAULTS and fault.method in ("*", kind) and self._strikes(fault):
                return fault
        return None

    def _strikes(self, fault: Fault) -> bool:
        if fault.skip > 0:
            fault.skip -= 1
            return False
        if fault.chance < 1.0 and self._random.random() >= fault.chance:
            return False
        fault.hits += 1
        if fault.count is not None:
            fault.count -= 1
            if fault.count <= 0 and not fault.script:
                self.active.remove(fault)
        return True

    def describe(self) -> list[Json]:
        return [dict(vars(fault)) for fault in self.active]
