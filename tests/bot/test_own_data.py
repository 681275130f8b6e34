"""Own data over real HTTP: the file arrives in the own chat and lies nowhere; no log line knows of it (R18)."""

import json
from pathlib import Path

import pytest

from rehearsal.phones import Message, Person
from tests.bot.served import Served, served
from tests.meeting.halls import SECRETARY

NAME, POINT = "Kepala Seksi, Nama Unik Sekali", "Mohon jalan desa yang rusak berat segera diperbaiki"


async def said(person: Person, text: str, words: str) -> str:
    """Sends a text and waits for an answer with these words."""
    sent = await person.send(text)
    return (await person.wait_for(words, after=sent, timeout_seconds=30)).text


@pytest.mark.timeout(120)
@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_a_person_sees_corrects_and_erases_their_data_and_no_log_line_knows_of_it(
    tmp_path: Path, level: str
) -> None:
    """Every command of this part as people use it, at both levels of the log: names, points, choices, accounts, codes
    and the token are in no line, and the file of own data is on no disk."""
    async with served(tmp_path, voters=2, log_level=level) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        voter, secretary = hosted.voters[0], await hosted.phones.person(SECRETARY)
        shown = await said(voter, "/data_saya", "Data Bapak/Ibu terlampir")
        assert "Perwakilan 1" in shown
        listed = await voter.wait_for("Data Bapak/Ibu terlampir", timeout_seconds=20)
        await voter.press("Perbaiki", on=listed)
        await voter.wait_for("jabatan dan nama", timeout_seconds=20)
        await said(voter, NAME, NAME)
        option = hosted.question.options[1]
        await voter.press_data(cards[0].payload(f"{option.code}. {option.text}"), on=cards[0])
        await said(voter, f"/usul {POINT}", "tercatat dengan nomor")
        sent = await voter.send("/data_saya")
        handed = await voter.wait_for("data-pribadi-p1.json", after=sent, timeout_seconds=20)
        made = json.loads(await voter.download(handed))
        assert made["bagian"]["pendaftaran"][0]["label"] == NAME
        assert made["bagian"]["pokok_diskusi"][0]["original"] == POINT
        await said(secretary, "/hadir", "Kehadiran")
        assert "daftar kehadiran" in await said(secretary, "/jejak_akses", "Jejak akses")
        assert "Akun: 7 hari" in (await asked(secretary, "/retensi", "Masa simpan")).labels
        await said(secretary, "/persetujuan", "catatan-persetujuan.json")
        await said(secretary, "/permintaan_data", "Belum ada permintaan")
        listed = await voter.wait_for("Data Bapak/Ibu terlampir", after=sent, timeout_seconds=20)
        await voter.press("Hapus data saya", on=listed)
        asked_once = await voter.wait_for("Lanjutkan?", timeout_seconds=20)
        await voter.press("Ya, lanjutkan", on=asked_once)
        await voter.wait_for("Data dihapus", timeout_seconds=20)
        assert (await hosted.rows("SELECT label FROM delegates WHERE number = 1")) == [("p1",)]
        await nothing_is_left(hosted, option.text)
        lying = [path for path in tmp_path.rglob("*") if path.is_file() and "data-pribadi" in path.name]
        assert lying == []


async def nothing_is_left(hosted: Served, choice: str) -> None:
    """In no line of the log."""
    ((code, key),) = await hosted.rows("SELECT join_code, join_key FROM meetings")
    log, token = hosted.log(), hosted.telegram.token
    assert log
    for word in (token, str(code), str(key), NAME, "Nama Unik", POINT, "rusak berat", choice, "Perwakilan"):
        assert word not in log, word


async def asked(person: Person, text: str, words: str) -> Message:
    """The message that answers."""
    sent = await person.send(text)
    return await person.wait_for(words, after=sent, timeout_seconds=30)
