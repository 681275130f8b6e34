// A choice, an approval, a scale: a bar for each option, and for a scale the strip that shows both sides of it.

import { el } from "../dom.js";
import { diverging, named, tabled } from "./parts.js";
import { row, rowsPanel } from "./rows.js";

export function bars(panel, { scale, isAnimated }) {
  const points = panel.rows.length;
  const colours = panel.is_scale ? panel.rows.map((_, place) => diverging(place, points)) : [];
  const all = [...panel.rows, ...panel.apart];
  const rows = all.map((one, place) => drawn(panel, one, colours[place] ?? null));
  if (panel.apart.length) rows[points].classList.add("is-apart");
  const head = panel.sides.length ? sides(panel, colours) : null;
  const texts = all.map((one) => one.text);
  const made = rowsPanel("bars", rows, texts, { head, scale, isAnimated });
  if (panel.is_scale) made.box.classList.add("on-line");
  const said = all.map((one) => [named(one, panel.shows_codes), one.share, one.count]);
  return Object.assign(made, { table: tabled([...panel.sides.map((side) => [side.text, side.share]), ...said]) });
}

function drawn(panel, one, colour) {
  const mark = panel.shows_codes ? el("div.mark.code", one.code) : null;
  const figures = [one.share, one.count];
  const made = row({ mark, text: one.text, part: one.part, figures, isLeading: one.is_leading });
  if (!panel.is_scale) return made;
  const fill = made.querySelector(".fill");
  if (fill) fill.style.backgroundColor = colour ?? "var(--apart)";
  if (mark) mark.style.setProperty("--swatch", colour ?? "var(--apart)");
  if (mark) mark.classList.add("swatched");
  return made;
}

/** The sums of both sides and of the middle over a strip of all points, without numbers in it. */
function sides(panel, colours) {
  const words = panel.sides.map((side, place) => {
    const made = el("div.scale-side", el("span.scale-side-text", side.text), el("span.scale-side-share", side.share));
    const isLast = place === panel.sides.length - 1;
    made.classList.add(place === 0 ? "low" : isLast ? "high-side" : "middle");
    return made;
  });
  const parts = panel.rows.map((one, place) => {
    const part = el("div.strip-part");
    part.style.flexGrow = one.part * 1000;
    part.style.backgroundColor = colours[place];
    if (place < Math.floor(panel.rows.length / 2)) part.classList.add("hatched");
    part.hidden = one.part === 0;
    return part;
  });
  return el("div.strip-head", el("div.scale-sides", ...words), el("div.strip", ...parts));
}
