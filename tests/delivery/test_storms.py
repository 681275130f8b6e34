"""The outbox in bad weather: storage that fails after a call, an hour without Telegram, newer wishes, long queues."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from telegram.error import BadRequest, ChatMigrated

from delivery.card import Card
from delivery.transport import AiohttpRequest, Unsent
from storage import cards, outbox
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.outbox import OutboxRow
from tests.delivery.posts import Post, now, running


@dataclass
class FullDisk:
    """A real database one of whose writing transactions fails as on a full disk, counted from when it is armed."""

    db: Database
    left: int = -1
    is_hidden: bool = False
    dialect: str = field(init=False)
    lock_clause: str = field(init=False)

    def __post_init__(self) -> None:
        self.dialect, self.lock_clause = self.db.dialect, self.db.lock_clause

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        """The real one, or the fault; a hidden one strikes after the commit, as when a connection breaks in it."""
        is_struck = self.left == 0
        self.left -= self.left >= 0
        if is_struck and not self.is_hidden:
            raise StorageFault("disk full")
        async with self.db.transaction() as tx:
            yield tx
        if is_struck:
            raise StorageFault("connection lost in the commit")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        """The real one."""
        async with self.db.reading() as tx:
            yield tx


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("nth", [0, 1])
async def test_b116_a_disk_that_is_full_for_a_moment_freezes_no_card(
    sqlite_database: Database, nth: int, is_hidden: bool
) -> None:
    """Before the call (0) or after it, when what was sent is to be noted (1); also where the commit had stood."""
    db = FullDisk(sqlite_database, is_hidden=is_hidden)
    async with running(cast(Database, db)) as post:
        await post.want("satu")
        await post.person.wait_for("satu")
        await post.until("sent")
        await post.want("dua")
        db.left = nth
        await post.person.wait_for("dua", timeout_seconds=10)
        await post.until("sent")
        await post.want("tiga")
        await post.person.wait_for("tiga", timeout_seconds=10)
        assert await post.calls("sendMessage") == 1


async def test_b27_a_picture_that_is_gone_gives_up_its_card_and_no_later_one(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """The file vanished between the wish and the call."""

    async def draw(_: Tx, row: OutboxRow) -> Card:
        return Card(row.payload["text"], photo=tmp_path / "gone.png" if row.payload["text"] == "gambar" else None)

    async with running(sqlite_database, {"person": draw}) as post:
        await post.want("gambar")
        await post.until("dead")
        await post.want("kata")
        await post.person.wait_for("kata", timeout_seconds=10)


@dataclass
class Cut(AiohttpRequest):
    """A way to Telegram that can be cut before anything is sent."""

    is_cut: bool = False

    def __post_init__(self) -> None:
        super().__init__(connections=8, read_seconds=2.0)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The real one, unless the line is cut."""
        if self.is_cut:
            raise Unsent("ClientConnectorError")
        return await super().do_request(*args, **kwargs)


async def test_i10_an_hour_without_telegram_gives_up_no_card(sqlite_database: Database) -> None:
    """What was tried in vain costs nothing; when the line is back, so is the newest state."""
    request = Cut()
    async with running(sqlite_database, request=request) as post:
        await post.want("terbuka")
        await post.person.wait_for("terbuka")
        await post.until("sent")
        request.is_cut = True
        await post.want("hasil akhir")
        await asyncio.sleep(2.5)
        assert await post.state() == ("waiting", 0)
        request.is_cut = False
        await post.person.wait_for("hasil akhir", timeout_seconds=8)


async def test_r8_a_group_card_of_unknown_fate_shows_the_result_as_a_copy(post: Post) -> None:
    """Turnout alone repeats nothing; closing posts one copy, which says what it is; the reveal edits that copy."""
    group = await post.phones.group("Grup", members=[post.person])
    await post.phones.stage.add_fault("error", "sendMessage", code=502, count=1)
    await post.want("terbuka", kind="group", topic="group:7", chat=group.id)
    await post.until("unknown", "group:7")
    for redraw, copies in ((cards.redraw_live, 0), (cards.redraw_question, 1), (cards.redraw_question, 1)):
        async with post.db.transaction() as tx:
            await redraw(tx, 7, now())
            tx.after_commit(post.outbox.wake)
        if copies:
            await post.until("sent", "group:7")
        shown = [message for message in await post.person.screen(chat=group.id) if message.text]
        assert len(shown) == copies
    async with post.db.reading() as tx:
        assert await tx.fetch_value("SELECT is_copy FROM outbox WHERE topic = 'group:7'") == 1


