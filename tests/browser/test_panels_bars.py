"""Bars on the screen: every option with its figures, whole, in its place, as long as its share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from projector.panels import result_view
from tests.browser.panel_hall import SIZES, THEMES, drawing, panel_hall
from tests.browser.panel_look import Look, looks
from tests.projector.results import of, scale
from tests.record.conftest import Making
from tests.record.kinds import approval

LONG = (
    "Mengembangkan agrowisata berbasis desa di Kecamatan Rancah, Tambaksari, dan Rajadesa melalui penguatan BUM Desa,"
    " perbaikan jalan usaha tani, serta pelatihan pemandu wisata bagi pemuda karang taruna sehingga manfaatnya"
    " dirasakan warga; termasuk pendampingan perizinan berusaha (OSS-RBA) dan kemitraan ritel"
)
ODD = (
    "السلام عليكم ورحمة الله وبركاته",
    "👍🏽 Setuju $5–$10 juta (naik ±7,5%)",
    "<img src=x onerror=alert(1)>",
    "ꦲꦏ꧀ꦱꦫꦗꦮ",
    "https://data.example.go.id/dataset/produksi-padi-menurut-kecamatan-2025?format=csv&halaman=1",
    "A" * 120,
)


def choice(texts: Sequence[str], counts: Sequence[int] | None = None) -> dict[str, Any]:
    """The panel of a choice among these texts."""
    asked = Making.simple(texts, counts or [(7 * n) % 11 for n in range(1, len(texts) + 1)])
    panel: dict[str, Any] = result_view(of([asked]), "JP2")["panels"][0]
    return panel


def cases() -> dict[str, dict[str, Any]]:
    """Few and many, short and long, odd ones, ties, nothing at all."""
    made = {}
    for count in (2, 4, 7, 8, 12, 20):
        made[f"{count} short"] = choice([f"Pilihan {n:02}" for n in range(count)])
        made[f"{count} long"] = choice([f"{n:02} {LONG}"[:300] for n in range(count)])
    made["odd"] = choice(ODD)
    made["odd, two columns"] = choice([*ODD, *(f"{text} 2" for text in ODD)])
    made["tie"] = choice(("Aula Setda", "Gedung DPRD lantai 2", "Daring"), (18, 18, 4))
    made["thousands"] = choice(("Setuju", "Tidak setuju sama sekali dengan hal"), (1_250, 1))
    made["nobody"] = choice(("Ya", "Tidak"), (0, 0))
    made["instansi"] = result_view(of([approval(Making, (20, 18, 2))]), "JP7")["panels"][0]
    made["scale"] = result_view(of([scale(2, (9, 14, 10, 11, 0), unknown=4)]), "JP2")["panels"][0]
    made["long scale"] = result_view(of([scale(2, (9, 14), (LONG[:90], LONG[90:200]))]), "JP2")["panels"][0]
    return made


def strings(panel: dict[str, Any]) -> list[str]:
    """What has to stand on the pages of a panel, each as often as there."""
    rows = [*panel["rows"], *panel["apart"]]
    keys = ("code", "text", "share", "count") if panel["shows_codes"] else ("text", "share", "count")
    return sorted(row[key] for row in rows for key in keys)


def check(panel: dict[str, Any], seen: list[Look], what: str) -> None:
    """All strings once, all rows once and in order, each bar as long as its part says."""
    heads = sorted(side[key] for side in panel["sides"] for key in ("text", "share")) * len(seen)
    assert sorted(text for page in seen for text in page.texts) == sorted([*strings(panel), *heads]), what
    rows = [*panel["rows"], *panel["apart"]]
    shown = [text for page in seen for text in page.rows]
    assert len(shown) == len(rows), what
    for text, row in zip(shown, rows, strict=True):
        assert text.endswith(f"{row['text']}{row['share']}{row['count']}"), what
    bars = [bar for page in seen for bar in page.bars]
    for (room, width), row in zip(bars, rows, strict=True):
        least = 2 if row["part"] else 0
        assert abs(width - max(room * row["part"], least)) <= 1, (what, row["text"])
    for row in rows:
        assert row["text"] in seen[0].table, what
    assert all(len(page.rows) <= (10 if len(rows) > 12 else 12) for page in seen), what


async def test_every_choice_is_shown_whole() -> None:
    """In both themes, at every size a hall has; short texts, which leave most room, at the largest."""
    known = cases()
    async with panel_hall() as hall:
        for size in SIZES:
            async with drawing(hall, size) as page:
                is_first = size == SIZES[0]
                names = [name for name in known if is_first or "short" not in name]
                for name, theme in product(names, THEMES if is_first else THEMES[:1]):
                    what = f"{name} {size} {theme}"
                    check(known[name], await looks(page, known[name], what, theme=theme), what)


async def test_larger_type_takes_more_pages_and_loses_nothing() -> None:
    """A+ scales floor and ceiling; what does not fit goes to the next page."""
    panel = choice([f"{n:02} {LONG}"[:120] for n in range(12)])
    async with panel_hall() as hall, drawing(hall, SIZES[1]) as page:
        plain = await looks(page, panel, "plain")
        large = await looks(page, panel, "large", scale=1.4)
        check(panel, large, "large")
        assert len(large) > len(plain) == 1
        assert large[0].size >= 1.4 * 1.75


async def test_labels_stand_beside_short_and_above_long_ones() -> None:
    """Columns of figures do not shift from row to row, nor from page to page."""
    async with panel_hall() as hall, drawing(hall, SIZES[2]) as page:
        for texts, is_beside in (("Setuju", "Tidak"), True), (("Setuju", "x" * 35), False):
            await page.draw(choice(texts, (24, 5)))
            assert await page.page.evaluate("window.drawn.box.classList.contains('beside')") == is_beside
        panel, rights = choice([f"Pilihan {n}" for n in range(20)]), []
        for turned in range(await page.draw(panel)):
            await page.turn(turned)
            rights += await page.page.evaluate(
                "[...document.querySelectorAll('.row:not([hidden])')].map((row) => [...row.querySelectorAll("
                "'.track, .count')].map((one) => Math.round(one.getBoundingClientRect().right)))"
            )
        assert len({tuple(pair) for pair in rights}) == 2, "one place for each of the two columns"


async def test_the_leading_row_is_bold_and_a_row_of_nothing_is_grey() -> None:
    """Not where it takes more than one line."""
    weigh = "[...document.querySelectorAll('.label')].map((one) => getComputedStyle(one).fontWeight)"
    async with panel_hall() as hall, drawing(hall, SIZES[2]) as page:
        await page.draw(choice(("Setuju", "Tidak", "Abstain"), (9, 4, 0)))
        assert await page.page.evaluate(weigh) == ["700", "400", "400"]
        grey, ink = await page.page.evaluate(
            "['.is-zero .share', '.leads .share'].map((one) => getComputedStyle(document.querySelector(one)).color)"
        )
        assert (grey, ink) == ("rgb(74, 85, 99)", "rgb(16, 26, 38)")
        await page.draw(choice((LONG, "Tidak"), (9, 4)))
        assert await page.page.evaluate(weigh) == ["400", "400"]


async def test_bars_grow_once() -> None:
    """At the reveal, in eight tenths of a second; not on the next page, not where motion is unwanted."""
    panel = choice(("Ya", "Tidak"), (24, 5))
    count = "document.getAnimations().length"
    async with panel_hall() as hall, drawing(hall, SIZES[2]) as page:
        await page.draw(panel, is_animated=True)
        assert await page.page.evaluate(count) == 0
        await page.page.emulate_media(reduced_motion="no-preference")
        await page.draw(panel, is_animated=True)
        assert await page.page.evaluate(count) == 2
        await page.page.wait_for_timeout(1_100)
        await page.turn(0)
        assert await page.page.evaluate(count) == 0
        await page.draw(panel)
        assert await page.page.evaluate(count) == 0
