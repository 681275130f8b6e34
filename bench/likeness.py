"""How long a new point waits while it is held against a thousand: read, compared for its sender, compared for the
moderator; beside one token-set ratio over the bare texts."""

import shutil
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from rapidfuzz import fuzz

from bench.prepare import meeting
from storage import points, similar
from storage.database import Database
from storage.opening import open_database

POINTS, WORDS_A_POINT = 1_000, 18
WORDS = """
data kemiskinan ekstrem diverifikasi ulang tiap tribulan mohon jalan poros desa diperbaiki beasiswa anak keluarga miskin
pelatihan kerja pemuda bantuan modal usaha perempuan kepala keluarga posyandu lansia air bersih dusun irigasi sawah
jembatan gantung puskesmas pembantu dokter jaga guru honorer iuran bpjs rumah tidak layak huni direhab peta kantong
perusahaan anggota forum daftar desa prioritas kampus lokasi kkn tematik pupuk subsidi petani tembakau pasar hewan
"""


async def measure(rounds: int) -> list[dict[str, Any]]:
    """One row: milliseconds for one new point."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        await meeting(str(folder / "likeness.db"), 1)
        database = await open_database(f"sqlite:///{folder / 'likeness.db'}", now=lambda: 0)
        try:
            return [await _measured(database, rounds)]
        finally:
            await database.close()
    finally:
        shutil.rmtree(folder)


async def _measured(database: Database, rounds: int) -> dict[str, Any]:
    dice, words = Random(20231123), WORDS.split()
    texts = [" ".join(dice.choices(words, k=WORDS_A_POINT)) for _ in range(POINTS)]
    async with database.transaction() as tx:
        for number, text in enumerate(texts, 1):
            await tx.execute(
                "INSERT INTO points (meeting_id, number, code, kind, organisation_id, delegate_id, original,"
                " record_text, text_key, salt, channel, is_forwarded, state, submitted_ms)"
                " VALUES (1, $1, $2, 'proposal', 1, 1, $3, $3, $3, '', 'telegram', 0, 'shown', 0)",
                *(number, f"D{number:02d}", text),
            )
    ours, theirs = [], []
    for _ in range(rounds + 1):
        async with database.reading() as tx:
            began = perf_counter()
            await similar.alike(tx, 1, "proposal", texts[0], without=0)
            newest = await points.load(tx, POINTS)
            assert newest is not None
            await similar.near_points(tx, newest)
            ours.append((perf_counter() - began) * 1000)
        began = perf_counter()
        max(fuzz.token_set_ratio(texts[0], text) for text in texts[1:])
        theirs.append((perf_counter() - began) * 1000)
    # The first round meets every word for the first time, as after a restart.
    value, other = median(ours[1:]), median(theirs[1:])
    said = f"{ours[0]:.0f} ms after a restart; a bare token-set ratio {other:.1f} ms"
    name = f"a new point held against {POINTS:,}"
    return {"name": name, "value": round(value, 1), "unit": "ms", "beside": said, "ratio": round(value / other, 2)}
