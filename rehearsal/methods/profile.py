"""What the bot says of itself: name, descriptions, the button beside the text field."""

from collections.abc import Awaitable, Callable
from typing import Any

from rehearsal.access import find_chat
from rehearsal.exchange import Exchange
from rehearsal.params import Params
from rehearsal.refusal import ApiRefusal, Json, bad_request

FIELDS = {"name": 64, "description": 512, "short_description": 120}
MENU_BUTTONS = ("commands", "default", "web_app")

Method = Callable[[Exchange, Params], Awaitable[Any]]


def _setter(name: str, length_max: int) -> Method:
    async def set_field(exchange: Exchange, params: Params) -> bool:
        value = params.text(name)
        if exchange.looseness.holds("profile") and len(value) > length_max:
            words = "name is too long" if name == "name" else "description is too long"
            raise bad_request(words, "profile")
        key = (name, params.text("language_code"))
        if value:
            exchange.world.profile[key] = value
        else:
            exchange.world.profile.pop(key, None)
        return True

    return set_field


def _getter(name: str) -> Method:
    async def get_field(exchange: Exchange, params: Params) -> Json:
        default = exchange.world.profile.get((name, ""), "")
        if name == "name" and not default:
            default = exchange.world.bot.first_name
        return {name: exchange.world.profile.get((name, params.text("language_code")), default)}

    return get_field


async def set_chat_menu_button(exchange: Exchange, params: Params) -> bool:
    button = params.tree("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in MENU_BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type", "profile")
    chat_id = find_chat(exchange, params).id if params.has("chat_id") else 0
    exchange.world.menu_buttons[chat_id] = button
    return True


async def get_chat_menu_button(exchange: Exchange, params: Params) -> Json:
    chat_id = find_chat(exchange, params).id if params.has("chat_id") else 0
    buttons = exchange.world.menu_buttons
    return buttons.get(chat_id) or buttons.get(0) or {"type": "default"}


async def refuse_leaving(exchange: Exchange, params: Params) -> bool:
    """logOut and close need another server to go to; here there is none."""
    raise ApiRefusal(400, "Bad Request: the rehearsal server can't be left")


METHODS: dict[str, Any] = {
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "logOut": refuse_leaving,
    "close": refuse_leaving,
}
for _name, _length_max in FIELDS.items():
    _title = "".join(part.title() for part in _name.split("_"))
    METHODS[f"setMy{_title}"] = _setter(_name, _length_max)
    METHODS[f"getMy{_title}"] = _getter(_name)
