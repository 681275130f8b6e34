"""What leaves for Telegram: newest state wins, retries by the table, nothing blindly repeated. Real HTTP and SQLite."""

import asyncio
from typing import cast

import pytest
from telegram import Bot

from delivery.card import Card
from delivery.outbox import Outbox
from storage import cards, outbox, outbox_outcomes
from storage.database import Database, Tx
from storage.outbox import OutboxRow
from tests.delivery.posts import Post, now, running


async def test_a_card_is_posted_once_and_then_edited(post: Post) -> None:
    """The newest of many wishes wins; an equal one makes no call."""
    await post.want("satu")
    await post.person.wait_for("satu")
    for number in range(20):
        await post.want(f"keadaan {number}")
    await post.person.wait_for("keadaan 19", timeout_seconds=10)
    await post.until("sent")
    await post.want("keadaan 19")
    await post.until("sent")
    assert await post.calls("sendMessage") == 1
    assert 1 <= await post.calls("editMessageText") <= 3
    assert not await post.phones.stage.broken_rules()


async def test_b92_a_send_of_unknown_fate_is_not_blindly_repeated(post: Post) -> None:
    """Accepted, reply lost: a document is marked unknown and stays single; a card with state is sent once more."""
    await post.phones.stage.add_fault("accept_then_drop", "sendMessage", count=1)
    await post.want("berkas", kind="file", topic="berkas")
    await post.until("unknown", "berkas")
    assert len([m for m in await post.person.screen() if m.text == "berkas"]) == 1
    await post.phones.stage.add_fault("accept_then_drop", "sendMessage", count=1)
    await post.want("kartu")
    await post.until("sent")
    assert 1 <= len([m for m in await post.person.screen() if m.text == "kartu"]) <= 2


async def test_an_edit_of_unknown_fate_is_repeated_until_it_stands(post: Post) -> None:
    """Editing twice is editing once."""
    await post.want("satu")
    await post.person.wait_for("satu")
    await post.phones.stage.add_fault("accept_then_drop", "editMessageText", count=1)
    await post.phones.stage.add_fault("error", "editMessageText", code=500, count=1)
    await post.want("dua")
    await post.person.wait_for("dua", timeout_seconds=10)
    await post.until("sent")


async def test_a_told_wait_is_waited_out_and_costs_no_attempt(post: Post) -> None:
    """429 of one second: the card comes afterwards."""
    await post.phones.stage.add_fault("flood", "sendMessage", retry_after=1, count=1)
    await post.want("satu")
    await post.person.wait_for("satu", timeout_seconds=10)
    await post.until("sent")
    assert (await post.state())[1] == 0


async def test_b96_who_blocked_the_bot_is_not_tried_again(post: Post) -> None:
    """One refusal, then silence, also for later wishes."""
    async with post.db.transaction() as tx:
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (42, 0)")
    await post.person.block()
    await post.want("satu")
    await post.until("dead")
    await post.want("dua")
    await asyncio.sleep(0.3)
    assert await post.calls("sendMessage") == 1
    assert (await post.state())[0] == "dead"


async def test_b63_refused_formatting_goes_once_more_as_plain_text(post: Post) -> None:
    """Our mistake is logged; the person gets the words."""
    await post.want("<b>tebal")
    shown = await post.person.wait_for("tebal")
    assert shown.text == "tebal"


async def test_b97_a_group_that_moved_gets_its_card_under_the_new_id(post: Post) -> None:
    """Service messages suppressed: the refusal itself tells the new id."""
    group = await post.phones.group("Grup", members=[post.person])
    async with post.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO meetings (id, code, join_code, join_key, title, held_on, zone, created_ms, created_at)"
            " VALUES (1, 'R', 'A', 'K', 'R', '2026-01-01', 'Asia/Jakarta', 0, '')"
        )
        sql = "INSERT INTO chat_groups (chat_id, meeting_id, added_ms) VALUES ($1, 1, 0)"
        await tx.execute(sql, group.id)
    old_id = group.id
    new_id = await group.migrate(announce="none")
    await post.want("kartu", kind="group", chat=old_id)
    await post.person.wait_for("kartu", chat=new_id, timeout_seconds=10)
    async with post.db.reading() as tx:
        assert await tx.fetch_value("SELECT moved_to FROM chat_groups WHERE chat_id = $1", old_id) == new_id


async def test_b16_what_a_killed_process_left_on_its_way_is_settled(sqlite_database: Database) -> None:
    """An edit waits again, a repeatable card too, a document's fate is unknown."""
    async with sqlite_database.transaction() as tx:
        for topic, kind, message in (("a", "person", 5), ("b", "person", None), ("c", "file", None)):
            await outbox.want(tx, 42, topic, kind, {"text": topic}, priority=1, now_ms=now())
            sql = "UPDATE outbox SET state = 'sending', attempts = 1, message_id = $2 WHERE topic = $1"
            await tx.execute(sql, topic, message)
        await outbox_outcomes.at_start(tx, {"person"})
    async with sqlite_database.reading() as tx:
        rows = await tx.fetch("SELECT topic, state FROM outbox ORDER BY topic")
    assert [tuple(row) for row in rows] == [("a", "waiting"), ("b", "waiting"), ("c", "unknown")]


async def test_b114_a_stop_that_meets_the_bell_is_still_a_stop(sqlite_database: Database) -> None:
    """A commit rings the outbox in the very tick in which it is told to stop: it ends all the same."""
    nobody = cast(Bot, None)
    for _ in range(30):
        post = Outbox(sqlite_database, nobody, {}, now=now)
        running_outbox = asyncio.create_task(post.run())
        await asyncio.sleep(0.03)
        post.wake()
        await asyncio.sleep(0)
        running_outbox.cancel()
        done, _ = await asyncio.wait({running_outbox}, timeout=5)
        assert done


