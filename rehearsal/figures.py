"""Expected against counted: every figure of a scenario held against the record the bot handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rehearsal.cast.scenario import Question, Scenario

CHANNELS = {"telegram": "telegram", "perangkat_bersama": "shared", "input_sekretariat": "clerk"}
KINDS = {"usulan": "proposal", "pertanyaan": "question", "tanggapan": "response"}
# A point that an official declined is kept, and is none of the points of the meeting.
DECLINED = "declined"
# What a scenario may expect of a result -> where the tally has it.
COUNTS = {
    "peserta_terdaftar": "entitled",
    "jawaban_sah": "answered",
    "responden": "answered",
    "tidak_menjawab": "not_answered",
    "instansi_diundang": "invited",
    "instansi_hadir": "present",
    "instansi_berhak": "entitled",
    "instansi_memberi_suara": "answered",
    "instansi_tidak_memberi_suara": "not_answered",
}
SHARES = {"tingkat_partisipasi_persen": "turnout", "jumlah_persen": "share_sum"}
FACTS = {"catatan_pembulatan": "rounding_note", "berimbang": "balanced"}
ROWS = {"jumlah": "count", "persen": "share", "peringkat": "rank"}
# Explanations that stand among the figures and are none.
EXPLAINED = frozenset({"dasar_persentase", "catatan", "aturan_seri"})


@dataclass(frozen=True)
class Figure:
    """One figure: where it stands in the scenario, what it should be, what was counted."""

    where: str
    expected: str
    counted: str

    @property
    def ok(self) -> bool:
        """Whether both are the same text."""
        return self.expected == self.counted


@dataclass(frozen=True)
class Unread:
    """Something a scenario expects that the record has no place for."""

    where: str


def printed(value: Any) -> str:
    """A value of the record as a scenario writes it: "43.5" is 43,5, nothing is –, a fact is true or false."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace(".", ",")


def figures(scenario: Scenario, record: dict[str, Any], played: set[str]) -> Iterator[Figure | Unread]:
    """Every figure the scenario names, of the meeting and of the questions that were played."""
    yield from _summary(scenario.summary, record)
    asked = {question["code"]: question for question in record["questions"]}
    for question in scenario.questions:
        if question.code in played and question.expected:
            yield from _result(question, asked.get(question.code) or {})


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


def rate(part: int, whole: int) -> str:
    """A percentage with one decimal, half up, as it is printed; counted here apart from the product."""
    if whole == 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}"


def _result(question: Question, asked: dict[str, Any]) -> Iterator[Figure | Unread]:
    expected, tally, where = question.expected, asked.get("tally"), f"hasil_diharapkan.{question.code}"
    if tally is None:
        yield Figure(where, "hasil", "tidak ada")
        return
    plain = COUNTS | SHARES | FACTS
    for key, value in expected.items():
        if key in plain:
            yield Figure(f"{where}.{key}", value, printed(tally[plain[key]]))
        elif key == "rincian":
            yield from _rows(f"{where}.rincian", value, tally["rows"])
        elif key == "seri_teratas":
            yield Figure(f"{where}.{key}", ", ".join(value), ", ".join(tally["leaders"] if tally["tied"] else []))
        elif key == "rincian_per_unsur":
            yield from _breakdown(f"{where}.{key}", value, asked)
        elif key == "kalimat_notula":
            yield Figure(f"{where}.{key}", value, str(asked.get("sentence")))
        elif key not in EXPLAINED:
            yield Unread(f"{where}.{key}")


def _rows(where: str, expected: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[Figure | Unread]:
    by_code = {row["code"]: row for row in rows}
    for code, figure in expected.items():
        for key, value in figure.items():
            if key in ROWS:
                yield Figure(f"{where}.{code}.{key}", value, printed(by_code.get(code, {}).get(ROWS[key])))
            else:
                yield Unread(f"{where}.{code}.{key}")


def _breakdown(where: str, expected: dict[str, Any], asked: dict[str, Any]) -> Iterator[Figure]:
    shown = {row["constituency"]: row["counts"] for row in (asked.get("breakdown") or {}).get("rows", [])}
    for code, counts in expected.items():
        # A hidden row has no counts; a constituency without a row has no answers.
        counted = shown[code] if code in shown else dict.fromkeys(counts, 0)
        for option, value in counts.items():
            yield Figure(f"{where}.{code}.{option}", value, printed((counted or {}).get(option)))
