"""Also check 11: every correction that was proposed has the ruling its entry says, or is listed as open at adoption."""

from collections.abc import Iterator

from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node


def amendment_findings(record: Node) -> Iterator[Finding]:
    """Proposals and rulings against their entries, both ways."""
    proposed: set[str] = set()
    ruled: dict[str, str] = {}
    left_open: list[str] | None = None
    for entry in record.many("entries"):
        kind, payload = entry.text("kind"), entry.part("payload")
        if kind == "amendment.proposed":
            proposed.add(payload.text("amendment"))
        elif kind in ("amendment.accepted", "amendment.declined"):
            code = payload.text("amendment")
            if code in ruled:
                yield wrong(f"usulan koreksi {code}", "diputus dua kali", "was ruled on twice")
            ruled[code] = kind.removeprefix("amendment.")
        elif kind == "meeting.adopted" and payload.maybe("open") is not None:
            left_open = [str(code) for code in payload.texts("open")]
    shown = {one.text("code"): one.text("state") for one in record.many("amendments")}
    for code in sorted(proposed ^ shown.keys()):
        yield wrong(f"usulan koreksi {code}", "tidak cocok dengan catatan rapat", "does not fit the entries")
    for code, state in shown.items():
        if state != ruled.get(code, "open"):
            yield differs(f"usulan koreksi {code}", ruled.get(code, "open"), state)
    if left_open is not None and sorted(left_open) != sorted(shown.keys() - ruled.keys()):
        yield wrong("penetapan", "usulan yang belum diputus tidak sama", "other proposals were left open")