@pytest.mark.parametrize("dies", [False, True])
async def test_r8_a_result_wished_while_the_card_is_on_its_way_is_not_lost(
    sqlite_database: Database, dies: bool
) -> None:
    """The post's answer never comes, or the process dies in it: the final state is posted as a copy, once."""
    async with sqlite_database.transaction() as tx:
        await outbox.want(tx, -5, "group:7", "group", {}, priority=30, now_ms=1)
        (one,) = await outbox.due(tx, 9, 9)
        row = await outbox.waiting(tx, one.row_id)
        assert row is not None
        for _ in range(2):
            await outbox_outcomes.sending(tx, row.id)
            await cards.redraw_question(tx, 7, 2)
            await (outbox_outcomes.at_start(tx, {"say"}) if dies else outbox_outcomes.unknown(tx, row, "lost"))
            again = await outbox.waiting(tx, row.id)
            if again is None:
                break
            assert again.is_copy
        assert again is None, "a copy of unknown fate is not copied again"


async def test_a_copy_says_so_until_the_card_is_wished_anew(sqlite_database: Database) -> None:
    """A send of unknown fate tried again is a copy; a wish to post anew is a card of its own."""
    async with sqlite_database.transaction() as tx:
        await outbox.want(tx, 42, "card", "panel", {}, priority=1, now_ms=1)
        (one,) = await outbox.due(tx, 9, 9)
        row = await outbox.waiting(tx, one.row_id)
        assert row is not None
        await outbox_outcomes.retry(tx, row, 2, "lost", as_copy=True)
        again = await outbox.waiting(tx, one.row_id)
        await outbox.want(tx, 42, "card", "panel", {}, priority=1, now_ms=3, anew=True)
        anew = await outbox.waiting(tx, one.row_id)
    assert again is not None
    assert anew is not None
    assert (again.is_copy, anew.is_copy) == (True, False)


@pytest.mark.parametrize("is_wished_anew", [True, False])
async def test_a_card_on_its_way_that_is_only_drawn_again_is_not_posted_twice(
    database: Database, is_wished_anew: bool
) -> None:
    """A list wished for as a new message changes while it travels: an edit follows, or where its fate is unknown
    nothing. A second wish for a new message, and only that, posts one more."""
    for is_lost in (False, True):
        topic = f"points:{int(is_lost)}"
        async with database.transaction() as tx:
            await outbox.want(tx, 42, topic, "points", {}, priority=1, now_ms=1, anew=True)
            (one,) = await outbox.due(tx, 9, 9)
            row = await outbox.waiting(tx, one.row_id)
            assert row is not None
            assert await outbox_outcomes.sending(tx, row.id)
            if is_wished_anew:
                await outbox.want(tx, 42, topic, "points", {}, priority=1, now_ms=2, anew=True)
            else:
                await outbox.want_again(tx, topic, now_ms=2)
            await (outbox_outcomes.unknown(tx, row, "lost") if is_lost else outbox_outcomes.shown(tx, row, 77, "h"))
            again = await outbox.waiting(tx, row.id)
            await tx.execute("UPDATE outbox SET state = 'sent' WHERE id = $1", row.id)
        wanted = 0 if is_wished_anew else None if is_lost else 77
        assert (again.message_id if again else None) == wanted


async def test_a_card_that_merely_follows_lets_pass_what_somebody_waits_for(database: Database) -> None:
    """A list was asked for and came; drawn anew because others act it stands behind a card asked for later. Wished
    again before it came it keeps its place."""
    async with database.transaction() as tx:
        for topic, place in (("points:1", 1), ("points:2", 2)):
            await outbox.want(tx, 42, topic, "points", {}, priority=outbox.PRIORITY_AWAITED, now_ms=place)
        (first, second) = await outbox.due(tx, 9, 9)
        row = await outbox.waiting(tx, first.row_id)
        assert row is not None
        await outbox_outcomes.sending(tx, row.id)
        await outbox_outcomes.shown(tx, row, 77, "h")
        for topic in ("points:1", "points:2"):
            await outbox.want_again(tx, topic, now_ms=3)
        await outbox.want(tx, 42, "point:1", "point", {}, priority=outbox.PRIORITY_AWAITED, now_ms=4)
        due = [(one.row_id, one.priority) for one in await outbox.due(tx, 9, 9)]
    assert due[0] == (second.row_id, outbox.PRIORITY_AWAITED)
    assert due[-1] == (first.row_id, outbox.PRIORITY_FOLLOWING)


async def test_a_secret_card_that_reads_as_before_is_not_edited_again(sqlite_database: Database) -> None:
    """Closing and revealing wish for the same card one after the other: one edit, none that Telegram refuses, and no
    hash in the table."""

    async def secret(_: Tx, row: OutboxRow) -> Card:
        return Card(text=row.payload["text"], is_secret=True)

    async with running(sqlite_database, {"person": secret}) as post:
        for text in ("dibuka", "diumumkan", "diumumkan", "diumumkan"):
            await post.want(text)
            await post.until("sent")
        assert await post.calls("editMessageText") == 1
        assert await post.phones.stage.broken_rules() == []
        async with sqlite_database.reading() as tx:
            assert await tx.fetch_value("SELECT shown_hash FROM outbox") == ""
