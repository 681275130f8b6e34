"""What can be seen of a panel that is drawn: its texts, whether they overlap or leave it, its rows and its bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.panel_hall import Drawing

# Each text with the part of its box that is inked: lines of some scripts reach into each other's leading.
_LOOK = """() => {
  const box = window.drawn.box, frame = box.getBoundingClientRect(), found = [];
  const isSeen = (one) => one.getClientRects().length > 0;
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const clip = parent.getBoundingClientRect(), isClipped = getComputedStyle(parent).overflow === "hidden";
    for (const line of range.getClientRects()) {
      if (isClipped && line.top > clip.bottom - 3) continue;
      const less = 0.16 * line.height;
      const right = isClipped ? Math.min(line.right, clip.right) : line.right;
      found.push({ node, text: node.data, left: line.left, right, top: line.top + less, bottom: line.bottom - less });
    }
  }
  const outside = found.filter((one) => one.left < frame.left - 1.5 || one.right > frame.right + 1.5
    || one.top < frame.top - 1.5 || one.bottom > frame.bottom + 1.5).map((one) => one.text);
  const overlaps = [];
  found.forEach((one, place) => found.slice(place + 1).forEach((other) => {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (one.node !== other.node && wide > 1 && high > 1) overlaps.push([one.text, other.text]);
  }));
  const texts = [...new Set(found.map((one) => one.node))].map((node) => node.data);
  const rows = [...box.querySelectorAll("[data-row]")].filter(isSeen).map((row) => row.textContent);
  const bars = [...box.querySelectorAll(".track")].filter(isSeen).map((track) => {
    const fill = track.querySelector(".fill");
    const room = track.clientWidth;
    return [room, fill ? fill.getBoundingClientRect().width : 0];
  });
  const scripts = box.querySelectorAll("img, script, a, iframe").length;
  const isCut = box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2;
  const isOver = "overflow" in box.dataset;
  return { outside, overlaps, texts, rows, bars, scripts, is_cut: isCut, is_over: isOver,
    size: parseFloat(box.style.fontSize), is_shortened: window.drawn.isShortened,
    table: window.drawn.table.innerText };
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """One page of a panel. `rows` are the texts of its rows, `bars` the widths of tracks and of what fills them."""

    outside: list[str]
    overlaps: list[list[str]]
    texts: list[str]
    rows: list[str]
    bars: list[list[float]]
    scripts: int
    is_cut: bool
    is_over: bool
    size: float
    is_shortened: bool
    table: str

    def check(self, what: str) -> None:
        """Everything is inside, nothing lies on anything else, and nothing that was typed became an element."""
        assert not self.is_over, what
        assert not self.is_cut, what
        assert (self.outside, self.overlaps, self.scripts) == ([], [], 0), what


async def look(drawing: Drawing) -> Look:
    """The page that is shown now."""
    return Look(**await drawing.page.evaluate(_LOOK))


async def looks(drawing: Drawing, panel: dict[str, Any], what: str, **ways: Any) -> list[Look]:
    """Every page of a panel, checked."""
    pages, seen = await drawing.draw(panel, **ways), []
    for page in range(pages):
        await drawing.turn(page)
        seen.append(await look(drawing))
        seen[-1].check(f"{what}, page {page + 1} of {pages}")
    return seen
