"""Buttons under a message: which keyboards Telegram takes, and which it refuses."""

from rehearsal.looseness import Looseness
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request

BUTTONS_IN_ROW_MAX = 8
BUTTONS_MAX = 100
CALLBACK_BYTES_MAX = 64
COPY_TEXT_MAX = 256
ACTIONS = ("callback_data", "url", "copy_text", "web_app", "switch_inline_query", "switch_inline_query_current_chat",
           "switch_inline_query_chosen_chat", "login_url", "pay", "callback_game")  # fmt: skip
STYLES = ("primary", "success", "danger")


def read_markup(params: Params, looseness: Looseness) -> Json | None:
    """The `reply_markup` of a call as it will be kept, or None when there is none."""
    markup = params.tree("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup", "keyboard_limits")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"], looseness)
    if "keyboard" in markup:
        return _reply_keyboard(markup)
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def _rows(rows: object, what: str) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{what}" of the reply markup must be an Array of Arrays', "keyboard_limits")
    return [row for row in rows if row]


def _inline(rows: object, looseness: Looseness) -> Json | None:
    kept = [[_button(button, looseness) for button in row] for row in _rows(rows, "inline_keyboard")]
    is_long = any(len(row) > BUTTONS_IN_ROW_MAX for row in kept) or sum(map(len, kept)) > BUTTONS_MAX
    if is_long and looseness.holds("keyboard_limits"):
        raise bad_request("reply markup is too long", "keyboard_limits")
    return {"inline_keyboard": kept} if kept else None


def _button(button: object, looseness: Looseness) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String', "keyboard_limits")
    text = " ".join(button["text"].split())
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if looseness.holds("keyboard_limits"):
        if not text:
            raise bad_request("can't parse inline keyboard button: Text must be non-empty", "keyboard_limits")
        if len(actions) != 1:
            raise bad_request(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                "keyboard_limits",
            )
        _check_action(button)
    kept = {name: button[name] for name in actions}
    if button.get("style") is not None:
        if button["style"] not in STYLES:
            raise bad_request("can't parse inline keyboard button: invalid button style specified", "keyboard_limits")
        kept["style"] = button["style"]
    return {"text": text, **kept}


def _check_action(button: Json) -> None:
    if "callback_data" in button and button["callback_data"] is not None:
        size = len(str(button["callback_data"]).encode("utf-8", "surrogatepass"))
        if not 1 <= size <= CALLBACK_BYTES_MAX:
            raise bad_request("BUTTON_DATA_INVALID", "keyboard_limits")
    url = button.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://", "t.me/")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL", "keyboard_limits")
    copy_text = button.get("copy_text")
    if copy_text is not None:
        copied = copy_text.get("text", "") if isinstance(copy_text, dict) else ""
        if not 1 <= len(copied) <= COPY_TEXT_MAX:
            raise bad_request("BUTTON_COPY_TEXT_INVALID", "keyboard_limits")


def _reply_keyboard(markup: Json) -> Json:
    rows = [
        [button if isinstance(button, dict) else {"text": str(button)} for button in row]
        for row in _rows(markup["keyboard"], "keyboard")
    ]
    if any(not str(button.get("text", "")).strip() for row in rows for button in row):
        raise bad_request("can't parse keyboard button: Text must be non-empty", "keyboard_limits")
    return {**markup, "keyboard": rows}


def buttons_of(markup: Json | None) -> list[list[Json]]:
    """The inline buttons of a message, row by row."""
    return list(markup.get("inline_keyboard", [])) if markup else []
