"""What only a moderator can act on reaches them in private at once: a group that fell silent, minutes cut off."""

from pathlib import Path

import pytest

from rehearsal.phones import Person
from tests.bot.served import Served, bound, now_ms, opened, served
from tests.bot.test_faults import stored, vote
from tests.meeting.halls import MODERATOR

LOST = "Pengumuman tidak dapat dikirim ke grup Aula"


async def moderator(hosted: Served) -> Person:
    """The moderator's phone."""
    return await hosted.phones.person(MODERATOR)


async def alarms(hosted: Served, words: str) -> int:
    """How often the moderator was told so."""
    return len([one for one in await (await moderator(hosted)).screen() if words in (one.text or "")])


@pytest.mark.parametrize(
    ("place", "why"), [("silenced", "tidak diberi izin menulis"), ("kicked", "bukan lagi anggota")]
)
async def test_b97_a_group_that_takes_no_word_is_told_to_the_moderator_once(
    tmp_path: Path, place: str, why: str
) -> None:
    """The group is left alone, private chats go on, and votes are stored."""
    async with served(tmp_path, voters=2) as hosted:
        group = await hosted.phones.group("Aula", members=hosted.voters)
        await bound(hosted, group)
        if place == "silenced":
            await group.permit(can_send_messages=False)
        else:
            await group.set_bot("kicked")
        await hosted.start()
        told = await (await moderator(hosted)).wait_for(LOST, timeout_seconds=30)
        assert why in str(told.text)
        await hosted.ballots()
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        assert await stored(hosted) == 1
        assert await alarms(hosted, LOST) == 1
        tries = await hosted.phones.stage.journal(event="call", method="sendMessage")
        assert len([one for one in tries if str(group.id) in str(one)]) <= 1


async def test_a_closed_topic_moves_the_cards_into_the_group_and_is_told(tmp_path: Path) -> None:
    """Once without the topic: the card stands in the group itself."""
    async with served(tmp_path, voters=1) as hosted:
        group = await hosted.phones.group("Aula", topics=True, members=hosted.voters)
        topic = await group.add_topic("Rapat")
        await bound(hosted, group, topic)
        await group.close_topic(topic)
        await hosted.start()
        card = await hosted.voters[0].wait_for("JP1", chat=group.id, timeout_seconds=30)
        assert card.thread_id is None
        await (await moderator(hosted)).wait_for("Topik di grup Aula ditutup atau dihapus", timeout_seconds=30)
        assert await alarms(hosted, "Topik di grup Aula") == 1


@pytest.mark.parametrize(("silent_seconds", "told"), [(300, 1), (20, 0)])
async def test_minutes_without_the_service_are_told_while_a_question_is_open(
    tmp_path: Path, silent_seconds: int, told: int
) -> None:
    """A copy that fell left its lease behind: the next one says which minutes may be missing, unless they were few."""
    async with served(tmp_path, voters=1) as hosted:
        db = await opened(hosted)
        async with db.transaction() as tx:
            until = now_ms() - silent_seconds * 1000 + 15_000
            await tx.execute("INSERT INTO lease (name, holder, until_ms) VALUES ('intake', 'gone:1', $1)", until)
        await db.close()
        await hosted.start()
        await hosted.ballots()
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        if told:
            said = await (await moderator(hosted)).wait_for("Hubungan ke Telegram terputus", timeout_seconds=30)
            assert "terputus 30" in str(said.text)
        assert await alarms(hosted, "terputus") == told


@pytest.mark.parametrize("may", [True, False])
async def test_the_groups_card_is_pinned_where_the_bot_may(tmp_path: Path, may: bool) -> None:
    """Once, and edited in place from then on; without the right it stands as any message."""
    async with served(tmp_path, voters=1) as hosted:
        group = await hosted.phones.group("Aula", members=hosted.voters)
        await group.set_bot("administrator" if may else "member", rights=["can_pin_messages"] if may else [])
        await bound(hosted, group)
        await hosted.start()
        await hosted.ballots()
        await hosted.voters[0].wait_for("JP1", chat=group.id, timeout_seconds=20)
        await vote(hosted, 0)
        shown = await hosted.voters[0].wait_for("1 dari 1", chat=group.id, timeout_seconds=20)
        assert shown.is_pinned is may
        assert len(await hosted.phones.stage.journal(event="call", method="pinChatMessage")) == 1
        assert not await hosted.rows("SELECT * FROM parked")
