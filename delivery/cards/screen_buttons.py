"""The buttons of the card of the screen: each names what it sets and how many acts were seen, so that nobody undoes
what another just did."""

from collections.abc import Sequence
from dataclasses import dataclass

from delivery.card import Button, Rows
from delivery.cards.question_lines import Voice
from rules.buttons import pack
from rules.meetings import OVER, MeetingState
from rules.screens import QUESTION, Shown, View, held_page
from rules.steering import CHOICES, LANGUAGES, PAGE_MAX, STEPS, THEMES, Setting, fits_button, pack_page
from storage.screens import Address

# What the card may be turned to; their places are the numbers in the buttons, a new one is added at the end.
VIEWS = ("", "more", QUESTION, View.RESULT.value, View.WALL.value, "renew", "results", "wifi")
PAGE_SIZE = 6
TICK = "✓"
# The choices below [Ikuti rapat], two a row; of the first three there may be several to choose from.
_SEVERAL = (QUESTION, View.RESULT.value, View.WALL.value)
_ROWS = (
    (View.JOIN.value, View.AGENDA.value),
    (QUESTION, View.RESULT.value),
    (View.WALL.value, View.SPEAKERS.value),
    (View.QUORUM.value,),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question or a point in a list; `text` is shortened."""

    subject_id: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Screened:
    """The screens of a meeting before an official: what they show now, and what this official may do."""

    voice: Voice
    address: Address
    shown: Shown
    base: str
    steers: bool
    opens: bool

    @property
    def link(self) -> str:
        """Where the screen is found."""
        return f"{self.base}/layar/{self.address.key}"

    @property
    def results_link(self) -> str:
        """Where the page of results is found; empty while it is shut."""
        return f"{self.base}/hasil/{self.address.results_key}" if self.address.results_key else ""

    def turn(self, view: str, page: int = 0) -> str:
        """The code of a button that turns the card."""
        return pack("lk", self.voice.meeting.id, VIEWS.index(view), page)

    def press(self, verb: str, *numbers: int) -> str:
        """The code of a button that changes something, with the acts that were seen."""
        return pack(verb, self.voice.meeting.id, self.address.steered, *numbers)


def of_main(screened: Screened) -> Rows:
    """The address, then [Ikuti rapat], what may be shown, and whatever is needed seldom behind [Lainnya]."""
    words, screen = screened.voice.words, screened.address.screen
    again = Button(label=words.plain("tombol_segarkan"), press=screened.turn(""))
    if not screened.steers:
        results = Button(label=words.plain("tombol_layar_hasil"), press=screened.turn("results"))
        return (*_links(screened, screened.link, "tombol_layar_buka"), (again, results))
    follow = Button(
        label=_marked(screened, "", words.plain("tombol_layar_ikuti")),
        press=screened.press("ls", CHOICES.index(""), 0),
        style="primary" if screen.shown else None,
    )
    shows = tuple(tuple(_show(screened, what) for what in row) for row in _ROWS[:-1])
    last = (_show(screened, _ROWS[-1][0]), _blank(screened))
    more = Button(label=words.plain("tombol_layar_lainnya"), press=screened.turn("more"))
    return ((follow,), *shows, last, *_links(screened, screened.link, "tombol_layar_buka"), (again, more))


def _links(screened: Screened, link: str, key: str) -> Rows:
    words = screened.voice.words
    copied = Button(label=words.plain("tombol_layar_salin"), copy=link)
    if not fits_button(screened.base):
        return ((copied,),)
    return ((Button(label=words.plain(key), url=link), copied),)


def _show(screened: Screened, what: str) -> Button:
    label = _marked(screened, what, screened.voice.words.plain(f"tombol_layar_{what}"))
    choice = CHOICES.index(what)
    if what in _SEVERAL:
        return Button(label=label, press=screened.press("lc", choice))
    return Button(label=label, press=screened.press("ls", choice, 0))


def _marked(screened: Screened, what: str, label: str) -> str:
    """With a tick on what was chosen last."""
    return f"{TICK} {label}" if screened.address.screen.shown == what else label


def _blank(screened: Screened) -> Button:
    is_blank = screened.address.screen.is_blank
    return Button(
        label=screened.voice.words.plain("tombol_layar_tampilkan" if is_blank else "tombol_layar_kosongkan"),
        press=screened.press("lz", Setting.BLANK, int(not is_blank)),
        style="primary" if is_blank else None,
    )


def of_list(screened: Screened, what: str, choices: Sequence[Choice], page: int, pages: int) -> Rows:
    """One a row, because a wording needs room."""
    words, choice = screened.voice.words, CHOICES.index(what)
    key = "tombol_layar_semua" if what == View.WALL else "tombol_layar_terbaru"
    rows = [(Button(label=words.plain(key), press=screened.press("ls", choice, 0)),)]
    for one in choices:
        label = words.plain("tombol_layar_pilihan", kode=one.code, teks=one.text)
        rows.append((Button(label=label, press=screened.press("ls", choice, one.subject_id)),))
    turns: Rows = ()
    if pages > 1:
        named = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        turns = (tuple(Button(label=label, press=screened.turn(what, to)) for label, to in named),)
    return (*rows, *turns, (_back(screened),))


def _back(screened: Screened) -> Button:
    return Button(label=screened.voice.words.plain("tombol_kembali"), press=screened.turn(""))


def of_more(screened: Screened) -> Rows:
    """Pages, size, looks, network, address, results, and back."""
    words, screen = screened.voice.words, screened.address.screen
    meeting_id, wifi = screened.voice.meeting.id, []
    wifi.append(Button(label="Wi-Fi", press=pack("lw", meeting_id)))
    if screen.wifi:
        wifi.append(Button(label=words.plain("tombol_layar_hapus_wifi"), press=screened.press("lx")))
    theme, language = (1 - THEMES.index(screen.theme)), (1 - LANGUAGES.index(screen.language))
    looks = (
        _set(screened, ("tombol_layar_terang", "tombol_layar_gelap")[theme], Setting.THEME, theme),
        _set(screened, f"tombol_layar_ke_{LANGUAGES[language]}", Setting.LANGUAGE, language),
    )
    renew = Button(label=words.plain("tombol_layar_alamat"), press=screened.turn("renew"))
    last = [renew]
    if screened.opens:
        last.append(Button(label=words.plain("tombol_layar_hasil"), press=screened.turn("results")))
    return (*_pages(screened), _sizes(screened), looks, tuple(wifi), tuple(last), (_back(screened),))


def _set(screened: Screened, key: str, setting: Setting, value: int) -> Button:
    return Button(label=screened.voice.words.plain(key), press=screened.press("lz", setting, value))


def _sizes(screened: Screened) -> tuple[Button, ...]:
    """A− and A+, each as long as there is a step that way."""
    size = screened.address.screen.size
    steps = [("A−", size - 1), ("A+", size + 1)]
    return tuple(
        Button(label=label, press=screened.press("lz", Setting.SIZE, to + STEPS))
        for label, to in steps
        if abs(to) <= STEPS
    )


def _pages(screened: Screened) -> Rows:
    """Which page is asked for stands on the button; how many there are only the screen knows, and it stops at the
    last."""
    words = screened.voice.words
    page = held_page(screened.address.screen, screened.shown)

    def held(key: str, to: int) -> Button:
        at = (pack_page(to, screened.shown.view), screened.shown.subject_id or 0)
        return Button(label=words.plain(key, n=to), press=screened.press("lp", *at))

    if page is None:
        return ((held("tombol_layar_tahan", 1),),)
    steps = [held("tombol_layar_sebelum", page - 1)] if page > 1 else []
    if page < PAGE_MAX:
        steps.append(held("tombol_layar_sesudah", page + 1))
    return (tuple(steps), (held("tombol_layar_putar", 0),))


def of_renewal(screened: Screened) -> Rows:
    """A new address takes the old one from every screen: asked once more."""
    words = screened.voice.words
    sure = Button(
        label=words.plain("tombol_layar_ya_alamat"),
        press=pack("ln", screened.voice.meeting.id, screened.address.number + 1),
        style="danger",
    )
    return ((sure,), (Button(label=words.plain("tombol_batal"), press=screened.turn("more")),))


def of_results(screened: Screened) -> Rows:
    """Open or shut, and back."""
    words = screened.voice.words
    if screened.results_link:
        shut = Button(label=words.plain("tombol_layar_tutup_hasil"), press=screened.press("lo", 0), style="danger")
        links = _links(screened, screened.results_link, "tombol_layar_lihat_hasil")
        return (*links, (shut,), (_back(screened),))
    if MeetingState(screened.voice.meeting.state) not in OVER:
        return ((_back(screened),),)
    opened = Button(label=words.plain("tombol_layar_buka_hasil"), press=screened.press("lo", 1), style="primary")
    return ((opened,), (_back(screened),))
