"""What becomes of a text on its way through Telegram: parsed, cleaned, measured, and marked with entities."""

import re

from rehearsal.looseness import Looseness
from rehearsal.markup_html import parse_html
from rehearsal.markup_reader import units
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request

TEXT_MAX = 4096
CAPTION_MAX = 1024
REQUEST_BYTES_MAX = 32_768
ENTITIES_MAX = 100

# Invisible signs: a text of nothing but these is refused.
INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]*"
)
REMOVED = {*range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A, 0x0D}

FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w@/])")),
    ("url", re.compile(r"(?:https?://|(?<![\w.@])t\.me/)[^\s<>\"]*[^\s<>\".,;:!?)\]]")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#/&])#(?=\w*[^\W\d])\w{1,255}")),
)


def is_invisible(text: str) -> bool:
    return INVISIBLE.fullmatch(text) is not None


def check_encoding(text: str) -> None:
    """Half a surrogate pair is no text."""
    if any(0xD800 <= ord(sign) <= 0xDFFF for sign in text):
        raise bad_request("strings must be encoded in UTF-8", "text_limits")


def clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without control and direction signs, trimmed, and the entities moved to where their words went."""
    moved = [0]
    kept: list[str] = []
    length = 0
    for sign in text:
        code = ord(sign)
        if code not in REMOVED:
            shown = " " if code < 32 and sign != "\n" else sign
            kept.append(shown)
            length += 1 + (code > 0xFFFF)
        moved.extend([length] * (1 + (code > 0xFFFF)))
    whole = "".join(kept)
    # Telegram trims blanks at both ends; formatting cannot start outside what is left.
    left = len(whole) - len(whole.lstrip(" \n"))
    trimmed = whole.strip(" \n")
    left_units, end = units(whole[:left]), units(trimmed)
    result = []
    for entity in entities:
        first = moved[min(entity["offset"], len(moved) - 1)] - left_units
        last = moved[min(entity["offset"] + entity["length"], len(moved) - 1)] - left_units
        first, last = max(first, 0), min(last, end)
        if last > first:
            result.append({**entity, "offset": first, "length": last - first})
    return trimmed, result


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The given entities and those Telegram finds by itself: commands, links, mentions, hashtags."""
    if not any(sign in text for sign in "/@#"):
        return entities[:ENTITIES_MAX]
    taken = [
        (one["offset"], one["offset"] + one["length"])
        for one in entities
        if one["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    found: list[Json] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            end = offset + units(match.group())
            if all(end <= begin or offset >= stop for begin, stop in taken):
                taken.append((offset, end))
                found.append({"type": kind, "offset": offset, "length": end - offset})
    everything = [*entities, *found]
    everything.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return everything[:ENTITIES_MAX]


def formatted(params: Params, name: str, looseness: Looseness) -> tuple[str, list[Json]]:
    """The text of a parameter as it will stand in the message: `name` is text or caption."""
    text = params.text(name)
    check_encoding(text)
    if looseness.holds("text_limits") and len(text.encode()) > REQUEST_BYTES_MAX:
        raise bad_request("text is too long", "text_limits")
    mode = params.text("parse_mode").lower()
    entities: list[Json] = []
    if mode == "html":
        text, entities = _parsed(text, looseness)
    elif mode not in ("", "none"):
        raise bad_request("unsupported parse_mode", "html")
    else:
        entities = _given(params, "entities" if name == "text" else "caption_entities")
    text, entities = clean(text, entities)
    return text, with_found(text, entities)


def _parsed(text: str, looseness: Looseness) -> tuple[str, list[Json]]:
    if looseness.holds("html"):
        return parse_html(text)
    return re.sub(r"</?[a-zA-Z][^>]*>", "", text), []


def _given(params: Params, name: str) -> list[Json]:
    given = params.tree(name)
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array", "html")
    return [dict(entity) for entity in given if isinstance(entity, dict) and "offset" in entity and "length" in entity]


def message_text(params: Params, looseness: Looseness) -> tuple[str, list[Json]]:
    """The text of a message, refused when it is empty, invisible or too long."""
    strict = looseness.holds("text_empty")
    if strict and not params.text("text"):
        raise bad_request("message text is empty", "text_empty")
    text, entities = formatted(params, "text", looseness)
    if strict and is_invisible(text):
        raise bad_request("text must be non-empty", "text_empty")
    if looseness.holds("text_limits") and len(text) > TEXT_MAX:
        raise bad_request("message is too long", "text_limits")
    return text, entities


def caption_text(params: Params, looseness: Looseness) -> tuple[str, list[Json]]:
    text, entities = formatted(params, "caption", looseness)
    if is_invisible(text):
        return "", []
    if looseness.holds("text_limits") and len(text) > CAPTION_MAX:
        raise bad_request("message caption is too long", "text_limits")
    return text, entities
