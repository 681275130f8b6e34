"""What was spoken, sounded, concluded and grouped, held against the record and the figures of the scenario."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rehearsal.cast.scenario import squeezed
from rehearsal.cast.scenes import KINDS
from rehearsal.cast.stage import Stage
from rehearsal.comparing import Figure, printed

Json = dict[str, Any]
NONE, WHOLE, HIDDEN = "tidak ada", "utuh", "tidak ditampilkan"
STATUSES = {"open": "belum", "running": "berjalan", "done": "selesai"}
VIEWS = ("agree", "disagree", "pass")


def scene_evidence(stage: Stage, record: Json) -> Iterator[Figure]:
    """Every scene that the scenario names; nothing where it names none."""
    scenes = stage.scenario.scenes
    if scenes.floor.steps:
        yield from _floor(stage, record["speeches"])
    if scenes.sounding.points:
        yield from _sounding(stage, record)
    if scenes.outcomes:
        yield from _outcomes(stage, record)
    for code, themes in scenes.expected.get("tema", {}).items():
        yield from _themes(stage, record, code, themes)


def _floor(stage: Stage, speeches: Sequence[Json]) -> Iterator[Figure]:
    """Who stood on the list and what came of it; times of the clock only as far as they must agree with each other."""
    where, floor = "daftar_pembicara", stage.scenario.scenes.floor
    spoken = sorted((one for one in speeches if one["started"]), key=lambda one: str(one["started"]))
    counted = {
        "mengangkat_tangan": str(len(speeches)),
        "urutan_bicara": _listed(spoken),
        "selesai": str(len(_in(speeches, "done"))),
        "dilewati": _listed(_in(speeches, "skipped")),
        "dibatalkan": _listed(_in(speeches, "withdrawn")),
        "interupsi": _listed([one for one in speeches if one["kind"] == "order"]),
        "diangkatkan_petugas": _listed([one for one in speeches if one["by"] != one["delegate"]]),
        "waktu_menit": ", ".join(f"{one['organisation']} {one['allowed_ms'] // 60_000}" for one in spoken),
        "acara": ", ".join(sorted({str(one["item"]) for one in spoken})),
        "dicatat": str(sum(bool(one["notes"]) for one in speeches)),
    }
    for key, value in floor.expected.items():
        yield Figure(f"{where}.{key}", value, counted.get(key, NONE))
    people = {person.ref: person.organisation for person in stage.scenario.people}
    for ref, text in floor.notes.items():
        notes = [one["notes"][-1]["text"] for one in spoken if one["organisation"] == people[ref] and one["notes"]]
        yield Figure(f"{where}.catatan.{ref}", WHOLE, WHOLE if notes == [text] else str(notes))


def _in(speeches: Sequence[Json], state: str) -> list[Json]:
    return [one for one in speeches if one["state"] == state]


def _listed(speeches: Sequence[Json]) -> str:
    return ", ".join(str(one["organisation"]) for one in speeches) or NONE


def _sounding(stage: Stage, record: Json) -> Iterator[Figure]:
    """Turnout, every point with its rows, the picture; and that nobody's view stands anywhere."""
    where, asked = "penjajakan", stage.scenario.scenes.sounding
    found = record["soundings"][0] if record["soundings"] else {"points": [], "result": None}
    result = found["result"] or {"points": []}
    for key, name in (("berhak", "entitled"), ("menjawab", "answered")):
        yield Figure(f"{where}.{key}", str(asked.expected[key]), printed(result.get(name)))
    codes = {one["position"]: one["point"] for one in found["points"]}
    by_code = {codes[one["position"]]: one for one in result["points"]}
    wordings = {one["point"]: squeezed(one["wording"]) for one in found["points"]}
    formal = {point.code: point.formal for point in stage.scenario.points}
    for code, figures in asked.expected["butir"].items():
        kept = stage.points.get(code, code)
        yield Figure(f"{where}.{code}.rumusan", WHOLE, WHOLE if wordings.get(kept) == squeezed(formal[code]) else NONE)
        point = by_code.get(kept)
        for key, value in figures.items():
            yield Figure(f"{where}.{code}.{key}", value, NONE if point is None else _of_point(point, key))
    charts = [entry for entry in record["entries"] if entry["kind"] == "sounding.charted"]
    yield Figure(f"{where}.diagram", "1", str(len(charts)))