async def test_a_card_given_up_is_posted_for_its_next_state(post: Post) -> None:
    """Telegram refused one state of it; the next one is another card."""
    await post.want("")
    await post.until("dead")
    async with post.db.transaction() as tx:
        await tx.execute('UPDATE outbox SET payload = \'{"text":"ada"}\'')
        await outbox.want_again(tx, "card", now_ms=now())
        tx.after_commit(post.outbox.wake)
    await post.person.wait_for("ada")


async def test_a_newer_wish_outlives_the_refusal_of_an_older_one(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """While an older state is on its way a newer one is wished; Telegram refuses the older."""
    await post.want("satu")
    await post.person.wait_for("satu")
    await post.until("sent")
    is_wished = asyncio.Event()

    async def refused(*_: Any, **__: Any) -> Any:
        await is_wished.wait()
        raise BadRequest("Message caption is too long")

    with monkeypatch.context() as patch:
        patch.setattr(type(post.bot), "edit_message_text", refused)
        await post.want("dua")
        await post.until("sending")
        await post.want("tiga")
        is_wished.set()
        await post.until("waiting")
    await post.person.wait_for("tiga", timeout_seconds=10)
    assert await post.calls("sendMessage") == 1


async def test_b97_an_edit_that_hears_of_a_move_is_not_left_on_its_way(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old message takes nothing more; the card is wanted in the new chat."""
    group = await post.phones.group("Grup", members=[post.person])
    async with post.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO meetings (id, code, join_code, join_key, title, held_on, zone, created_ms, created_at)"
            " VALUES (1, 'R', 'A', 'K', 'R', '2026-01-01', 'Asia/Jakarta', 0, '')"
        )
        await tx.execute("INSERT INTO chat_groups (chat_id, meeting_id, added_ms) VALUES ($1, 1, 0)", group.id)
    await post.want("satu", kind="group", chat=group.id)
    await post.person.wait_for("satu", chat=group.id)
    await post.until("sent")

    async def moved(*_: Any, **__: Any) -> Any:
        raise ChatMigrated(-1_009_999)

    monkeypatch.setattr(type(post.bot), "edit_message_text", moved)
    await post.want("dua", kind="group", chat=group.id)
    async with asyncio.timeout(10):
        while (states := await _states_by_chat(post)).get(group.id) != "dead":
            await asyncio.sleep(0.05)
    assert -1_009_999 in states


async def _states_by_chat(post: Post) -> dict[int, str]:
    async with post.db.reading() as tx:
        return {row[0]: row[1] for row in await tx.fetch("SELECT chat_id, state FROM outbox WHERE topic = 'card'")}


@pytest.mark.parametrize("message_id", [None, 0])
async def test_b92_a_tap_heals_the_card_it_was_made_on(sqlite_database: Database, message_id: int | None) -> None:
    """Posted for the first time or anew, fate unknown: the tapped message is the card from now on."""
    async with sqlite_database.transaction() as tx:
        await outbox.want(tx, 42, "ballot:1", "ballot", {}, priority=1, now_ms=1)
        await tx.execute("UPDATE outbox SET state = 'unknown', message_id = $1", message_id)
        await outbox.want(tx, 42, "ballot:1", "ballot", {}, priority=1, now_ms=2)
        assert [one.row_id for one in await outbox.due(tx, 9, 9)] == [], "a wish alone repeats nothing"
        await outbox.want(tx, 42, "ballot:1", "ballot", {}, priority=1, now_ms=3, tapped=77)
        (one,) = await outbox.due(tx, 9, 9)
        row = await outbox.waiting(tx, one.row_id)
    assert row is not None
    assert row.message_id == 77


async def test_b114_a_send_under_way_at_the_stop_is_waited_for(post: Post) -> None:
    """It takes a second to arrive; nothing new starts meanwhile, and its row says that it was sent."""
    await post.phones.stage.add_fault("delay", "sendMessage", seconds=1.0, count=1)
    await post.want("berkas", kind="file", topic="berkas")
    await post.until("sending", "berkas")
    finishing = asyncio.create_task(post.outbox.finish())
    await asyncio.sleep(0.1)
    await post.want("kemudian")
    await finishing
    assert (await post.state("berkas"))[0] == "sent"
    assert (await post.state())[0] == "waiting"
