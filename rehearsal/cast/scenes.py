"""What a scenario says beyond its questions and points: who speaks, what is sounded, concluded and grouped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearsal.cast.closing import Closing, read_closing

# Beside `x.yaml` may stand `x-babak.yaml`: scenes of the play that are no part of the meeting file itself.
BESIDE = "-babak"
STEPS = frozenset(
    (
        *("angkat", "angkat_petugas", "batal", "interupsi", "silakan", "mulai"),
        *("jeda", "lanjut", "selesai", "lewati", "tambah"),
    )
)
VIEWS = {"s": "Setuju", "t": "Tidak", "l": "Lewati"}
SILENT = "-"
KINDS = {"catatan": "note", "kesimpulan": "conclusion", "keputusan": "decision", "tindak_lanjut": "follow_up"}


@dataclass(frozen=True)
class Floor:
    """The speakers' list: steps in order, each (what is done, about whom), notes by person, and what must stand."""

    steps: tuple[tuple[str, str], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sounding:
    """Points by scenario code; the views of each person, one letter a point and a dash from where they stopped; who
    changed the first of them; and what must come out."""

    points: tuple[str, ...] = ()
    views: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Conclusion:
    """One outcome: `ties` are scenario codes, `code` is how the meeting will call it. `corrected` is the text it has in
    the end, `withdrawn` why it is taken back, `source` where its figures are from; each may be empty."""

    code: str
    kind: str
    text: str
    ties: tuple[str, ...] = ()
    source: str = ""
    corrected: str = ""
    withdrawn: str = ""
    organisation: str = ""
    due: str = ""
    status: str = ""


@dataclass(frozen=True)
class Scenes:
    """All of them; `themes` is question -> theme -> those whose answers belong to it; `status` is follow-up -> status
    that is set at the end of the meeting; `expected` are figures of outcomes and themes; `closing` is what
    follows the meeting, None where the play ends with it."""

    floor: Floor = Floor()
    sounding: Sounding = Sounding()
    outcomes: tuple[Conclusion, ...] = ()
    themes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    status: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, Any] = field(default_factory=dict)
    closing: Closing | None = None


def beside(path: Path) -> Path:
    """Where the scenes of a scenario file may stand."""
    return path.with_name(f"{path.stem}{BESIDE}{path.suffix}")


def read_scenes(tree: Mapping[str, Any]) -> Scenes:
    """The scenes of a file; none where it names none. Raises ValueError or KeyError for what cannot be played."""
    floor, sounding = tree.get("daftar_pembicara", {}), tree.get("penjajakan", {})
    return Scenes(
        floor=Floor(
            tuple(_step(row) for row in floor.get("langkah", ())),
            floor.get("catatan", {}),
            floor.get("diharapkan", {}),
        ),
        sounding=Sounding(
            tuple(sounding.get("butir", ())),
            sounding.get("pandangan", {}),
            tuple(sounding.get("berubah", ())),
            sounding.get("diharapkan", {}),
        ),
        outcomes=tuple(_outcome(row) for row in tree.get("hasil_rapat", ())),
        themes={
            code: {name: tuple(refs) for name, refs in named.items()} for code, named in tree.get("tema", {}).items()
        },
        status=tree.get("status_tindak_lanjut", {}),
        expected=tree.get("babak_diharapkan", {}),
        closing=read_closing(tree.get("penutupan")),
    )


def _step(row: Mapping[str, str]) -> tuple[str, str]:
    ((step, ref),) = row.items()
    if step not in STEPS:
        raise ValueError(f"daftar_pembicara.langkah: {step} tidak dikenal / not known")
    return step, ref


def _outcome(row: Mapping[str, Any]) -> Conclusion:
    kind = KINDS.get(row["jenis"])
    if kind is None:
        raise ValueError(f"hasil_rapat.{row['kode']}: jenis {row['jenis']} tidak dikenal / kind not known")
    return Conclusion(
        code=row["kode"],
        kind=kind,
        text=row["teks"],
        ties=tuple(row.get("kaitan", ())),
        source=row.get("sumber_angka", ""),
        corrected=row.get("diperbaiki", ""),
        withdrawn=row.get("dicabut", ""),
        organisation=row.get("penanggung_jawab", ""),
        due=row.get("tenggat", ""),
        status=row.get("status", ""),
    )


def scene_faults(scenes: Scenes, people: Mapping[str, str], known: frozenset[str]) -> list[str]:
    """What refers to something that is not there. `people` maps a ref to its organisation, `known` are the codes of
    points and questions."""
    faults = [
        f"daftar_pembicara: {ref} tidak hadir / is not there" for _, ref in scenes.floor.steps if ref not in people
    ]
    for ref, views in scenes.sounding.views.items():
        if ref not in people:
            faults.append(f"penjajakan.pandangan: {ref} tidak hadir / is not there")
        is_whole = len(views) == len(scenes.sounding.points) and not set(views.rstrip(SILENT)) - {*VIEWS}
        if not is_whole or views.startswith(SILENT):
            faults.append(f"penjajakan.pandangan.{ref}: {views}")
    named = [(f"hasil_rapat.{one.code}", code) for one in scenes.outcomes for code in one.ties]
    named += [("penjajakan.butir", code) for code in scenes.sounding.points]
    faults += [f"{where}: {code} tidak ada / unknown" for where, code in named if code not in known]
    meant = {one.organisation for one in scenes.outcomes if one.organisation}
    faults += [f"hasil_rapat: {ref} tidak hadir / is not there" for ref in sorted(meant - set(people.values()))]
    return faults
