"""Follow-ups for the file of the next meeting: the snippet `tindak_lanjut`, as the importer reads it back."""

import json
from typing import Final

from record.record import Record
from record.record_outcomes import Outcome
from rules.outcomes import FollowUpStatus, OutcomeKind

_STATUS: Final = {
    FollowUpStatus.OPEN: "belum",
    FollowUpStatus.RUNNING: "berjalan",
    FollowUpStatus.DONE: "selesai",
}


def write(record: Record) -> bytes:
    """UTF-8 YAML with what is neither done nor withdrawn, in the order of codes; an empty list where nothing is left.
    Every text is a JSON string, which YAML reads as it was typed."""
    left = [one for one in record.outcomes if _is_left(one)]
    if not left:
        return b"tindak_lanjut: []\n"
    lines = ["tindak_lanjut:"]
    for one in left:
        assert one.task is not None, "a follow-up has a task"
        values = {
            "kode": one.code,
            "rapat": record.meeting.code,
            "uraian": one.text,
            "penanggung_jawab": one.task.who,
            "tenggat": one.task.due_on,
            "status": _STATUS[FollowUpStatus(one.task.status)],
        }
        said = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
        lines += [f"{'  - ' if place == 0 else '    '}{line}" for place, line in enumerate(said)]
    return ("\n".join(lines) + "\n").encode()


def _is_left(one: Outcome) -> bool:
    is_done = one.task is not None and one.task.status == FollowUpStatus.DONE
    return one.kind == OutcomeKind.FOLLOW_UP and one.withdrawn is None and not is_done
