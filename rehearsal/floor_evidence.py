"""What became of the points, held against the record: their wording, what they were put together with, the answers."""

from collections.abc import Iterator
from typing import Any

from rehearsal.cast.moderation import answers_in
from rehearsal.cast.scenario import squeezed
from rehearsal.cast.stage import Stage
from rehearsal.comparing import Figure

Json = dict[str, Any]
WHOLE, NONE = "utuh", "tidak ada"
# States in which a point lies before the meeting; nobody but an official decides that.
STANDING = ("shown", "discussed", "answered", "merged")


def floor_evidence(stage: Stage, record: Json) -> Iterator[Figure]:
    """Every point stands with the wording of the minutes, under one head, and with what was answered."""
    kept = {point["code"]: point for point in record["points"]}
    for point in stage.scenario.points:
        found = kept.get(stage.points.get(point.code, ""))
        if found is None:
            continue
        yield Figure(f"pokok_diskusi.{point.code}.keadaan", "tampil", _standing(found))
        if point.code in stage.worded:
            stands = (squeezed(found["record"]), found["wording"])
            wanted = (squeezed(point.formal), "" if point.is_by_clerk else "agreed")
            yield Figure(f"pokok_diskusi.{point.code}.rumusan", WHOLE, WHOLE if stands == wanted else str(stands))
    yield from _groups(stage, kept)
    for response in answers_in(stage):
        said = squeezed(kept.get(stage.points[response.answers[0]], {}).get("answer", ""))
        where = f"pokok_diskusi.{response.answers[0]}.jawaban"
        yield Figure(where, WHOLE, WHOLE if said == squeezed(response.formal) else said or NONE)


def _standing(point: Json) -> str:
    return "tampil" if point["state"] in STANDING else str(point["state"])


def _groups(stage: Stage, kept: dict[str, Json]) -> Iterator[Figure]:
    """Who is merged into the first of each group, and that each organisation of it is named."""
    for group in stage.scenario.groups:
        codes = [stage.points[code] for code in group.members if code in stage.points]
        if not codes:
            continue
        head = kept.get(codes[0], {})
        merged = [codes[0], *head.get("merged", [])]
        where = f"kelompok_duplikat_diharapkan.{group.code}"
        yield Figure(where, ", ".join(sorted(codes)), ", ".join(sorted(merged)))
        authors = {kept[code]["organisation"] for code in codes if code in kept}
        named = authors & set(head.get("authors", []))
        yield Figure(f"{where}.instansi", str(len(authors)), str(len(named)))
