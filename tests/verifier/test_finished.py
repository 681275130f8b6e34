"""A meeting that was corrected, adopted, put right and locked: its pack is sound, and whoever bends that is found."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meeting import errata, ruling, screens
from record import pack
from record.gather import gather
from record.record import Record
from storage import screens as stored_screens
from tests.meeting.finished import accepted, adopt, dialog_of, end_meeting, lock, proposed
from tests.meeting.halls import SECRETARY, Hall
from tests.verifier.forging import Forger, failed
from tests.verifier.played import hall_of
from verifier.report import verify

# The addresses of screen and results, which nothing of a pack may name.
KEYS: list[str] = []


async def finish(hall: Hall) -> None:
    """Corrections with a ruling of each kind and one without; then an erratum, the lock, an addendum, and the page of
    results."""
    await end_meeting(hall)
    one, two = await proposed(hall, "K1 Kurang tahun"), await proposed(hall, "umum: judul salah", 1)
    await proposed(hall, "nama: Kepala Bidang, Nama Uji", 2)
    await accepted(hall, one, "Data diperbarui setiap tribulan sejak 2024.")
    await ruling.decline(hall.house, hall.sender(SECRETARY), two.id, "Judul sesuai undangan")
    await adopt(hall, "Tenggat pelaporan")
    await wrong(hall, "halaman 2")
    await lock(hall)
    await wrong(hall, "K1")
    await screens.show_card(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    await screens.open_results(hall.house, hall.sender(SECRETARY), hall.meeting_id, 0, 1)


async def wrong(hall: Hall, about: str) -> None:
    """An erratum, or after the lock an addendum."""
    await errata.begin_about(hall.house, hall.sender(SECRETARY), hall.meeting_id, about)
    for text in ("2023", "2024", "Salah tahun."):
        await errata.write(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), text)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record after the lock."""

    async def play() -> Record:
        async with hall_of(tmp_path_factory.mktemp("ended")) as hall:
            await finish(hall)
            async with hall.house.db.reading() as tx:
                record = await gather(tx, hall.meeting_id)
                address = await stored_screens.of_meeting(tx, hall.meeting_id)
            assert address is not None
            KEYS.extend(key for key in (address.key, address.results_key) if key is not None)
            return record

    return asyncio.run(play())


@pytest.fixture
def forger(ended: Record) -> Forger:
    return Forger(pack.write(ended))


def test_the_pack_of_a_locked_meeting_is_sound(ended: Record, tmp_path: Path) -> None:
    """Every check, with a proposal left open and errata on both sides of the lock."""
    (tmp_path / "paket.zip").write_bytes(pack.write(ended))
    report = verify(tmp_path / "paket.zip")
    assert failed(report) == {}
    assert (ended.status, [one.state for one in ended.amendments]) == ("ralat-3", ["accepted", "declined", "open"])


def test_no_address_of_a_screen_stands_in_the_pack(ended: Record) -> None:
    """Though its record knows that the page of results was opened."""
    assert [one.kind for one in ended.entries][-1] == "screen.results_opened"
    with zipfile.ZipFile(io.BytesIO(pack.write(ended))) as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert len(KEYS) == 2
    assert not any(key.encode() in whole for key in KEYS)


def drop_open(f: Forger) -> None:
    del f.record["amendments"][2]


def turn_ruling(f: Forger) -> None:
    f.record["amendments"][1]["state"] = "accepted"


def change_ruling(f: Forger) -> None:
    f.record["amendments"][1]["ruling"] = "Tidak perlu"


def change_addendum(f: Forger) -> None:
    f.record["errata"][2]["becomes"] = "2025"


def unlock_addendum(f: Forger) -> None:
    f.record["errata"][2]["stage"] = "adopted"


def late_wording(f: Forger) -> None:
    """An entry that was written before adoption is said to come after it."""
    entries: list[dict[str, Any]] = f.record["entries"]
    adopted = next(place for place, one in enumerate(entries) if one["kind"] == "meeting.adopted")
    corrected = max(place for place, one in enumerate(entries) if one["kind"] == "note.corrected")
    entries.insert(adopted, entries.pop(corrected))
    f.rechain()


@pytest.mark.parametrize(
    ("bend", "number"),
    [
        (drop_open, 11),
        (turn_ruling, 11),
        (change_ruling, 10),
        (change_addendum, 10),
        (unlock_addendum, 11),
        (late_wording, 3),
    ],
)
def test_whoever_bends_what_was_ruled_or_put_right_is_found(
    forger: Forger, tmp_path: Path, bend: Callable[[Forger], None], number: int
) -> None:
    """Also with every hash of the pack made anew."""
    bend(forger)
    forger.reseal()
    assert number in failed(forger.verdict(tmp_path))
