"""Many chats and long queues: nobody waits for another's wait, everybody for a wait of the whole bot."""

import asyncio
import time

from storage import outbox
from storage.database import Database
from tests.delivery.posts import Post, now


async def test_i9_a_long_queue_of_one_chat_keeps_nobody_waiting(post: Post) -> None:
    """A thousand lines for one; another's panel, of lower rank and wished later, leaves at once."""
    other = await post.phones.person(43)
    await other.start()
    async with post.db.transaction() as tx:
        for number in range(1_000):
            wish = {"text": f"baris {number}"}
            await outbox.want(tx, 42, f"say:{number}", "person", wish, priority=15, now_ms=now() - 1_000)
        await outbox.want(tx, 43, "panel:1", "person", {"text": "panel"}, priority=20, now_ms=now())
        tx.after_commit(post.outbox.wake)
    began = time.monotonic()
    await other.wait_for("panel", timeout_seconds=8)
    assert time.monotonic() - began < 5


async def test_b91_forty_chats_told_to_wait_long_leave_the_others_alone(post: Post) -> None:
    """222 s for forty, wished before five others: those five have their cards at the pace of forty-five calls."""
    held = [await post.phones.person(100 + number) for number in range(40)]
    free = [await post.phones.person(500 + number) for number in range(5)]
    for one in (*held, *free):
        await one.start()
    for one in held:
        await post.phones.stage.hold(one.id, 222)
    async with post.db.transaction() as tx:
        for one in (*held, *free):
            await outbox.want(tx, one.id, "ballot:1", "person", {"text": "kartu"}, priority=10, now_ms=now())
        tx.after_commit(post.outbox.wake)
    began = time.monotonic()
    await asyncio.gather(*(one.wait_for("kartu", timeout_seconds=30) for one in free))
    assert time.monotonic() - began < 5


async def test_a_bot_told_to_wait_as_a_whole_stops_calling(post: Post) -> None:
    """Every send hears 3 s: after a few chats nobody is called until the wait is over, then everybody is served."""
    people = [await post.phones.person(100 + number) for number in range(30)]
    for one in people:
        await one.start()
    fault = await post.phones.stage.add_fault("flood", "sendMessage", retry_after=3)
    async with post.db.transaction() as tx:
        for one in people:
            await outbox.want(tx, one.id, "ballot:1", "person", {"text": "kartu"}, priority=10, now_ms=now())
        tx.after_commit(post.outbox.wake)
    await asyncio.sleep(2.0)
    assert await post.calls("sendMessage") <= 12, fault
    await post.phones.stage.remove_faults()
    await asyncio.gather(*(one.wait_for("kartu", timeout_seconds=20) for one in people))


async def test_the_next_page_of_what_is_due_begins_behind_the_last_row(database: Database) -> None:
    """Every row once, in order of service, on both engines."""
    async with database.transaction() as tx:
        for number in range(10):
            topic = f"say:{number}"
            await outbox.want(tx, number + 1, topic, "say", {}, priority=number % 3, now_ms=5 - number % 2)
        seen: list[outbox.Due] = []
        while found := await outbox.due(tx, 9, 3, seen[-1] if seen else None):
            seen += found
    assert len(seen) == 10
    assert seen == sorted(seen, key=lambda one: (one.priority, one.due_ms, one.row_id))
