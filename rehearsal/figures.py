"""Expected against counted: every figure of a scenario held against the record the bot handed out."""

from collections.abc import Iterator
from typing import Any

from rehearsal.cast.scenario import Scenario
from rehearsal.comparing import Figure, Unread, printed, rate
from rehearsal.results import result

__all__ = ["KINDS", "Figure", "Unread", "figures", "printed", "rate"]

CHANNELS = {"telegram": "telegram", "perangkat_bersama": "shared", "input_sekretariat": "clerk"}
KINDS = {"usulan": "proposal", "pertanyaan": "question", "tanggapan": "response"}
# A point that an official declined is kept, and is none of the points of the meeting.
DECLINED = "declined"


def figures(scenario: Scenario, record: dict[str, Any], played: set[str]) -> Iterator[Figure | Unread]:
    """Every figure the scenario names, of the meeting and of the questions that were played."""
    yield from _summary(scenario.summary, record)
    asked = {question["code"]: question for question in record["questions"]}
    for question in scenario.questions:
        if question.code in played and question.expected:
            yield from result(scenario, question, asked.get(question.code) or {})


def _summary(expected: dict[str, Any], record: dict[str, Any]) -> Iterator[Figure | Unread]:
    counted = _counted(record)
    for key, value in expected.items():
        where = f"ringkasan_diharapkan.{key}"
        found = counted.get(key)
        if isinstance(value, dict):
            yield from _tree(where, value, found if isinstance(found, dict) else None)
        elif isinstance(found, str):
            yield Figure(where, value, found)
        else:
            yield Unread(where)


def _tree(where: str, expected: dict[str, Any], counted: dict[str, Any] | None) -> Iterator[Figure | Unread]:
    for key, value in expected.items():
        found = (counted or {}).get(key)
        if isinstance(value, dict):
            yield from _tree(f"{where}.{key}", value, found if isinstance(found, dict) else None)
        elif found is None:
            yield Unread(f"{where}.{key}")
        else:
            yield Figure(f"{where}.{key}", value, str(found))


def _counted(record: dict[str, Any]) -> dict[str, str | dict[str, Any]]:
    """The summary as the record gives it. Observers are in no figure."""
    people = [one for one in record["delegates"] if one["vote"]]
    invited = [one for one in record["organisations"] if one["invited"]]
    present = [one for one in invited if one["present"]]
    channels = [one["channel"] for one in people]
    points = [point["kind"] for point in record["points"] if point["state"] != DECLINED]
    belongs = {one["ref"]: one["constituency"] for one in record["organisations"]}
    return {
        "instansi_diundang": str(len(invited)),
        "instansi_hadir": str(len(present)),
        "persen_kehadiran_instansi": rate(len(present), len(invited)),
        "peserta_terdaftar": str(len(people)),
        "peserta_berhak_menjawab": str(len(people)),
        # A shared phone is one account: only the first of its people counts as coming by Telegram.
        "akun_telegram_berbeda": str(channels.count("telegram")),
        "per_unsur": {
            one["code"]: {
                "diundang": sum(org["constituency"] == one["code"] for org in invited),
                "hadir": sum(org["constituency"] == one["code"] for org in present),
                "peserta": sum(belongs[person["organisation"]] == one["code"] for person in people),
            }
            for one in record["constituencies"]
        },
        "per_saluran": {name: channels.count(channel) for name, channel in CHANNELS.items()},
        "pokok_diskusi": {"total": len(points)} | {name: points.count(kind) for name, kind in KINDS.items()},
    }
