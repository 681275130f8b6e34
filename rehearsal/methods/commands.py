"""The lists of commands a bot shows, per scope and language, and how a phone chooses among them."""

import re
from typing import Any

from rehearsal.access import find_chat
from rehearsal.exchange import Exchange
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request
from rehearsal.world import Chat, World

COMMANDS_MAX = 100
NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_MAX = 256
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
          "chat_member")  # fmt: skip


def _scope(exchange: Exchange, params: Params) -> str:
    """One word per scope: its type, and the chat and member it is for."""
    given = params.tree("scope") or {"type": "default"}
    kind = given.get("type") if isinstance(given, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified", "commands")
    if not kind.startswith("chat"):
        return str(kind)
    chat = find_chat(exchange, Params(given))
    if kind == "chat_member":
        return f"chat_member:{chat.id}:{Params(given).integer('user_id')}"
    return f"{kind}:{chat.id}"


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified", "commands")
    return language


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("expected an Object as BotCommand", "commands")
    name, description = str(given.get("command", "")).lstrip("/"), str(given.get("description", ""))
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID", "commands")
    if not 1 <= len(description) <= DESCRIPTION_MAX:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID", "commands")
    return {"command": name, "description": description}


async def set_my_commands(exchange: Exchange, params: Params) -> bool:
    given = params.tree("commands")
    if not isinstance(given, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand", "commands")
    if len(given) > COMMANDS_MAX:
        raise bad_request("BOT_COMMANDS_TOO_MUCH", "commands")
    commands = [_command(one) for one in given]
    key = (_scope(exchange, params), _language(params))
    if commands:
        exchange.world.commands[key] = commands
    else:
        exchange.world.commands.pop(key, None)
    return True


async def get_my_commands(exchange: Exchange, params: Params) -> list[Json]:
    return exchange.world.commands.get((_scope(exchange, params), _language(params)), [])


async def delete_my_commands(exchange: Exchange, params: Params) -> bool:
    exchange.world.commands.pop((_scope(exchange, params), _language(params)), None)
    return True


def shown_commands(world: World, chat: Chat, person_id: int, language: str) -> list[Json]:
    """The list a phone shows: the first that exists, narrow scopes first, each with the phone's language first."""
    if chat.kind == "private":
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        admin_scopes = [f"chat_administrators:{chat.id}"] if chat.stands(person_id).is_admin else []
        all_admins = ["all_chat_administrators"] if admin_scopes else []
        member = f"chat_member:{chat.id}:{person_id}"
        scopes = [member, *admin_scopes, f"chat:{chat.id}", *all_admins, "all_group_chats", "default"]
    for scope in scopes:
        for one in (language, ""):
            if (scope, one) in world.commands:
                return world.commands[scope, one]
    return []


METHODS: dict[str, Any] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
