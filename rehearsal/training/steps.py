"""The checklist of the training: what a moderator learns, how it is done, and by what it shows that it was done."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rehearsal.phone import Message

# Questions of the meeting file; whatever comes after them the trainee has written.
PREPARED = frozenset({"JP1", "JP2", "JP3", "JP4", "JP5"})
QUESTION = re.compile(r"^(JP\w+) · (\w+)")
DEADLINE = re.compile(r"(?:Dibuka sampai pukul|Open until) ([\d.:]+)")
ITEM = re.compile(r"^(?:Acara|Agenda item) (\d+): ", re.MULTILINE)
ATTENDANCE = re.compile(r"^(?:Kehadiran pukul|Attendance at) [\d.:]+\D*: (\d+)")
SHOWN = re.compile(r"^D\d+ · \w+ · (?:ditayangkan|shown)")
NOT_SHOWN = re.compile(r"^D\d+ · \w+ · (?:tidak ditayangkan|not shown|digabung|merged)\b", re.MULTILINE)
OPEN, CLOSED, REVEALED = ("dibuka", "open"), ("ditutup", "closed"), ("diumumkan", "revealed")
EXPORT = re.compile(r"^/(?:ekspor|export)\b")


@dataclass
class Seen:
    """What has happened so far, as far as later steps depend on it."""

    deadlines: dict[str, str] = field(default_factory=dict)
    spoke: bool = False
    asked_for_export: int = 0
    revealed: set[str] = field(default_factory=set)


# `who` is "trainee" or "clerk"; `own` a message that the trainee wrote.
Sign = Callable[[Seen, str, Message], bool]


@dataclass(frozen=True)
class Step:
    """Title and hint in Indonesian and English. What is to be typed or pressed stands between “ and ”, in its order;
    {first}, {twin} and {aside} stand for the codes of three points of the cast."""

    id: str
    title: tuple[str, str]
    hint: tuple[str, str]
    is_sign: Sign


def _says(*words: str) -> Sign:
    return lambda _, who, one: who == "trainee" and any(word in one.text for word in words)


def _matches(pattern: "re.Pattern[str]") -> Sign:
    return lambda _, who, one: who == "trainee" and pattern.search(one.text) is not None


def _question(states: tuple[str, str], *, own: bool = False) -> Sign:
    """A question of the file, or one of the trainee's own, stands in this state."""

    def is_sign(_: Seen, who: str, one: Message) -> bool:
        head = QUESTION.match(one.text)
        return who == "trainee" and head is not None and head[2] in states and (head[1] not in PREPARED) is own

    return is_sign


def _has_screen(_: Seen, who: str, one: Message) -> bool:
    """A link to the screen came."""
    links = [str(card.get("url", "")) for row in one.button_cards for card in row]
    return who == "trainee" and one.is_from_bot and any("/layar/" in words for words in (*links, one.text))


def _came_in(_: Seen, who: str, one: Message) -> bool:
    """A list of those present with somebody in it."""
    counted = ATTENDANCE.search(one.text)
    return who == "trainee" and counted is not None and int(counted[1]) > 0


def _discussion(_: Seen, who: str, one: Message) -> bool:
    item = ITEM.search(one.text)
    return who == "trainee" and item is not None and int(item[1]) >= 2 and bool(one.labels)


def _extended(seen: Seen, who: str, one: Message) -> bool:
    """The same question is open until another time than before."""
    head, until = QUESTION.match(one.text), DEADLINE.search(one.text)
    if who != "trainee" or head is None or until is None:
        return False
    return seen.deadlines.setdefault(head[1], until[1]) != until[1]


def _has_spoken(seen: Seen, who: str, one: Message) -> bool:
    """Somebody spoke and speaks no more."""
    if who != "trainee" or not any(label in ("Pengaturan", "Settings") for label in one.labels):
        return False
    speaks = one.text.startswith(("Berbicara:", "Speaking:"))
    seen.spoke = seen.spoke or speaks
    return seen.spoke and not speaks


def _chart(_: Seen, who: str, one: Message) -> bool:
    return who == "trainee" and one.file is not None and one.file["kind"] == "photo" and one.text.startswith("JP")


def _confirmed(_: Seen, who: str, one: Message) -> bool:
    return who == "clerk" and "disahkan dan dihitung" in one.text


def _minutes(_: Seen, who: str, one: Message) -> bool:
    return who == "trainee" and _file(one).startswith("notula_")


def _exported(seen: Seen, who: str, one: Message) -> bool:
    """A workbook that came after it was asked for."""
    if who == "trainee" and not one.is_from_bot and EXPORT.match(one.text):
        seen.asked_for_export = max(seen.asked_for_export, one.id)
    is_wanted = 0 < seen.asked_for_export < one.id
    return who == "trainee" and is_wanted and _file(one).startswith("rekapitulasi_")


def _file(one: Message) -> str:
    return str((one.file or {}).get("file_name", ""))


