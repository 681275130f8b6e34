"""A group joins the meeting by one press, and sends participants to their private chat."""

from pathlib import Path

from tests.bot.served import bound, served
from tests.meeting.halls import MODERATOR

BUTTON = "Tambahkan ke grup"
CHATTER = 60


async def test_one_press_brings_the_bot_into_a_group_and_the_button_goes(tmp_path: Path) -> None:
    """With the right to pin: the open question's card stands pinned at once; a participant is shown the way."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await hosted.ballots()
        moderator, voter = await hosted.phones.person(MODERATOR), hosted.voters[0]
        group = await hosted.phones.group("Aula", members=[moderator, voter], admins=[moderator], bot=None)
        sent = await moderator.send("/rapat")
        panel = await moderator.wait_for("Kode rapat", after=sent, timeout_seconds=20)
        link = await moderator.press(BUTTON, on=panel)
        assert link.url is not None
        await moderator.follow(link.url, group=group)
        await moderator.wait_for("terhubung dengan", chat=group.id, timeout_seconds=20)
        card = await moderator.wait_for("JP1", chat=group.id, timeout_seconds=20)
        assert (await moderator.wait_for("Kode rapat", after=panel, timeout_seconds=20)).id == panel.id
        assert BUTTON not in (await moderator.wait_for("Kode rapat")).labels
        asked = await voter.send("/start", chat=group.id)
        shown = await voter.wait_for("percakapan pribadi", chat=group.id, after=asked, timeout_seconds=20)
        assert "?start=r_" in shown.text
        pinned = [one.id for one in await voter.screen(chat=group.id) if one.is_pinned]
        assert pinned == [card.id]


async def test_a_chatty_member_does_not_keep_the_result_from_the_group(tmp_path: Path) -> None:
    """Sixty commands of a participant, refused or not, cost the group a few lines; the closing stands soon after."""
    async with served(tmp_path, voters=1) as hosted:
        moderator, voter = await hosted.phones.person(MODERATOR), hosted.voters[0]
        group = await hosted.phones.group("Aula", members=[moderator, voter])
        await bound(hosted, group)
        await hosted.start()
        await hosted.ballots()
        await voter.wait_for("JP1", chat=group.id, timeout_seconds=20)
        for number in range(CHATTER):
            await voter.send(("/bantuan", "/buka 1", "/hasil")[number % 3], chat=group.id)
        await moderator.send("/tutup 1", chat=group.id)
        await voter.wait_for("ditutup", chat=group.id, timeout_seconds=25)
        spoken = [one for one in await voter.screen(chat=group.id) if one.is_from_bot and "JP1" not in str(one.text)]
        assert len(spoken) <= 6
