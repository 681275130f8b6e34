"""Random ways from the end of a meeting to its lock, on both engines: whatever is pressed in whatever order, nothing
adopted moves, and every proposal has a ruling or is listed as open."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from meeting import adopting, errata, ruling
from rules.amendments import Ruling
from rules.refusals import Refusal
from storage import amendments
from storage.database import Database
from tests.meeting.concluded import check_chain, wrote
from tests.meeting.finished import (
    HOUR,
    accepted,
    adopt,
    dialog_of,
    found,
    last,
    lock,
    prepare,
    proposed,
    said,
)
from tests.meeting.halls import SECRETARY, Hall, open_hall

TARGETS = ("D01", "K1", "JP1", "nama:", "kehadiran:", "umum:")
# Whatever somebody may be told; anything else is a mistake of ours.
REFUSED = {
    "koreksi_belum_waktunya",
    "koreksi_waktu_habis",
    "koreksi_sudah_ada",
    "koreksi_sudah_diputus",
    "koreksi_catatan_berubah",
    "koreksi_penuh",
    "hasil_rapat_ditetapkan",
    "hasil_dicabut",
    "penutupan_berubah",
    "rapat_belum_ditetapkan",
    "rapat_terkunci",
    "ralat_belum_ditetapkan",
    "ralat_rapat_belum_ditetapkan",
    "tetapkan_perlu_alasan",
    "nama_sudah_terdaftar",
}


class Walk:
    """One meeting, and what is known of it on paper: how many proposals, and what it said when it was adopted."""

    def __init__(self, hall: Hall, seed: int) -> None:
        self.hall, self.dice = hall, random.Random(seed)
        self.count, self.frozen = 0, None
        self.seen = 0

    async def step(self) -> None:
        """Anything anybody might do next; a refusal is one of those that say why."""
        acts = (self.propose, self.propose, self.accept, self.decline, self.conclude, self.wait)
        acts += (self.look, self.adopt, self.adopt_stale, self.lock, self.erratum)
        try:
            await self.dice.choice(acts)()
        except Refusal as refusal:
            if refusal.key not in REFUSED:
                raise

    async def propose(self) -> None:
        text = f"{self.dice.choice(TARGETS)} Usul nomor {self.dice.randrange(30)}"
        await proposed(self.hall, text, self.dice.randrange(3))
        self.count += 1

    async def accept(self) -> None:
        one = await self._any()
        if one is not None:
            await accepted(self.hall, one, self.dice.choice((None, f"Rumusan nomor {self.dice.randrange(30)}")))

    async def decline(self) -> None:
        one = await self._any()
        if one is not None:
            await ruling.decline(self.hall.house, self.hall.sender(SECRETARY), one.id, "sudah benar")

    async def _any(self) -> amendments.Amendment | None:
        return await found(self.hall, f"UK{self.dice.randint(1, self.count)}") if self.count else None

    async def conclude(self) -> None:
        await wrote(self.hall, f"Kesimpulan nomor {self.dice.randrange(30)}")

    async def wait(self) -> None:
        self.hall.clock.turn(self.dice.choice((1, HOUR, 30 * HOUR)))

    async def look(self) -> None:
        self.seen = await last(self.hall)

    async def adopt(self) -> None:
        await adopt(self.hall, self.dice.choice(("", "Tenggat pelaporan")))
        if self.frozen is None:
            self.frozen = await said(self.hall)

    async def adopt_stale(self) -> None:
        await adopting.adopt(self.hall.house, self.hall.sender(SECRETARY), self.hall.meeting_id, self.seen, "Tenggat")
        if self.frozen is None:
            self.frozen = await said(self.hall)

    async def lock(self) -> None:
        await lock(self.hall)

    async def erratum(self) -> None:
        house, who = self.hall.house, self.hall.sender(SECRETARY)
        await errata.begin_about(house, who, self.hall.meeting_id, self.dice.choice(("K1", "JP1", "halaman 2")))
        for text in ("2023", "2024", "salah tahun"):
            await errata.write(house, self.hall.sender(SECRETARY), await dialog_of(self.hall, SECRETARY), text)

    async def check(self) -> None:
        """What must hold after every step."""
        async with self.hall.house.db.reading() as tx:
            every = await amendments.of_meeting(tx, self.hall.meeting_id)
            rows = await tx.fetch("SELECT kind, payload FROM entries ORDER BY seq")
        kinds = [row["kind"] for row in rows]
        assert len(every) == self.count == kinds.count("amendment.proposed")
        ruled = [one for one in every if one.state != Ruling.OPEN]
        assert len(ruled) == kinds.count("amendment.accepted") + kinds.count("amendment.declined")
        assert all(one.ruling and one.ruled_by for one in ruled)
        assert kinds.count("meeting.adopted") <= 1
        assert kinds.count("meeting.locked") <= 1
        if self.frozen is None:
            return
        listed: list[Any] = [json.loads(row["payload"])["open"] for row in rows if row["kind"] == "meeting.adopted"]
        assert listed == [[f"UK{one.number}" for one in every if one.state == Ruling.OPEN]]
        assert await said(self.hall) == self.frozen
        numbers = [json.loads(row["payload"])["number"] for row in rows if row["kind"] in ("erratum", "addendum")]
        assert numbers == list(range(1, len(numbers) + 1))


async def walked(database: Database, seed: int, steps: int) -> None:
    """So many steps, and the chain at the end."""
    hall = await open_hall(database, organisations=3)
    await prepare(hall)
    walk = Walk(hall, seed)
    for _ in range(steps):
        await walk.step()
        await walk.check()
    await check_chain(hall)


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_pressed_nothing_adopted_moves(database: Database, seed: int) -> None:
    """A few ways in every run."""
    await walked(database, seed, 60)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
async def test_many_ways_to_the_lock(database: Database, seed: int) -> None:
    """Many more where there is time."""
    await walked(database, seed, 150)