STEPS: tuple[Step, ...] = (
    Step("registration", ("Buka pendaftaran", "Open registration"),
         ("Ketik “/rapat” di kolom Pesan pada ponsel, kirim dengan tombol Enter, lalu tekan “Buka pendaftaran”.",
          "Type “/rapat” into the field Message of the phone, send it with Enter, then press “Buka pendaftaran”."),
         _says("Pendaftaran dibuka. Rapat belum", "Registration is open. The meeting")),
    Step("screen", ("Tampilkan layar rapat", "Put up the screen of the hall"),
         ("Ketik “/layar”, lalu tekan “Salin alamat”: layar terbuka dan mengikuti rapat dengan sendirinya.",
          "Type “/layar”, then press “Salin alamat”: the screen opens and follows the meeting by itself."),
         _has_screen),
    Step("attendance", ("Lihat peserta masuk", "Watch people join"),
         ("Tunggu sebentar, lalu ketik “/hadir”. Tekan Segarkan untuk melihat lagi.",
          "Wait a little, then type “/hadir”. Press Segarkan to look again."),
         _came_in),
    Step("start", ("Mulai rapat dan buka acara 2", "Start the meeting and go to item 2"),
         ("Ketik “/rapat”, tekan “Mulai rapat”. Kemudian ketik “/acara”, tekan “2”.",
          "Type “/rapat”, press “Mulai rapat”. Then type “/acara”, press “2”."),
         _discussion),
    Step("open", ("Buka pertanyaan yang sudah disiapkan", "Open a prepared question"),
         ("Ketik “/buka 1”. Angka partisipasi pada kartu bertambah sendiri.",
          "Type “/buka 1”. The turnout on the card grows by itself."),
         _question(OPEN)),
    Step("assist", ("Isikan jawaban peserta tanpa telepon", "Enter an answer for somebody without a phone"),
         ("Ketik “/isikan”, tekan “Peserta tanpa telepon”, tekan “JP1”, tekan “A. Pemutakhiran data”, lalu tekan "
          "“formulir kertas”. Petugas kedua mengesahkan.",
          "Type “/isikan”, press “Peserta tanpa telepon”, press “JP1”, press “A. Pemutakhiran data”, then press "
          "“formulir kertas”. A second official confirms."),
         _confirmed),
    Step("remind", ("Ingatkan yang belum menjawab", "Remind those who have not answered"),
         ("Ketik “/ingatkan 1”, atau pakai tombol pada kartu JP1.", "Type “/ingatkan 1”, or use its button."),
         _says("Pengingat ke-", "Reminder ")),
    Step("extend", ("Perpanjang waktu", "Give more time"),
         ("Ketik “/perpanjang 1 1”: pertanyaan 1, satu menit lagi.", "Type “/perpanjang 1 1”: question 1, one minute."),
         _extended),
    Step("close", ("Tutup pertanyaan", "Close the question"),
         ("Ketik “/tutup 1”.", "Type “/tutup 1”."), _question(CLOSED)),
    Step("reveal", ("Umumkan hasil", "Reveal the result"),
         ("Ketik “/umumkan 1”.", "Type “/umumkan 1”."), _question(REVEALED)),
    Step("chart", ("Lihat diagram", "See the chart"),
         ("Ketik “/grafik 1”.", "Type “/grafik 1”."), _chart),
    Step("own", ("Tulis pertanyaan sendiri", "Write a question of your own"),
         ("Ketik “/pertanyaan Setujukah Bapak/Ibu rapat ini diadakan tiap tiga bulan? #setuju”, lalu tekan “Buka”.",
          "Type “/pertanyaan Setujukah Bapak/Ibu rapat ini diadakan tiap tiga bulan? #setuju”, then press “Buka”."),
         _question(OPEN, own=True)),
    Step("own_result", ("Tutup dan umumkan pertanyaan itu", "Close and reveal that question"),
         ("Tunggu jawaban masuk. Ketik “/tutup 6”, lalu ketik “/umumkan 6”.",
          "Wait for answers. Type “/tutup 6”, then type “/umumkan 6”."),
         _question(REVEALED, own=True)),
    Step("show", ("Tayangkan satu pokok diskusi", "Show a discussion point"),
         ("Ketik “/usulan”, tekan “{first}”, lalu tekan “Tayangkan”. Layar menampilkannya.",
          "Type “/usulan”, press “{first}”, then press “Tayangkan”. The screen shows it."),
         _matches(SHOWN)),
    Step("decline", ("Gabungkan pokok yang sama, tolak yang di luar acara", "Merge what is alike, decline the rest"),
         ("Ketik “/usulan”, tekan “{aside}”, tekan “Jangan tayangkan”, lalu tekan “di luar acara”. {twin} sama "
          "dengan {first}; keduanya dapat digabung dengan tombol Gabungkan.",
          "Type “/usulan”, press “{aside}”, press “Jangan tayangkan”, then press “di luar acara”. {twin} says the same "
          "as {first}; they can be put together with the button Gabungkan."),
         _matches(NOT_SHOWN)),
    Step("speaker", ("Beri giliran berbicara", "Give somebody the floor"),
         ("Bila ada yang mengangkat tangan: ketik “/pembicara”, tekan “Silakan”, tekan “Mulai”, lalu tekan “Selesai”.",
          "Type “/pembicara” when a hand is up, press “Silakan”, press “Mulai”, then press “Selesai”."),
         _has_spoken),
    Step("conclude", ("Tulis kesimpulan", "Write a conclusion"),
         ("Ketik “/kesimpulan Data penerima bantuan diperbarui tiap tiga bulan”.",
          "Type “/kesimpulan Data penerima bantuan diperbarui tiap tiga bulan”."),
         _matches(re.compile(r"^K\d+ · "))),
    Step("end", ("Tutup rapat", "End the meeting"),
         ("Ketik “/rapat”, tekan “Tutup rapat”, lalu sekali lagi tekan “Tutup rapat”.",
          "Type “/rapat”, press “Tutup rapat”, then once more press “Tutup rapat”."),
         _says("Rapat selesai", "The meeting is over")),
    Step("minutes", ("Terima notula", "Receive the minutes"),
         ("Tunggu berkas KONSEP datang, atau ketik “/notula”, lalu tekan “Notula (DOCX)”.",
          "Wait for the drafts to come, or type “/notula”, then press “Notula (DOCX)”."),
         _minutes),
    Step("export", ("Ambil rekapitulasi", "Take the workbook of results"),
         ("Ketik “/ekspor rekapitulasi”.", "Type “/ekspor rekapitulasi”."), _exported),
)  # fmt: skip
