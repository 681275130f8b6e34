"""The commands of the bot: their Indonesian names, English aliases, and who finds them in menu and help."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from locales.catalogues import SOURCE_LANGUAGE
from locales.words import Words

PARTICIPANT: Final = "participant"
MODERATOR: Final = "moderator"
SECRETARIAT: Final = "secretariat"
MINUTE_TAKER: Final = "minute_taker"
CLERK: Final = "clerk"
OWNER: Final = "owner"
GROUP: Final = "group"

_CHAIR: Final = (MODERATOR, SECRETARIAT)
_SCRIBES: Final = (MODERATOR, SECRETARIAT, MINUTE_TAKER)


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is listed, `english` works unlisted. `who` shows it, never allows it: whether an act may be done is looked
    up when it is done."""

    name: str
    english: str
    who: frozenset[str]

    @property
    def key(self) -> str:
        """The key of its short description."""
        return f"perintah_{self.name}"


def _command(name: str, english: str, *who: str) -> Command:
    return Command(name, english, frozenset(who))


# In the order of menu and help.
COMMANDS: Final = (
    _command("start", "start", PARTICIPANT),
    _command("gabung", "join", PARTICIPANT),
    _command("daftar", "register", PARTICIPANT),
    _command("rapat", "meeting", *_SCRIBES, PARTICIPANT, GROUP),
    _command("usul", "propose", PARTICIPANT),
    _command("tanya", "ask", PARTICIPANT),
    _command("tanggap", "respond", PARTICIPANT),
    _command("dukung", "support", PARTICIPANT),
    _command("angkat", "raise", PARTICIPANT),
    _command("masukan", "contribute", PARTICIPANT),
    _command("keberatan", "object", PARTICIPANT),
    _command("koreksi", "amend", PARTICIPANT),
    _command("suaraku", "myanswers", PARTICIPANT),
    _command("acara", "agenda", *_SCRIBES),
    _command("pertanyaan", "question", *_SCRIBES),
    _command("buka", "open", *_CHAIR),
    _command("perpanjang", "extend", *_CHAIR),
    _command("ingatkan", "remind", *_CHAIR),
    _command("tutup", "close", *_CHAIR),
    _command("buka_kembali", "reopen", *_CHAIR),
    _command("umumkan", "reveal", *_CHAIR),
    _command("rekap", "tally", *_CHAIR),
    _command("grafik", "chart", *_CHAIR),
    _command("tetapkan", "adopt", SECRETARIAT),
    _command("usulan_koreksi", "amendments", SECRETARIAT),
    _command("kunci", "lock", SECRETARIAT),
    _command("ralat", "erratum", SECRETARIAT),
    _command("usulan", "points", *_CHAIR),
    _command("lampiran", "attachments", *_SCRIBES, CLERK),
    _command("pembicara", "speakers", MODERATOR, MINUTE_TAKER),
    _command("layar", "screen", *_CHAIR),
    _command("penjajakan", "sounding", *_CHAIR),
    _command("catat", "note", SECRETARIAT, MINUTE_TAKER),
    _command("catatan", "record", *_SCRIBES),
    _command("kesimpulan", "conclude", SECRETARIAT, MINUTE_TAKER),
    _command("keputusan", "decision", SECRETARIAT, MINUTE_TAKER),
    _command("tindak_lanjut", "followup", SECRETARIAT, MINUTE_TAKER),
    _command("hadir", "attendance", *_CHAIR),
    _command("notula", "minutes", SECRETARIAT, MINUTE_TAKER),
    _command("ekspor", "export", SECRETARIAT, MINUTE_TAKER),
    _command("berkas", "files", SECRETARIAT, MINUTE_TAKER),
    _command("isikan", "enter", SECRETARIAT, MINUTE_TAKER, CLERK),
    _command("petugas", "staff", SECRETARIAT, OWNER),
    _command("permintaan_data", "data_requests", SECRETARIAT),
    _command("persetujuan", "consents", SECRETARIAT),
    _command("jejak_akses", "access_log", SECRETARIAT),
    _command("naskah", "paper", SECRETARIAT),
    _command("retensi", "retention", SECRETARIAT),
    _command("hasil", "results", GROUP),
    _command("aturan", "rules", PARTICIPANT),
    _command("data_saya", "mydata", PARTICIPANT),
    _command("tarik_persetujuan", "withdraw_consent", PARTICIPANT),
    _command("hapus_data", "delete_my_data", PARTICIPANT),
    _command("bahasa", "language", PARTICIPANT),
    _command("bantuan", "help", PARTICIPANT, GROUP),
    _command("batal", "cancel", PARTICIPANT),
)

# Every name that works, to the name it stands for.
NAMES: Final = {name: command.name for command in COMMANDS for name in (command.name, command.english)}


def commands_of(*who: str) -> tuple[Command, ...]:
    """The commands at least one of these finds, in the order of the menu."""
    return tuple(command for command in COMMANDS if command.who & set(who))


def help_text(words: Words, *who: str) -> str:
    """The help for somebody who is all of `who`, plain text: their commands a line each, then the other names.

    Indonesian speakers read the Indonesian names first, all others the English ones.
    """
    if GROUP in who:
        return "\n".join([words.plain("bantuan_grup"), *_lines(words, commands_of(GROUP))])
    theirs = commands_of(PARTICIPANT)
    lines = [words.plain("bantuan"), "", words.plain("bantuan_peserta"), *_lines(words, theirs)]
    more = [command for command in commands_of(*who) if command not in theirs]
    if more:
        lines += ["", words.plain("bantuan_petugas"), *_lines(words, more)]
    others = [f"/{_names(words, command)[1]}" for command in (*theirs, *more)]
    return "\n".join([*lines, "", words.plain("bantuan_nama_lain", daftar=" ".join(others))])


def _lines(words: Words, commands: Iterable[Command]) -> list[str]:
    return [
        words.plain("bantuan_baris", nama=_names(words, command)[0], keterangan=words.plain(command.key))
        for command in commands
    ]


def _names(words: Words, command: Command) -> tuple[str, str]:
    """The name to show and the other one."""
    names = (command.name, command.english)
    return names if words.language == SOURCE_LANGUAGE else names[::-1]
