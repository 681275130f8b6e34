"""Whoever reads the screen otherwise: by a phone's camera, by ear, in little contrast, without motion."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, Final

import pytest
import zxingcpp
from PIL import Image

from projector.page_files import PAGE
from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door

TEXT, SECONDARY, SHAPE = 4.5, 7.0, 3.0
# Text or shape, what it stands on, and how much they have to differ.
PAIRS: Final = (
    ("ink", "ground", SECONDARY), ("muted", "ground", SECONDARY), ("ink", "panel", SECONDARY), ("muted", "panel", TEXT),
    ("ink", "new-ground", SECONDARY), ("muted", "new-ground", TEXT), ("warning", "new-ground", TEXT),
    ("lead", "ground", TEXT), ("on-lead", "lead", TEXT), ("late", "ground", TEXT), ("warning", "ground", TEXT),
    *((tone, f"{tone}-ground", TEXT) for tone in ("good", "warning", "information", "bad", "lost")),
    ("muted", "track", TEXT), ("lead", "track", SHAPE), ("other", "ground", SHAPE), ("other", "track", SHAPE),
    *((f"hue-{number}", "panel", SHAPE) for number in range(1, 9)),
)  # fmt: skip


def tokens(theme: str) -> dict[str, str]:
    """The colours of a theme as the page has them."""
    css = (PAGE / "css" / "tokens.css").read_text()
    block = re.search(rf'\[data-theme="{theme}"\] \{{(.*?)\}}', css, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block[1]))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_is_read_stands_out(theme: str) -> None:
    """Text 4.5, what the whole hall reads 7, bars and marks 3."""
    colours = tokens(theme)
    weak = {
        pair: round(found, 2)
        for *pair_of, least in PAIRS
        if (found := contrast(colours[(pair := tuple(pair_of))[0]], colours[pair[1]])) < least
    }
    assert weak == {}


def test_both_themes_have_the_same_colours() -> None:
    assert tokens("light").keys() == tokens("dark").keys()


async def decoded(screen: Screen) -> str:
    """What a camera reads from a picture of the screen of half the size."""
    picture = Image.open(io.BytesIO(await screen.page.screenshot())).convert("L")
    half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BILINEAR)
    found = zxingcpp.read_barcodes(half)
    return found[0].text if found else ""


async def test_the_symbol_is_read_from_half_a_picture() -> None:
    """The large one, the small ones beside a question and the agenda, in both themes."""
    async with door() as place, chromium() as browser, watching(browser, place, size=(1920, 1080)) as screen:
        for theme in ("light", "dark"):
            for view in (made.join(), made.question(made.texts(2, "short")), made.agenda()):
                await screen.show(view, theme=theme)
                assert await decoded(screen) == made.LINK, (view["name"], theme)
        white = await screen.page.locator(".qr rect").first.evaluate("field => getComputedStyle(field).fill")
        assert white == "rgb(255, 255, 255)"


async def heard(screen: Screen) -> str:
    return await screen.page.locator("#main").aria_snapshot()


async def test_every_view_has_a_heading_and_a_list_with_full_texts() -> None:
    """Also of what is cut or on another page; what is drawn is not read a second time."""
    views: dict[str, tuple[dict[str, Any], list[str]]] = {
        "join": (made.join(), ["Pindai kode QR ini", f"lalu kirim kode {made.CODE}"]),
        "open": (made.question(made.texts(20, "long")), [f"T. {made.LONG}"]),
        "closed": (made.question(made.texts(20, "short"), closed=True), ["T. Pilihan 20"]),
        "wall": (made.wall(made.texts(20, "long")), [made.LONG, "PD1, Usulan"]),
        "speakers": (made.speakers(), ["Kepala Dinas Pemberdayaan Masyarakat", "Berikutnya: Perwakilan 4"]),
        "quorum": (made.quorum(20), ["Kuorum tercapai", "Filantropi: 20 dari 30"]),
        "agenda": (made.agenda(), ["3. Hambatan kolaborasi antarunsur"]),
    }
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        for name, (view, texts) in views.items():
            await screen.show(view)
            tree = await heard(screen)
            assert len(re.findall(r"- '?heading ", tree)) == 1, name
            assert "[level=1]" in tree
            assert "- list" in tree, name
            for text in texts:
                assert tree.count(text) >= 1, (name, text)
        assert await screen.page.title() == made.TITLE
        await screen.show(made.join(), language="en")
        assert await screen.page.evaluate("document.documentElement.lang") == "en"


async def test_changes_of_state_are_told_and_a_growing_turnout_is_not() -> None:
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        told = screen.page.locator("#told")
        assert await told.get_attribute("aria-live") == "polite"
        view = made.question(made.texts(2, "short"))
        await screen.show(view)
        assert await told.inner_text() == view["question"]
        await screen.page.evaluate("() => { document.getElementById('told').textContent = 'lama'; }")
        await screen.show(view | {"turnout": view["turnout"] | {"figure": "32", "part": 0.52}})
        assert await screen.text(".turnout-figure") == "32"
        assert await told.inner_text() == "lama"
        await screen.show(made.question(made.texts(2, "short"), closed=True))
        assert (await told.inner_text()).startswith("Ditutup. Hasil belum diumumkan.")


async def test_a_growing_turnout_moves_the_same_bar() -> None:
    """Nothing is built anew, so the bar glides; nothing moves for whoever wants no motion."""
    async with door() as place, chromium() as browser:
        view = made.question(made.texts(2, "short"))
        more = view | {"turnout": view["turnout"] | {"figure": "62", "part": 1.0}}
        for wish, moves in (("no-preference", 1), ("reduce", 0)):
            async with watching(browser, place, reduced_motion=wish) as screen:
                await screen.show(view)
                await screen.page.evaluate(
                    "() => { const bar = document.querySelector('.meter-fill'); bar.dataset.same = '';"
                    " window.moved = 0;"
                    " bar.addEventListener('transitionrun', () => { window.moved += 1; }); }"
                )
                await screen.show(more)
                assert await screen.page.locator(".meter-fill[data-same]").count() == 1
                await screen.page.wait_for_timeout(300)
                assert await screen.page.evaluate("() => window.moved") == moves


def sources(*endings: str) -> list[Path]:
    return [path for path in sorted(PAGE.rglob("*")) if path.suffix in endings]


@pytest.mark.parametrize("path", sources(".js", ".css", ".html"), ids=lambda path: str(path.relative_to(PAGE)))
def test_a_file_of_the_page_fits_a_head_and_runs_nothing_that_was_typed(path: Path) -> None:
    """At most 250 lines; no way from a text to markup or code; nothing from elsewhere."""
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"):
        assert way not in text
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text) == []
    if path.suffix == ".html":
        assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", text) == []
