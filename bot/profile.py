"""What Telegram shows of the bot: its description and command lists, set at the start where they differ."""

import asyncio

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from locales.commands import COMMANDS, GROUP, PARTICIPANT, commands_of
from locales.words import Words, words_for

log = structlog.get_logger(__name__)
TRIES_MAX = 5
RETRY_SECONDS = 60.0
FIRST = ("start", "bantuan")


def listed(words: Words, *who: str) -> list[BotCommand]:
    """The commands a menu shows, with their short descriptions."""
    found = commands_of(*who) if who else [command for command in COMMANDS if command.name in FIRST]
    is_source = words.language == "id"
    return [
        BotCommand(command.name if is_source else command.english or command.name, words.plain(command.key))
        for command in found
    ]


async def introduce(bot: Bot) -> None:
    """Sets what differs, tried again after a minute, five times at most; a list is no access control, and a failure
    here stops nothing."""
    for _ in range(TRIES_MAX):
        try:
            await _set(bot)
            return
        except TelegramError as error:
            log.warning("the profile could not be set", why=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)


async def _set(bot: Bot) -> None:
    for code, words in ((None, words_for("id")), ("en", words_for("en"))):
        await _describe(bot, words, code)
        await _list(bot, BotCommandScopeDefault(), listed(words), code)
        await _list(bot, BotCommandScopeAllPrivateChats(), listed(words, PARTICIPANT), code)
        await _list(bot, BotCommandScopeAllGroupChats(), listed(words, GROUP), code)


async def _describe(bot: Bot, words: Words, code: str | None) -> None:
    wanted = words.plain("profil_keterangan")
    if (await bot.get_my_description(language_code=code)).description != wanted:
        await bot.set_my_description(wanted, language_code=code)
    short = words.plain("profil_singkat")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


async def _list(bot: Bot, scope: BotCommandScope, wanted: list[BotCommand], code: str | None) -> None:
    if list(await bot.get_my_commands(scope=scope, language_code=code)) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)
