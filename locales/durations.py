"""How long something takes, said in words for a sentence and in digits for a timer."""

from typing import Any, Final

from locales.words import Words

SECOND_MS: Final = 1_000
MINUTE_SECONDS: Final = 60


def duration(ms: int) -> dict[str, Any]:
    """A duration as a value of a sentence: "3 menit", "1 menit 15 detik", "45 detik"; a begun second does not count."""
    minutes, seconds = divmod(ms // SECOND_MS, MINUTE_SECONDS)
    if not seconds and minutes:
        return {"key": "lama_menit", "values": {"menit": minutes}}
    if not minutes:
        return {"key": "lama_detik", "values": {"detik": seconds}}
    return {"key": "lama_menit_detik", "values": {"menit": minutes, "detik": seconds}}


def spoken_duration(words: Words, ms: int) -> str:
    """The same, said at once."""
    said = duration(ms)
    return words.plain(said["key"], **said["values"])
