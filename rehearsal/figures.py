"""Expected against counted: every figure of a scenario held against the record the bot handed out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rehearsal.cast.scenario import Question, Scenario

CHANNELS = {"telegram": "telegram", "perangkat_bersama": "shared", "input_sekretariat": "clerk"}
KINDS = {"usulan": "proposal", "pertanyaan": "question", "tanggapan": "response"}
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


@dataclass(frozen=True)
class Figure:
    """One figure: where it stands, what it should be, what was counted."""

    where: str
    expected: str
    counted: str

    @property
    def ok(self) -> bool:
        """Whether both are the same text."""
        return self.expected == self.counted


def printed(share: str | None) -> str:
    """A decimal of the record as it is printed: "43.5" is 43,5."""
    return "–" if share is None else share.replace(".", ",")


def figures(scenario: Scenario, record: dict[str, Any], played: set[str]) -> Iterator[Figure]:
    """Every figure the scenario names, of the meeting and of the questions that were played."""
    yield from _summary(scenario, record)
    asked = {question["code"]: question for question in record["questions"]}
    for question in scenario.questions:
        if question.code in played:
            yield from _result(scenario, question, asked[question.code])


def _summary(scenario: Scenario, record: dict[str, Any]) -> Iterator[Figure]:
    expected = scenario.summary
    organisations, people = record["organisations"], [one for one in record["delegates"] if one["vote"]]
    invited = [one for one in organisations if one["invited"]]
    present = [one for one in invited if one["present"]]
    telegram = [one for one in people if one["channel"] == "telegram"]
    counted: dict[str, str] = {
        "instansi_diundang": str(len(invited)),
        "instansi_hadir": str(len(present)),
        "persen_kehadiran_instansi": _rate(len(present), len(invited)),
        "peserta_terdaftar": str(len(people)),
        "peserta_berhak_menjawab": str(len(people)),
        "akun_telegram_berbeda": str(len(telegram)),
    }
    for key, value in counted.items():
        if key in expected:
            yield Figure(f"ringkasan.{key}", expected[key], value)
    constituency = {one["ref"]: one["constituency"] for one in organisations}
    for code, row in expected.get("per_unsur", {}).items():
        found = {
            "diundang": sum(one["constituency"] == code for one in invited),
            "hadir": sum(one["constituency"] == code for one in present),
            "peserta": sum(constituency[one["organisation"]] == code for one in people),
        }
        for key, value in row.items():
            yield Figure(f"ringkasan.per_unsur.{code}.{key}", value, str(found[key]))
    for channel, value in expected.get("per_saluran", {}).items():
        number = sum(one["channel"] == CHANNELS[channel] for one in people)
        yield Figure(f"ringkasan.per_saluran.{channel}", value, str(number))
    points = expected.get("pokok_diskusi", {})
    for key, value in points.items():
        kinds = [point["kind"] for point in record["points"]]
        number = len(kinds) if key == "total" else kinds.count(KINDS[key])
        yield Figure(f"ringkasan.pokok_diskusi.{key}", value, str(number))


def _rate(part: int, whole: int) -> str:
    """A percentage with one decimal, half up, as it is printed; counted here apart from the product."""
    if whole == 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}"


def _result(scenario: Scenario, question: Question, asked: dict[str, Any]) -> Iterator[Figure]:
    expected, tally, where = question.expected, asked.get("tally"), question.code
    if tally is None:
        yield Figure(where, "hasil", "tidak ada")
        return
    for key, value in expected.items():
        if key in COUNTS:
            yield Figure(f"{where}.{key}", value, str(tally[COUNTS[key]]))
        elif key in SHARES:
            yield Figure(f"{where}.{key}", value, printed(tally[SHARES[key]]))
        elif key in FACTS:
            yield Figure(f"{where}.{key}", value, str(tally[FACTS[key]]).lower())
    rows = {row["code"]: row for row in tally["rows"]}
    for code, figure in expected.get("rincian", {}).items():
        row = rows.get(code, {})
        counted = {
            "jumlah": str(row.get("count")),
            "persen": printed(row.get("share")),
            "peringkat": str(row.get("rank")),
        }
        for key, value in figure.items():
            if key in counted:
                yield Figure(f"{where}.{code}.{key}", value, counted[key])
    if "seri_teratas" in expected:
        tied = tally["leaders"] if tally["tied"] else []
        yield Figure(f"{where}.seri_teratas", ", ".join(expected["seri_teratas"]), ", ".join(tied))
    yield from _breakdown(question, asked)
    if "kalimat_notula" in expected:
        yield Figure(f"{where}.kalimat_notula", expected["kalimat_notula"], str(asked.get("sentence")))


def _breakdown(question: Question, asked: dict[str, Any]) -> Iterator[Figure]:
    expected = question.expected.get("rincian_per_unsur", {})
    found = {row["constituency"]: row for row in (asked.get("breakdown") or {}).get("rows", [])}
    for code, counts in expected.items():
        counted = (found.get(code) or {}).get("counts") or {}
        for option, value in counts.items():
            yield Figure(f"{question.code}.per_unsur.{code}.{option}", value, str(counted.get(option)))
