"""The bytes of an HTML text, read sign by sign: where the reader stands, what it has put out, what is open."""

from dataclasses import dataclass, field

from rehearsal.refusal import ApiRefusal, Json, bad_request

SPACES = b" \t\r\n\0\v"
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)


def fault(words: str) -> ApiRefusal:
    return bad_request(f"can't parse entities: {words}", "html")


@dataclass
class Open:
    tag: str
    argument: str
    offset: int
    begin: int


@dataclass
class Reader:
    """One pass over the bytes; `source` ends in a zero byte, so looking one sign ahead is always allowed."""

    source: bytes
    place: int = 0
    result: list[str] = field(default_factory=list)
    length_units: int = 0
    entities: list[Json] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)

    @property
    def here(self) -> bytes:
        return self.source[self.place : self.place + 1]

    @property
    def at_end(self) -> bool:
        return self.place >= len(self.source) - 1

    def skip(self, signs: bytes) -> None:
        while not self.at_end and self.here in signs:
            self.place += 1

    def take_until(self, stops: bytes) -> str:
        begin = self.place
        while not self.at_end and self.here not in stops:
            self.place += 1
        return self.source[begin : self.place].decode("utf-8", "replace")

    def emit(self, text: str) -> None:
        self.result.append(text)
        self.length_units += units(text)


def read_reference(reader: Reader) -> str:
    """The sign a reference stands for, or nothing when it is none Telegram knows: then the `&` is just a sign."""
    source, begin = reader.source, reader.place
    end = begin + 1
    if source[end : end + 1] == b"#":
        base, digits = (16, b"0123456789abcdefABCDEF") if source[end + 1 : end + 2] == b"x" else (10, b"0123456789")
        end += 2 if base == 16 else 1
        first = end
        while source[end : end + 1] and source[end : end + 1] in digits:
            end += 1
        code = int(source[first:end] or b"0", base)
        if code == 0 or code >= 0x10FFFF or end - begin >= 10:
            return ""
        if 0xD800 <= code <= 0xDFFF:
            words = "Text contains invalid Unicode characters after decoding HTML entities"
            raise fault(f"{words}, check for unmatched surrogate code units")
        sign = chr(code)
    else:
        while source[end : end + 1].isalpha():
            end += 1
        sign = NAMED.get(source[begin + 1 : end], "")
        if not sign:
            return ""
    reader.place = end + 1 if source[end : end + 1] == b";" else end
    return sign
