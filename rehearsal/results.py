"""The expected figures of one question against its result in the record."""

from collections.abc import Callable, Iterator
from typing import Any

from rehearsal.cast.questions import Question
from rehearsal.cast.scenario import Scenario
from rehearsal.comparing import Figure, Unread, printed

Json = dict[str, Any]
Compared = Iterator[Figure | Unread]
# What a scenario may expect of a result -> where the tally has it.
COUNTS = {
    "peserta_terdaftar": "entitled",
    "jawaban_sah": "answered",
    "jawaban_masuk": "answered",
    "responden": "answered",
    "tidak_menjawab": "not_answered",
    "tidak_lengkap": "incomplete",
    "tidak_tahu": "dont_know",
    "abstain": "abstained",
    "total_pilihan": "chosen",
    "instansi_diundang": "invited",
    "instansi_hadir": "present",
    "instansi_berhak": "entitled",
    "instansi_memberi_suara": "answered",
    "instansi_tidak_memberi_suara": "not_answered",
}
SHARES = {"tingkat_partisipasi_persen": "turnout", "jumlah_persen": "share_sum"}
FACTS = {"catatan_pembulatan": "rounding_note", "berimbang": "balanced"}
# The same for what only some kinds have: the mean of a scale, the sum of numbers.
KIND_FIGURES = {
    "rata_rata": "mean",
    "median": "median",
    "dasar_rata_rata": "base",
    "jumlah_angka": "total",
    "terkecil": "smallest",
    "terbesar": "largest",
}
ROWS = {"jumlah": "count", "persen": "share", "peringkat": "rank"}
# Explanations that stand among the figures and are none.
EXPLAINED = frozenset({"dasar_persentase", "catatan", "aturan_seri"})


def result(scenario: Scenario, question: Question, asked: Json) -> Compared:
    """Every figure the scenario expects of this question; what the record has no place for is named as unread."""
    where, tally = f"hasil_diharapkan.{question.code}", asked.get("tally")
    if tally is None:
        yield Figure(where, "hasil", "tidak ada")
        return
    for key, value in question.expected.items():
        place = f"{where}.{key}"
        plain = (COUNTS | SHARES | FACTS).get(key)
        if plain is not None:
            yield Figure(place, value, printed(tally[plain]))
        elif key in KIND_FIGURES:
            yield _of_kind(place, value, tally, KIND_FIGURES[key])
        elif key == "lainnya":
            yield from _beside(place, value, scenario, asked)
        elif key in _TREES:
            yield from _TREES[key](place, value, asked)
        elif key not in EXPLAINED:
            yield Unread(place)


def _of_kind(where: str, value: str, tally: Json, name: str) -> Figure | Unread:
    figures = tally.get("figures") or {}
    return Figure(where, value, printed(figures[name])) if name in figures else Unread(where)


def _together(where: str, value: str, asked: Json) -> Compared:
    """Silent, or begun and not completed."""
    tally = asked["tally"]
    yield Figure(where, value, printed(tally["not_answered"] + tally["incomplete"]))


def _leaders(where: str, value: list[str], asked: Json) -> Compared:
    tally = asked["tally"]
    yield Figure(where, ", ".join(value), ", ".join(tally["leaders"] if tally["tied"] else []))


def _sentence(where: str, value: str, asked: Json) -> Compared:
    yield Figure(where, value, str(asked.get("sentence")))


def _rows(where: str, expected: Json, asked: Json) -> Compared:
    by_code = {row["code"]: row for row in asked["tally"]["rows"]}
    for code, figure in expected.items():
        for key, value in figure.items():
            if key in ROWS:
                yield Figure(f"{where}.{code}.{key}", value, printed(by_code.get(code, {}).get(ROWS[key])))
            else:
                yield Unread(f"{where}.{code}.{key}")


def _ranking(where: str, expected: list[Json], asked: Json) -> Compared:
    """Each place of a ranking: its option, score, first places and mean place, in the order in which it is shown."""
    tally = asked["tally"]
    placings = (tally.get("figures") or {}).get("placings", {})
    # The order in which a tie is shown: more first places, then as the options were offered.
    shown = sorted(tally["rows"], key=lambda row: (row["rank"] or 0, -placings.get(row["code"], {}).get("firsts", 0)))
    for place, figure in enumerate(expected):
        row = shown[place] if place < len(shown) else {}
        placing = placings.get(row.get("code"), {})
        counted = {
            "kode": row.get("code"),
            "peringkat": row.get("rank"),
            "skor": row.get("count"),
            "jumlah_peringkat_pertama": placing.get("firsts"),
            "rata_rata_peringkat": placing.get("mean_place"),
        }
        for key, value in figure.items():
            here = f"{where}.{place + 1}.{key}"
            yield Figure(here, value, printed(counted[key])) if key in counted else Unread(here)


def _beside(where: str, expected: list[Json], scenario: Scenario, asked: Json) -> Compared:
    """What was written beside an option: every text once, in its constituency where no name may stand."""
    homes = {person.ref: person.organisation for person in scenario.people}
    places = {ref: one.constituency for ref, one in scenario.organisations.items()}
    kept = [(str(one.get("constituency")), str(one["words"])) for one in asked.get("ballots", ()) if "words" in one]
    for number, line in enumerate(expected, 1):
        ref = str(line.get("peserta") or line.get("instansi"))
        meant = (places.get(homes.get(ref, ref), ""), line["teks"])
        same = meant in kept or ("None", line["teks"]) in kept
        yield Figure(f"{where}.{number}", line["teks"], line["teks"] if same else _told(kept))
    yield Figure(f"{where}.jumlah", str(len(expected)), str(len(kept)))


def _told(kept: list[tuple[str, str]]) -> str:
    return "; ".join(f"{text} ({place})" for place, text in kept) or "tidak ada"


def _breakdown(where: str, expected: Json, asked: Json) -> Compared:
    shown = {row["constituency"]: row["counts"] for row in (asked.get("breakdown") or {}).get("rows", [])}
    for code, counts in expected.items():
        # A hidden row has no counts; a constituency without a row has no answers.
        counted = shown[code] if code in shown else dict.fromkeys(counts, 0)
        yield from _cells(f"{where}.{code}", counts, counted)


def _cells(where: str, expected: Json, counted: Json | None) -> Compared:
    for option, value in expected.items():
        yield Figure(f"{where}.{option}", value, printed((counted or {}).get(option)))


def _shown(where: str, expected: Json, asked: Json) -> Compared:
    """How many answered in each constituency, and whether it may be read what."""
    rows = {row["constituency"]: row for row in (asked.get("breakdown") or {}).get("rows", [])}
    for code, figure in expected.items():
        row = rows.get(code, {"answered": 0, "counts": None})
        counted = {"jumlah": row["answered"], "ditampilkan": row["counts"] is not None}
        for key, value in figure.items():
            here = f"{where}.{code}.{key}"
            yield Figure(here, value, printed(counted[key])) if key in counted else Unread(here)


def _merged(where: str, expected: Json, asked: Json) -> Compared:
    """What the hidden constituencies have together."""
    yield from _cells(where, expected, ((asked.get("breakdown") or {}).get("merged") or {}).get("counts"))


_TREES: dict[str, Callable[[str, Any, Json], Compared]] = {
    "tidak_menjawab_atau_tidak_lengkap": _together,
    "seri_teratas": _leaders,
    "kalimat_notula": _sentence,
    "rincian": _rows,
    "urutan": _ranking,
    "rincian_per_unsur": _breakdown,
    "rincian_per_unsur_boleh_tampil": _shown,
    "gabungan_unsur_tersembunyi": _merged,
}
