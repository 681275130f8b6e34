"""Methods that look: at chats, their members, the bot itself and files; and the one that walks out."""

from typing import Any

from rehearsal.access import check_migration, check_reach, find_chat, find_person
from rehearsal.exchange import Exchange
from rehearsal.media import DOWNLOAD_BYTES_MAX
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request
from rehearsal.shape import member_card
from rehearsal.world import Chat, Member


async def get_me(exchange: Exchange, params: Params) -> Json:
    card = exchange.world.bot.card()
    card["first_name"] = exchange.world.profile.get(("name", ""), card["first_name"])
    return card | {
        "can_join_groups": True,
        "can_read_all_group_messages": not exchange.looseness.holds("privacy_mode"),
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _visible(exchange: Exchange, params: Params) -> Chat:
    chat = find_chat(exchange, params)
    check_migration(exchange, chat)
    if chat.kind != "private":
        check_reach(exchange, chat)
    return chat


async def get_chat(exchange: Exchange, params: Params) -> Json:
    """A ChatFullInfo."""
    chat = _visible(exchange, params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    card = chat.card() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.is_group:
        card["permissions"] = {right: given for right, given in chat.permissions.items() if right != "can_edit_tag"}
    if chat.pinned_ids:
        card["pinned_message"] = exchange.card(chat.messages[chat.pinned_ids[-1]])
    return card


async def get_chat_member(exchange: Exchange, params: Params) -> Json:
    chat = _visible(exchange, params)
    person = find_person(exchange, params)
    if chat.person is not None:
        is_here = person.id in (chat.id, exchange.world.bot.id)
        return member_card(person, Member("member" if is_here else "left"))
    return member_card(person, chat.stands(person.id))


async def get_chat_administrators(exchange: Exchange, params: Params) -> list[Json]:
    chat = _visible(exchange, params)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    people = exchange.world.people
    return [member_card(people[number], member) for number, member in chat.members.items() if member.is_admin]


async def get_chat_member_count(exchange: Exchange, params: Params) -> int:
    chat = _visible(exchange, params)
    return 2 if chat.person is not None else sum(member.is_inside for member in chat.members.values())


async def leave_chat(exchange: Exchange, params: Params) -> bool:
    chat = _visible(exchange, params)
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[exchange.world.bot.id] = Member("left")
    exchange.post_as_bot(chat, {"left_chat_member": exchange.world.bot.card()})
    return True


async def get_file(exchange: Exchange, params: Params) -> Json:
    file = exchange.world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable", "files")
    if file.size > DOWNLOAD_BYTES_MAX and exchange.looseness.holds("files"):
        raise bad_request("file is too big", "files")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


METHODS: dict[str, Any] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
