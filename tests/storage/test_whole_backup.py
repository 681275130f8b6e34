"""A backup holds every file that its rows name, made while files come and go, and opens on a clean machine (R15)."""

import asyncio
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from meeting import privacy
from meeting.privacy import Wish
from storage import whole_backup
from storage.database import Database
from storage.disk import Wrong, digest_of, named_files, wrong_in
from storage.errors import StorageFault
from storage.opening import open_database
from storage.whole_backup import DAY_MS, back_up_whole, rotate
from tests.meeting.halls import START_MS, Hall, open_hall

ROOT = Path(__file__).parents[2]


async def keep(hall: Hall, folder: Path, number: int, place: int = 0) -> str:
    """A file as the service keeps one: on the disk first, then named by its row."""
    body = f"berkas {number} ".encode() * (1 + number % 7)
    digest = hashlib.sha256(body).hexdigest()
    path = f"{hall.meeting_id}/media/{number}-{digest[:16]}.pdf"
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(body)
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO media (meeting_id, delegate_id, kind, file_id, file_unique_id, type, bytes, sha256, path,"
            " state, received_ms) VALUES ($1, $2, 'document', 'F', 'U', 'application/pdf', $3, $4, $5, 'kept', 0)",
            *(hall.meeting_id, hall.delegates[place], len(body), digest, path),
        )
    return path


async def named_by(path: Path) -> dict[str, str]:
    """Path -> digest of every file that this copy of the database names."""
    copy = await open_database(f"sqlite:///{path}", now=lambda: 0)
    async with copy.reading() as tx:
        named = await named_files(tx)
    await copy.close()
    return {one.path: one.sha256 for one in named}


async def test_r15_a_backup_made_while_files_come_in_is_whole(sqlite_database: Database, tmp_path: Path) -> None:
    """Whatever its database names lies in it with the right digest; everything kept before it began is named; nobody
    else reads it."""
    hall, folder = await open_hall(sqlite_database), tmp_path / "files"
    before = [await keep(hall, folder, number) for number in range(60)]

    async def go_on() -> None:
        for number in range(60, 260):
            await keep(hall, folder, number)

    flood = asyncio.create_task(go_on())
    made = await back_up_whole(sqlite_database, folder, tmp_path / "out", START_MS)
    await flood
    assert (made.wrong, made.path.name) == (Wrong(), "jajak-20231123-060000")
    named = await named_by(made.path / "jajak.db")
    assert set(before) <= set(named)
    assert made.files == len(named)
    assert {path: digest_of(made.path / "files" / path) for path in named} == named
    assert stat.S_IMODE(os.stat(made.path).st_mode) == 0o700
    assert all(stat.S_IMODE(os.stat(made.path / "files" / path).st_mode) == 0o600 for path in named)


async def test_restored_on_a_clean_folder_the_doctor_finds_every_file(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Put in its place and looked over by the command an operator would use; one altered bit is found."""
    hall = await open_hall(sqlite_database)
    paths = [await keep(hall, tmp_path / "files", number) for number in range(5)]
    made = await back_up_whole(sqlite_database, tmp_path / "files", tmp_path / "out", START_MS)
    clean = tmp_path / "clean"
    shutil.copytree(made.path, clean)

    def doctor() -> str:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
        environment |= {
            "JAJAK_DATABASE": f"sqlite:///{clean / 'jajak.db'}",
            "JAJAK_FILES": str(clean / "files"),
            "JAJAK_SCREEN_PORT": "0",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "bot", "doctor"]
        done = subprocess.run(command, cwd=clean, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    assert "isi berkas: 5 ✓" in await asyncio.to_thread(doctor)
    (clean / "files" / paths[2]).write_bytes(b"x")
    (clean / "files" / paths[3]).unlink()
    said = await asyncio.to_thread(doctor)
    assert "isi berkas: ✕ 1 hilang, 1 berubah" in said
    assert paths[2] in said


async def test_a_file_removed_with_its_sender_during_the_copy_is_in_no_backup(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was copied, then somebody withdrew, then the files: the copy is made anew without them."""
    hall, folder = await open_hall(sqlite_database), tmp_path / "files"
    gone, stays = await keep(hall, folder, 1), await keep(hall, folder, 2, place=1)
    copied = whole_backup._named_in
    loop = asyncio.get_running_loop()

    def withdrawn(path: Path) -> list[whole_backup.NamedFile]:
        named = copied(path)
        if (folder / gone).exists():
            act = privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
            asyncio.run_coroutine_threadsafe(act, loop).result(20)
            (folder / gone).unlink()
        return named

    monkeypatch.setattr(whole_backup, "_named_in", withdrawn)
    made = await back_up_whole(sqlite_database, folder, tmp_path / "out", START_MS)
    assert made.wrong == Wrong()
    assert set(await named_by(made.path / "jajak.db")) == {stays}
    assert [path.name for path in (made.path / "files").rglob("*.pdf")] == [Path(stays).name]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made.path.name]


async def test_what_is_not_as_it_was_kept_is_named(sqlite_database: Database, tmp_path: Path) -> None:
    """A vanished file and an altered one: the rest is backed up all the same."""
    hall, folder = await open_hall(sqlite_database), tmp_path / "files"
    paths = [await keep(hall, folder, number) for number in range(3)]
    (folder / paths[0]).unlink()
    (folder / paths[1]).write_bytes(b"x")
    made = await back_up_whole(sqlite_database, folder, tmp_path / "out", START_MS)
    assert made.wrong == Wrong((paths[0],), (paths[1],))
    async with sqlite_database.reading() as tx:
        assert wrong_in(folder, await named_files(tx)) == made.wrong
    assert (made.path / "files" / paths[2]).is_file()


async def test_a_backup_that_cannot_be_written_leaves_nothing_behind(sqlite_database: Database, tmp_path: Path) -> None:
    """The folder is a file, say; and PostgreSQL is its operator's."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(StorageFault):
        await back_up_whole(sqlite_database, tmp_path / "files", tmp_path / "out", START_MS)
    assert (tmp_path / "out").read_text() == "x"


async def test_a_server_is_backed_up_by_its_operator(postgres_database: Database, tmp_path: Path) -> None:
    """The words name the tool, and no half of a backup stays."""
    with pytest.raises(StorageFault, match="pg_dump"):
        await back_up_whole(postgres_database, tmp_path / "files", tmp_path / "out", START_MS)
    assert list((tmp_path / "out").iterdir()) == []


async def test_backups_rotate_and_nothing_else_goes(sqlite_database: Database, tmp_path: Path) -> None:
    """Older than asked for by their names, and what a kill left unfinished; another folder stays."""
    await open_hall(sqlite_database)
    out = tmp_path / "out"
    for days in (0, 29, 31):
        await back_up_whole(sqlite_database, tmp_path / "files", out, START_MS - days * DAY_MS)
    for name in ("jajak-20231101-010101.unfinished", "arsip-20200101-000000", "jajak-lama"):
        (out / name).mkdir()
    gone = await rotate(out, 30, START_MS)
    assert gone == ["jajak-20231023-060000", "jajak-20231101-010101.unfinished"]
    assert sorted(path.name for path in out.iterdir()) == [
        "arsip-20200101-000000",
        "jajak-20231025-060000",
        "jajak-20231123-060000",
        "jajak-lama",
    ]
