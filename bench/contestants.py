"""Who is measured beside Jajak: the stock library, another library, and a bare loop over the same storage."""

import asyncio
import json
import secrets
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

TOKEN = "7000000001:AAbench-Only-0123456789abcdefghijklm"


def ballots(path: str) -> sqlite3.Connection:
    """The plain store of a stock bot: one table, one durable commit a vote."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE IF NOT EXISTS votes (voter INTEGER PRIMARY KEY, choice TEXT)")
    return db


def keep(db: sqlite3.Connection, voter: int, choice: str) -> None:
    """Stores a vote, durably."""
    db.execute("INSERT OR REPLACE INTO votes VALUES (?, ?)", (voter, choice))
    db.commit()


def stock(url: str, folder: str) -> None:
    """python-telegram-bot with its own updater, one commit a vote."""
    from telegram import Update
    from telegram.ext import Application, CallbackQueryHandler, ContextTypes

    db = ballots(f"{folder}/stock.db")

    async def vote(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        keep(db, query.from_user.id, query.data or "")
        await query.answer("Jawaban tersimpan.")

    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(CallbackQueryHandler(vote))
    application.run_polling(stop_signals=None)


def aiogram(url: str, folder: str) -> None:
    """aiogram with its own polling, one commit a vote."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery

    db = ballots(f"{folder}/aiogram.db")
    dispatcher = Dispatcher()

    @dispatcher.callback_query()
    async def vote(query: CallbackQuery) -> None:
        keep(db, query.from_user.id, query.data or "")
        await query.answer("Jawaban tersimpan.")

    async def run() -> None:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        await dispatcher.start_polling(bot, handle_signals=False)

    asyncio.run(run())


def bare(url: str, folder: str) -> None:
    """No library: aiohttp, JSON, and the same vote on the same storage as Jajak's."""
    asyncio.run(_bare(url, folder))


async def _bare(url: str, folder: str) -> None:
    import aiohttp

    from meeting import voting
    from meeting.house import House, Sender
    from rules.buttons import unpack
    from storage.opening import open_database

    db = await open_database(f"sqlite:///{folder}/bare.db", now=_now)
    house = House(db, _now, secrets.token_bytes, lambda: None)
    connector = aiohttp.TCPConnector(limit=256)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def call(method: str, asked: dict[str, Any]) -> Any:
            async with session.post(f"{url}/bot{TOKEN}/{method}", json=asked) as answer:
                return json.loads(await answer.read())["result"]

        async def vote(update: dict[str, Any]) -> None:
            query = update["callback_query"]
            question, delegate, generation, *options = unpack(query["data"]).numbers
            who = Sender(query["from"]["id"], update["update_id"])
            await voting.cast(
                *(house, who),
                question_id=question,
                delegate_id=delegate,
                option_ids=tuple(options),
                generation=generation,
            )
            answers.add(
                asyncio.create_task(call("answerCallbackQuery", {"callback_query_id": query["id"], "text": "ok"}))
            )

        answers: set[asyncio.Task[Any]] = set()
        offset = 1
        while True:
            updates = await call("getUpdates", {"offset": offset, "limit": 100, "timeout": 25})
            await asyncio.gather(*(vote(update) for update in updates))
            answers = {task for task in answers if not task.done()}
            if updates:
                offset = updates[-1]["update_id"] + 1


def _now() -> int:
    return time.time_ns() // 1_000_000


CONTESTANTS = {"stock": stock, "aiogram": aiogram, "bare": bare}

if __name__ == "__main__":
    name, address, place = sys.argv[1:4]
    sys.path.insert(0, str(Path(__file__).parents[1]))
    CONTESTANTS[name](address, place)
