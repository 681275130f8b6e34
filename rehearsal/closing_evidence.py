"""What became of the paper after the meeting, held against the last record, its minutes and its pack."""

import html
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from rehearsal.cast.closing import Closing, Proposed
from rehearsal.cast.scenario import squeezed
from rehearsal.cast.settling import PAPERS
from rehearsal.cast.stage import Stage
from rehearsal.comparing import Figure

Json = dict[str, Any]
HOURS_A_DAY = 24
NONE, WHOLE, THERE = "tidak ada", "utuh", "ada"
DRAFT, DRAFT_NAME = "KONSEP", "_konsep_"
# What may still be written into a locked meeting: errata, what was exported, what the law has erased.
AFTER_LOCK = ("addendum", "export", "retention", "privacy")
FIGURES = ("tally", "breakdown", "sentence", "receipts", "took_part", "closings")
IN_THE_PACK = ("manifest.json", "SHA256SUMS", "verify.pyz", "record.json", "hasil.csv", "diagram-", "notula_")
STATES = {"accepted": "diterima", "declined": "ditolak", "open": "terbuka"}


def closing_evidence(stage: Stage, before: Json) -> Iterator[Figure]:
    """Every part of the closing that the scenario names; `before` is the record before the first correction. Nothing
    where the play ended with the meeting."""
    closing = stage.scenario.scenes.closing
    if closing is None:
        return
    record: Json = json.loads(final(stage, "record") or "{}")
    if not record:
        yield Figure("penutupan.record", THERE, NONE)
        return
    minutes = words_in(final(stage, "notula"))
    yield from _papers(stage, closing, record)
    yield from _rulings(stage, closing, record, minutes)
    yield from _errata(stage, record, minutes)
    yield from _standing(stage, closing, minutes)
    yield from _locked(closing, before, record)


def final(stage: Stage, start: str) -> bytes:
    """The document of the locked meeting whose name begins so; nothing where it did not come."""
    names = (name for name in stage.files if name.startswith(f"{start}_") and DRAFT_NAME not in name)
    return next((stage.files[name] for name in names), b"")


