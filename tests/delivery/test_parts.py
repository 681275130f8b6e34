"""Cards longer than a message: nothing is refused by Telegram, nothing is cut, one card stays one card (B69)."""

import asyncio

import pytest

from delivery import html
from delivery.card import Button, Card
from delivery.cards.copies import marked
from delivery.parts import EMPTY, part_of, parts_of
from storage import outbox
from storage.database import Database
from tests.delivery.posts import Post, drawn, now, running

OPEN = Button("Buka", press="1qs.1")


@pytest.mark.parametrize("units", [4_095, 4_096])
def test_b69_a_card_of_one_message_stays_as_it_is(units: int) -> None:
    """The limit itself still fits; emoji count two."""
    card = Card("😀" * (units // 2) + "x" * (units % 2), ((OPEN,),))
    assert parts_of(card) == (card,)


def test_b69_2049_emoji_make_two_messages() -> None:
    """4,098 units."""
    first, last = parts_of(Card("😀" * 2_049, ((OPEN,),)))
    assert html.units(first.text) <= 4_096
    assert (first.text + last.text).count("😀") == 2_049
    assert not first.buttons
    assert last.buttons == ((OPEN,),)


def test_b69_the_longest_question_is_whole() -> None:
    """1,000 signs and twenty options of 300, twice as long in HTML: every option stands in one of the parts."""
    lines = ["&amp;" * 1_000] + [f"<b>{letter}</b>. {'&lt;' * 299}{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
    parts = parts_of(Card("\n".join(lines), ((OPEN,),)))
    assert all(html.units(part.text) <= 4_096 for part in parts)
    told = "\n".join(html.plain(part.text) for part in parts)
    assert [letter for letter in "ABCDEFGHIJKLMNOPQRST" if f"\n{letter}. " in told] == list("ABCDEFGHIJKLMNOPQRST")


@pytest.mark.parametrize(("units", "count"), [(1_024, 1), (1_025, 2), (6_000, 3)])
def test_b69_a_caption_goes_on_below_its_picture(units: int, count: int) -> None:
    """The first part fits a caption, the others a message; only the first is heard."""
    parts = parts_of(Card("kata " * (units // 5) + "x" * (units % 5), file_id="abc"))
    assert len(parts) == count
    assert html.units(parts[0].text) <= 1_024
    assert all(part.silent and not part.file_id for part in parts[1:])


def test_a_part_that_is_no_more_is_emptied() -> None:
    """A card that became shorter leaves no old text below it."""
    part = part_of(Card("pendek"), 2)
    assert (part.card.text, part.count) == (EMPTY, 1)


LONG = "\n".join(f"Baris {number} dari daftar yang panjang." for number in range(400))


async def test_b69_a_long_card_is_several_messages_and_stays_one_card(post: Post) -> None:
    """Posted in order; an edit changes what changed; a shorter state empties what stood below."""
    await post.want(LONG)
    await post.person.wait_for("Baris 399 ", timeout_seconds=10)
    texts = [message.text for message in await post.person.screen() if "Baris" in message.text]
    assert len(texts) == 4
    assert [text[-5:] for text in texts] == ["(1/4)", "(2/4)", "(3/4)", "(4/4)"]
    posted = await post.calls("sendMessage")
    await post.want(LONG.replace("Baris 399 ", "Ujung "))
    await post.person.wait_for("Ujung ", timeout_seconds=10)
    assert await post.calls("editMessageText") == 1
    await post.want("pendek")
    await post.person.wait_for("pendek", timeout_seconds=10)
    async with asyncio.timeout(10):
        while any("Baris" in message.text for message in await post.person.screen()):
            await asyncio.sleep(0.05)
    assert await post.calls("sendMessage") == posted
    assert not await post.phones.stage.broken_rules()


async def test_b69_a_part_of_unknown_fate_is_posted_again_with_the_next_state(post: Post) -> None:
    """The last part has the buttons; a card must not stay without them."""
    await post.want(LONG)
    await post.person.wait_for("(1/4)", timeout_seconds=10)
    await post.phones.stage.add_fault("accept_then_drop", "sendMessage", count=6)
    async with asyncio.timeout(30):
        while (await post.states("card#")) != {"unknown"}:
            await asyncio.sleep(0.05)
    await post.want(LONG.replace("Baris 399 ", "Ujung "))
    await post.person.wait_for("Ujung ", timeout_seconds=10)


async def test_a_tap_proves_that_a_card_of_unknown_fate_arrived(post: Post) -> None:
    """The message that was tapped is the card from then on."""
    await post.phones.stage.add_fault("accept_then_drop", "sendMessage", count=2)
    await post.want("kartu")
    await post.until("unknown")
    seen = [message for message in await post.person.screen() if message.text == "kartu"][-1]
    async with post.db.transaction() as tx:
        payload = {"text": "kartu yang dijawab"}
        await outbox.want(tx, post.person.id, "card", "person", payload, priority=10, now_ms=now(), tapped=seen.id)
        tx.after_commit(post.outbox.wake)
    await post.until("sent")
    assert await post.calls("editMessageText") == 1


async def test_b92_a_copied_long_card_says_every_line(sqlite_database: Database) -> None:
    """The line that names the copy moves the cut; the messages below are cut alike."""
    async with running(sqlite_database, {"person": marked(drawn)}) as post:
        await post.phones.stage.add_fault("error", "sendMessage", code=502, count=1)
        await post.want(LONG)
        async with asyncio.timeout(30):
            while len(shown := [one.text for one in await post.person.screen() if one.is_from_bot]) < 4:
                await asyncio.sleep(0.05)
    assert "dikirim ulang" in shown[0]
    assert not [line for line in LONG.splitlines() if line not in "\n".join(shown)]