def _of_point(point: Json, key: str) -> str:
    plain = {"belum": "unseen", "konsensus": "consensus_millionths", "disepakati": "agreed_by_all"}
    if key in plain:
        return printed(point[plain[key]])
    rows = {str(row["constituency"]): row for row in point["rows"]}
    row = {"jumlah": point, "gabungan": point["merged"]}.get(key) if key in ("jumlah", "gabungan") else rows.get(key)
    counts = (row or {}).get("counts")
    return HIDDEN if counts is None else ", ".join(str(counts[view]) for view in VIEWS)


def _outcomes(stage: Stage, record: Json) -> Iterator[Figure]:
    """Every outcome with its words and what it rests on; how many there are of each kind and status."""
    where, expected = "hasil_rapat", stage.scenario.scenes.expected
    kept = {one["code"]: one for one in (*record["outcomes"], *record["follow_ups"])}
    shorts = {ref: organisation.short for ref, organisation in stage.scenario.organisations.items()}
    for one in stage.scenario.scenes.outcomes:
        found = kept.get(one.code)
        ties = sorted(stage.points.get(code, code) for code in one.ties)
        wanted = [one.kind, one.corrected or one.text, ties, one.source or None, one.withdrawn or None]
        if one.organisation:
            day, month, year = one.due.split("-")
            wanted += [one.organisation, shorts[one.organisation], f"{year}-{month}-{day}"]
        stands = _stands(found, has_task=bool(one.organisation)) if found else NONE
        yield Figure(f"{where}.{one.code}", WHOLE, WHOLE if stands == wanted else str(stands))
        if one.corrected and found:
            texts = [text["text"] for text in found["texts"] if text["part"] == "text"]
            yield Figure(f"{where}.{one.code}.teks_lama", one.text, texts[0] if texts else NONE)
    counts = Counter(one["kind"] for one in kept.values())
    counted = {name: str(counts[kind]) for name, kind in KINDS.items()}
    counted["dicabut"] = str(sum(bool(one["withdrawn"]) for one in kept.values()))
    counted["lanjutan"] = str(sum(bool(one["origin"]) for one in record["follow_ups"]))
    for key, value in expected.get("hasil_rapat", {}).items():
        yield Figure(f"{where}.{key}", value, counted.get(key, NONE))
    statuses = Counter(STATUSES[one["status"]] for one in record["follow_ups"])
    for key, value in expected.get("status", {}).items():
        yield Figure(f"tindak_lanjut.{key}", value, str(statuses[key]))


def _stands(found: Json, *, has_task: bool) -> list[Any]:
    ties, withdrawn = sorted([*found["points"], *found["questions"]]), found["withdrawn"]
    stands = [found["kind"], found["text"], ties, found["source"], withdrawn and withdrawn["reason"]]
    return stands + ([found["organisation"], found["responsible"], found["due"]] if has_task else [])


def _themes(stage: Stage, record: Json, code: str, expected: Mapping[str, str]) -> Iterator[Figure]:
    """People under each theme, those without one as the rest."""
    if code not in stage.played:
        return
    asked: Json = next((one for one in record["questions"] if one["code"] == code), {})
    figures = (asked.get("tally") or {}).get("figures") or {}
    counted = {one["theme"] or "Lainnya": str(one["count"]) for one in figures.get("themes", ())}
    for theme, value in expected.items():
        yield Figure(f"tema.{code}.{theme}", value, counted.get(theme, NONE))
    yield Figure(f"tema.{code}.jumlah", str(len(expected)), str(len(counted)))