def words_in(body: bytes) -> str:
    """What a reader of a Word document reads, head and foot included, with every run of blanks as one."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return ""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        read = [parts.read(name).decode() for name in parts.namelist() if re.match(r"word/\w+\.xml", name)]
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", " ", "".join(read)))))


def _papers(stage: Stage, closing: Closing, record: Json) -> Iterator[Figure]:
    """Each document is there under the name of what the record is now; the pack holds the others."""
    status = closing.expected["status"]
    yield Figure("penutupan.status", status, str(record["meeting"]["status"]))
    for what, start in PAPERS.items():
        named = any(name.startswith(f"{start}_") and f"_{status}_" in name for name in stage.files)
        yield Figure(f"penutupan.berkas.{what}", THERE, THERE if named else NONE)
    pack = final(stage, "paket")
    names = zipfile.ZipFile(io.BytesIO(pack)).namelist() if pack else []
    for start in IN_THE_PACK:
        yield Figure(f"penutupan.isi_paket.{start}", THERE, THERE if any(n.startswith(start) for n in names) else NONE)
    left = yaml.safe_load(final(stage, "tindak-lanjut") or b"{}").get("tindak_lanjut") or []
    yield Figure("penutupan.tindak_lanjut", closing.expected["tindak_lanjut"], _listed(one["kode"] for one in left))


def _listed(words: Iterator[str]) -> str:
    return ", ".join(words) or NONE


def _rulings(stage: Stage, closing: Closing, record: Json, minutes: str) -> Iterator[Figure]:
    """As they were adopted; in the last record they are the same, without the words where those are erased."""
    kept = {one["code"]: one for one in json.loads(stage.posted.record or "{}").get("amendments", ())}
    finally_kept = {one["code"]: one for one in record["amendments"]}
    counts = Counter(str(one["state"]) for one in kept.values())
    is_cleared = _is_cleared(record)
    said = ", ".join(f"{counts[state]} {name}" for state, name in STATES.items())
    yield Figure("penutupan.usulan", closing.expected["usulan"], said)
    for number, one in enumerate(closing.proposals, 1):
        where, about = f"penutupan.UK{number}", stage.points.get(one.about, one.about)
        found = kept.get(f"UK{number}", {})
        state = "declined" if one.is_declined else "accepted"
        wanted = (about, squeezed(one.text), state, squeezed(one.ruling))
        stands = tuple(squeezed(str(found.get(key, NONE))) for key in ("about", "text", "state", "ruling"))
        yield Figure(where, WHOLE, WHOLE if stands == wanted else str(stands))
        last, left = finally_kept.get(f"UK{number}"), found | ({"text": "", "salt": None} if is_cleared else {})
        yield Figure(f"{where}.terakhir", WHOLE, WHOLE if last in (found, left) else str(last))
        verdict = f"tidak diterima: {one.ruling}" if one.is_declined else f"diterima: {one.ruling}"
        yield Figure(f"{where}.notula", THERE, THERE if squeezed(verdict) in minutes else NONE)
        if about and not one.is_declined:
            yield from _entered(where, one, about, record, minutes)


def _is_cleared(record: Json) -> bool:
    """Whether words as people sent them were erased by then, as they are from the lock on, at the next look at what is
    due."""
    cleared = [entry["payload"].get("step") for entry in record["entries"] if entry["kind"] == "retention.cleared"]
    return "originals" in cleared


def _entered(where: str, one: Proposed, about: str, record: Json, minutes: str) -> Iterator[Figure]:
    """What an accepted correction has made of the text it is about."""
    texts = {point["code"]: point["record"] for point in record["points"]}
    texts |= {outcome["code"]: outcome["text"] for outcome in (*record["outcomes"], *record["follow_ups"])}
    if about in texts:
        is_whole = squeezed(texts[about]) == squeezed(one.ruling) and minutes.count(squeezed(one.ruling)) > 1
        yield Figure(f"{where}.rumusan", WHOLE, WHOLE if is_whole else str(texts[about]))


def _errata(stage: Stage, record: Json, minutes: str) -> Iterator[Figure]:
    kept = {one["number"]: one for one in record["errata"]}
    for name, number, one in stage.written:
        where = f"penutupan.{name.lower()}.{number}"
        stage_then = "locked" if name == "Adendum" else "adopted"
        found = kept.get(number, {})
        wanted = (stage.points.get(one.about, one.about), one.was, one.becomes, one.reason, stage_then)
        stands = tuple(found.get(key) for key in ("about", "was", "becomes", "reason", "stage"))
        yield Figure(f"{where}.record", WHOLE, WHOLE if stands == wanted else str(stands))
        is_there = (
            f"{name} ke-{number}," in minutes and squeezed(f"tertulis {one.was}, menjadi {one.becomes}") in minutes
        )
        yield Figure(f"{where}.notula", THERE, THERE if is_there else NONE)


def _standing(stage: Stage, closing: Closing, minutes: str) -> Iterator[Figure]:
    """The minutes are no draft any more and say what they are; those that were adopted print the head that the group
    has read."""
    for name, text in (("ditetapkan", words_in(stage.posted.minutes)), ("terakhir", minutes)):
        yield Figure(f"penutupan.notula_{name}.konsep", NONE, DRAFT if not text or DRAFT in text else NONE)
    stands = closing.expected["keadaan"]
    yield Figure("penutupan.notula_terakhir.keadaan", stands, stands if stands in minutes else NONE)
    posted = f"nomor {stage.posted.number}, sidik {stage.posted.head[:16]}"
    printed = re.search(r"nomor [\d.]+, sidik [0-9a-f]{16}", words_in(stage.posted.minutes))
    yield Figure("penutupan.kepala_catatan", posted, printed[0] if printed else NONE)


def _locked(closing: Closing, before: Json, record: Json) -> Iterator[Figure]:
    """How long corrections were taken; adopted and locked once, nothing written after that but what may be; no figure
    moved since the meeting."""
    ruled = [str(e["payload"]["hours"]) for e in record["entries"] if e["kind"] == "closing.ruled"]
    yield Figure("penutupan.masa_koreksi_jam", str(closing.days * HOURS_A_DAY), ", ".join(ruled) or NONE)
    kinds = [str(entry["kind"]) for entry in record["entries"]]
    for kind in ("meeting.adopted", "meeting.locked"):
        yield Figure(f"penutupan.{kind}", "1", str(kinds.count(kind)))
    after = kinds[kinds.index("meeting.locked") + 1 :] if "meeting.locked" in kinds else []
    foreign = sorted({kind for kind in after if kind.split(".")[0] not in AFTER_LOCK})
    yield Figure("penutupan.sesudah_dikunci.catatan", NONE, ", ".join(foreign) or NONE)
    now = {question["code"]: question for question in record["questions"]}
    moved = [
        f"{one['code']}.{key}"
        for one in before["questions"]
        for key in FIGURES
        if one.get(key) != now[one["code"]].get(key)
    ]
    yield Figure("penutupan.angka_berubah", NONE, ", ".join(moved) or NONE)
