"""Points supported, merged and looked for by phone: buttons, commands, and forged presses on the way."""

from pathlib import Path

from rehearsal.phones import Message, Person
from rules.buttons import pack
from tests.bot.served import Served, served
from tests.meeting.halls import MINUTE_TAKER, MODERATOR

TEXTS = ("usul data kemiskinan <ekstrem> diverifikasi ulang tiap tribulan", "usul beasiswa santri ditambah tahun depan")


async def shown(hosted: Served) -> Person:
    """Two points put forward and shown; the moderator's phone."""
    await hosted.start()
    await hosted.ballots()
    moderator = await hosted.phones.person(MODERATOR)
    for place, text in enumerate(TEXTS):
        sent = await hosted.voters[place].send(f"/usul {text}")
        await hosted.voters[place].wait_for(f"D0{place + 1}", after=sent, timeout_seconds=20)
    sent = await moderator.send("/usulan")
    listed = await moderator.wait_for("Pokok diskusi: 2 masuk", after=sent, timeout_seconds=20)
    for code in ("D01", "D02"):
        await moderator.press(code, on=listed)
        card = await moderator.wait_for(f"{code} · usulan · masuk\nDari", after=sent, timeout_seconds=20)
        await moderator.press("Tayangkan", on=card)
        await moderator.wait_for(f"{code} · usulan · ditayangkan\nDari", after=sent, timeout_seconds=20)
    return moderator


async def opened(phone: Person, code: str) -> Message:
    """A point of the list for everybody on somebody's phone."""
    sent = await phone.send(f"/dukung {code}")
    return await phone.wait_for(f"{code} · usulan · ditayangkan", after=sent, timeout_seconds=20)


async def test_a_delegate_reads_supports_and_steps_back(tmp_path: Path) -> None:
    """/dukung, the point, [Dukung], its count on the official's card, [Tarik dukungan], [Cari]."""
    async with served(tmp_path, voters=3) as hosted:
        moderator = await shown(hosted)
        voter = hosted.voters[2]
        sent = await voter.send("/dukung")
        listed = await voter.wait_for("Pokok yang ditayangkan: 2.", after=sent, timeout_seconds=20)
        await voter.press("D01", on=listed)
        card = await voter.wait_for("D01 · usulan · ditayangkan", after=sent, timeout_seconds=20)
        assert "<ekstrem>" in card.text
        toast = await voter.press("Dukung", on=card)
        assert toast.text == "Dukungan o3 untuk D01 tercatat."
        card = await voter.wait_for("Didukung 1 instansi: o3.", after=sent, timeout_seconds=20)
        await moderator.wait_for("Didukung 1 instansi: o3.", timeout_seconds=20)
        toast = await voter.press("Tarik dukungan", on=card)
        assert toast.text == "Dukungan untuk D01 ditarik."
        card = await voter.wait_for("D01 · usulan", after=sent, timeout_seconds=20)
        await voter.press("Ke daftar", on=card)
        listed = await voter.wait_for("Pokok yang ditayangkan: 2.", after=sent, timeout_seconds=20)
        await voter.press("Cari", on=listed)
        await voter.wait_for("Mohon ketik kata yang dicari", after=sent, timeout_seconds=20)
        sent = await voter.send("santri")
        found = await voter.wait_for('Pokok yang memuat "santri": 1.', after=sent, timeout_seconds=20)
        assert [label for label in found.labels if label.startswith("D")] == ["D02"]


async def test_a_moderator_merges_and_takes_apart(tmp_path: Path) -> None:
    """[Gabungkan], a head, both authors told, [Pisahkan dari D01]; a minute taker and a voter may not."""
    async with served(tmp_path, voters=2) as hosted:
        moderator = await shown(hosted)
        sent = await moderator.send("/usulan")
        listed = await moderator.wait_for("Pokok diskusi: 2 masuk", after=sent, timeout_seconds=20)
        await moderator.press("D02", on=listed)
        card = await moderator.wait_for("D02 · usulan · ditayangkan\nDari", after=sent, timeout_seconds=20)
        await moderator.press("Gabungkan", on=card)
        choice = await moderator.wait_for("D02 digabungkan dengan pokok yang mana?", after=sent, timeout_seconds=20)
        head = next(label for label in choice.labels if label.startswith("D01"))
        toast = await moderator.press(head, on=choice)
        assert toast.text == "D02 digabungkan dengan D01."
        card = await moderator.wait_for("Digabung ke D01.", after=sent, timeout_seconds=20)
        for voter in hosted.voters:
            await voter.wait_for("Nama instansi Bapak/Ibu tetap tercantum.", timeout_seconds=20)
        taker = await hosted.phones.person(MINUTE_TAKER)
        asked = await taker.send("/rapat")
        theirs = await taker.wait_for("Rakor 7", after=asked, timeout_seconds=20)
        mine = await opened(hosted.voters[0], "D01")
        for who, on in ((taker, theirs), (hosted.voters[0], mine)):
            for code in (pack("gu", 2), pack("gj", 1, 2, 1), pack("gm", 1, 0)):
                toast = await who.press_data(code, on=on)
                assert toast.alert
                assert "tidak termasuk wewenang" in str(toast.text)
        assert await hosted.rows("SELECT merged_into FROM points ORDER BY id") == [(None,), (1,)]
        toast = await moderator.press("Pisahkan dari D01", on=card)
        assert toast.text == "D02 kembali berdiri sendiri."
        await moderator.wait_for("D02 · usulan · ditayangkan\nDari", after=sent, timeout_seconds=20)
