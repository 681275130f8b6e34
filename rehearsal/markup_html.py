"""HTML as Telegram reads it: text and entities, or a refusal in Telegram's own words with byte offsets.

Follows `parse_html` of tdlib/td (MessageEntity.cpp), with `<blockquote expandable>` and `<tg-time>` of later versions.
"""

from rehearsal.markup_reader import SPACES, Open, Reader, fault, read_reference
from rehearsal.refusal import Json

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, sorted by place, the longer first."""
    reader = Reader(text.encode() + b"\0")
    while not reader.at_end:
        if reader.here == b"<":
            _read_tag(reader)
        elif reader.here == b"&":
            reader.emit(read_reference(reader) or _read_sign(reader))
        else:
            reader.emit(_read_plain(reader))
    if reader.stack:
        tag = reader.stack[-1].tag
        raise fault(f'Can\'t find end tag corresponding to start tag "{tag}"')
    entities = sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(reader.result), entities


def _read_plain(reader: Reader) -> str:
    begin = reader.place
    while not reader.at_end and reader.here not in (b"<", b"&"):
        reader.place += 1
    return reader.source[begin : reader.place].decode()


def _read_sign(reader: Reader) -> str:
    reader.place += 1
    return "&"


def _read_tag(reader: Reader) -> None:
    begin = reader.place
    reader.place += 1
    if reader.here == b"/":
        _close_tag(reader, begin)
    else:
        _open_tag(reader, begin)


def _open_tag(reader: Reader, begin: int) -> None:
    tag = reader.take_until(SPACES + b">").lower()
    if reader.at_end:
        raise fault(f"Unclosed start tag at byte offset {begin}")
    if tag not in KINDS:
        raise fault(f'Unsupported start tag "{tag}" at byte offset {begin}')
    argument = ""
    while reader.here != b">":
        reader.skip(SPACES)
        if reader.here == b">":
            break
        name, value = _read_attribute(reader, tag, begin)
        argument = _argument_of(tag, name, value) or argument
    reader.place += 1
    if tag == "span" and argument != "tg-spoiler":
        raise fault(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reader.stack.append(Open(tag, argument, reader.length_units, len(reader.result)))


def _read_attribute(reader: Reader, tag: str, begin: int) -> tuple[str, str]:
    name = reader.take_until(SPACES + b"=>" if tag == "blockquote" else SPACES + b"=")
    if not name:
        raise fault(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    reader.skip(SPACES)
    if reader.here != b"=":
        if name == "expandable" and tag == "blockquote":
            return name, "true"
        raise fault(f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {begin}')
    reader.place += 1
    reader.skip(SPACES)
    if reader.at_end:
        raise fault(f'Unclosed start tag "{tag}" at byte offset {begin}')
    value = _read_quoted(reader) if reader.here in (b"'", b'"') else _read_token(reader)
    if reader.at_end:
        raise fault(f"Unclosed start tag at byte offset {begin}")
    return name, value


def _read_token(reader: Reader) -> str:
    begin = reader.place
    while reader.here.isalnum() or reader.here in (b".", b"-"):
        reader.place += 1
    if reader.here not in SPACES + b">":
        raise fault(f"Unexpected end of name token at byte offset {begin}")
    return reader.source[begin : reader.place].decode().lower()


def _read_quoted(reader: Reader) -> str:
    quote = reader.here
    reader.place += 1
    parts: list[str] = []
    while not reader.at_end and reader.here != quote:
        if reader.here == b"&":
            parts.append(read_reference(reader) or _read_sign(reader))
        else:
            parts.append(reader.take_until(quote + b"&"))
    if not reader.at_end:
        reader.place += 1
    return "".join(parts)


def _argument_of(tag: str, name: str, value: str) -> str:
    wanted = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id", "tg-time": "unix"}
    if tag == "blockquote":
        return "expandable" if name == "expandable" else ""
    if wanted.get(tag) != name:
        return ""
    if tag == "code":
        return value.removeprefix("language-") if value.startswith("language-") else ""
    return value


def _close_tag(reader: Reader, begin: int) -> None:
    if not reader.stack:
        raise fault(f"Unexpected end tag at byte offset {begin}")
    reader.place += 1
    tag = reader.take_until(SPACES + b">").lower()
    reader.skip(SPACES)
    if reader.at_end or reader.here != b">":
        raise fault(f"Unclosed end tag at byte offset {begin}")
    reader.place += 1
    opened = reader.stack.pop()
    if tag and tag != opened.tag:
        expected = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise fault(f"Unmatched end tag at byte offset {begin}, {expected}")
    length = reader.length_units - opened.offset
    if length > 0:
        _add_entity(reader, opened, length)


def _add_entity(reader: Reader, opened: Open, length: int) -> None:
    entity: Json = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        url = opened.argument or "".join(reader.result[opened.begin :])
        if "://" not in url and not url.startswith(("mailto:", "tel:")):
            url = f"http://{url}/"
        if "." not in url and ":" not in url.partition(":")[0] + ":":
            return
        entity["url"] = url
    elif opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "tg-emoji":
        if not opened.argument.isdigit() or int(opened.argument) == 0:
            raise fault("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = opened.argument
    elif opened.tag == "tg-time":
        entity["unix_time"] = int(opened.argument) if opened.argument.isdigit() else 0
    elif opened.tag in ("code", "pre"):
        _join_code(reader, opened, entity)
    reader.entities.append(entity)


def _join_code(reader: Reader, opened: Open, entity: Json) -> None:
    """`<pre><code class="language-x">` is one entity with a language."""
    last = reader.entities[-1] if reader.entities else {}
    if opened.tag == "code" and opened.argument:
        entity["language"] = opened.argument
    elif opened.tag == "pre" and last.get("type") == "code" and "language" in last:
        same_place = (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        if same_place:
            entity["language"] = reader.entities.pop()["language"]
