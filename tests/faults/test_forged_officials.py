"""B08, B104, B107, I6: the service itself: buttons forged by officials, and a secret vote looked for in everything it
wrote at DEBUG."""

import asyncio
import random
from pathlib import Path

from rules.buttons import NUMBERS, pack
from storage.database import Database
from storage.opening import open_database
from storage.soundness import unsound
from tests.bot.served import Served, served
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY

IDS = (0, 1, 2, 3, 4, 5, 17, 35, 36, 99, 1_439, 1_441, 2**31, 2**53, 2**63 - 1)
SECRET = "Siapa yang dipercaya?\nOPSI-MERAH\nOPSI-BIRU\nOPSI-HIJAU\n#rahasia"
# What an official may well do with one press; everything else of these tests is nobody's wish.
ALLOWED = {"qo", "qc", "qr", "qn", "qe", "qb", "qd", "qu", "qv", "qa", "mm"}


def forged(dice: random.Random) -> list[str]:
    """Four presses of every verb, with numbers nobody gave them."""
    codes = []
    for verb, (least, most) in NUMBERS.items():
        if verb in ALLOWED:
            continue
        for _ in range(4):
            count = dice.randint(least, most)
            # The first number is mostly one that there is, so that the others are looked at.
            numbers = [dice.choice((1, 1, *IDS)), *(dice.choice(IDS) for _ in range(count - 1))][:count]
            code = "1" + verb + "".join(f".{_base36(number)}" for number in numbers)
            codes.append(code if len(code) <= 64 else pack(verb, *[1] * least))
    return codes


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]


async def read(hosted: Served) -> Database:
    """The service's database, read beside it."""
    return await open_database(hosted.url, now=lambda: 0)


async def test_b08_buttons_forged_by_officials_break_nothing_and_cast_nothing(tmp_path: Path) -> None:
    """Every verb with every official: each press answered, nothing set aside, no error, no ballot, a sound database."""
    dice = random.Random(7)
    async with served(tmp_path, voters=2, question=SECRET) as hosted:
        await hosted.start()
        await hosted.ballots()
        for account in (MODERATOR, SECRETARY, MINUTE_TAKER, CLERK):
            person = await hosted.phones.person(account)
            await person.send("/rapat")
            card = await person.wait_for("Rakor", timeout_seconds=20)
            codes = forged(dice)
            toasts = await asyncio.gather(*(person.press_data(code, on=card, answer_seconds=30) for code in codes))
            assert all(toast.is_answered for toast in toasts), account
        assert await hosted.phones.stage.settled(timeout_seconds=30)
        assert "error" not in hosted.log(), hosted.log()[-3_000:]
        assert not await hosted.rows("SELECT * FROM parked")
        assert not await hosted.rows("SELECT * FROM ballots")
        assert await hosted.rows("SELECT state FROM questions") == [("open",)]
        db = await read(hosted)
        async with db.reading() as tx:
            assert await unsound(tx) == []
        await db.close()


async def test_b107_a_secret_vote_is_in_nothing_the_service_wrote_at_debug(tmp_path: Path) -> None:
    """Six vote by phone, one changes, the moderator closes and reveals: no choice in the log, no button of a choice,
    and nothing in the folder by which a chat could be laid beside a ballot."""
    async with served(tmp_path, voters=6, question=SECRET, log_level="DEBUG") as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        presses = [pack("v", 1, place + 1, 1, place % 3 + 1) for place in range(6)]
        for person, card, code in zip(hosted.voters, cards, presses, strict=True):
            assert (await person.press_data(code, on=card, answer_seconds=30)).is_answered
        await hosted.voters[0].press_data(pack("v", 1, 1, 1, 3), on=cards[0], answer_seconds=30)
        ((key,),) = await hosted.rows("SELECT secret FROM question_keys")
        moderator = await hosted.phones.person(MODERATOR)
        await moderator.send("/tutup 1")
        await moderator.send("/umumkan 1")
        await asyncio.sleep(0)
        async with asyncio.timeout(30):
            while await hosted.rows("SELECT state FROM jobs WHERE kind = 'overwrite'") != [("done",)]:
                await asyncio.sleep(0.2)
        assert await hosted.phones.stage.settled(timeout_seconds=30)
        log = hosted.log()
        assert [one for one in (*presses, "OPSI-", str(key)) if one in log] == []
        assert not await hosted.rows("SELECT * FROM parked")
        assert await hosted.rows("SELECT DISTINCT shown_hash FROM outbox WHERE topic = 'ballot:1'") == [("",)]
        assert not await hosted.rows("SELECT 1 FROM outbox WHERE payload LIKE '%OPSI-%'")
        await hosted.kill()
        for path in tmp_path.glob("jajak.db*"):
            assert str(key).encode() not in path.read_bytes(), path.name
