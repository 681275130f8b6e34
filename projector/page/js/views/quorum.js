// Who is here: one large figure, the bar with the tick of the quorum, and a row for each constituency.

import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { chip, spoken } from "../frame.js";
import { Rows } from "../rows.js";

function bar(part, tick) {
  const filled = el("div.meter-fill");
  filled.style.width = `${part * 100}%`;
  if (tick === null) return el("div.meter", filled);
  // Ink outside the bar, white inside it, so that it is seen on both.
  const mark = el("div.tick");
  mark.style.left = `${tick * 100}%`;
  return el("div.meter", filled, mark);
}

export function draw(view) {
  const rows = view.rows.map((row) => el("li.attendance", said("span.cut", row.name), bar(row.part, null),
    el("strong", row.text)));
  const list = el("ul.attendances", ...rows);
  const table = new Rows(list, rows, {
    floor: 1.75, ceiling: 2.3, layouts: [0, 2, 1].map((clamp) => ({ columns: 1, clamp })),
    paged: [{ columns: 1, clamp: 2 }, { columns: 1, clamp: 1 }],
  });
  const figure = el("div.presence-figure", el("strong", view.figure));
  const tickText = el("p.tick-text", view.tick_text);
  const main = el("div.presence-main", el("p.presence-label", view.title), figure, el("p.presence-of", view.of),
    bar(view.part, view.tick), view.tick_text ? tickText : null, view.chip ? chip(view.chip) : null);
  const box = el("div.view.view-quorum", main, list);
  const made = {
    box, told: [view.title, view.figure, view.of].join(" "), foot: [view.footer], pages: 1,
    spoken: spoken(`${view.title}: ${view.figure} ${view.of}`,
      [view.tick_text, view.chip?.text, ...view.rows.map((row) => `${row.name}: ${row.text}`)].filter(Boolean)),
    layout(page, scale) {
      fit(main, { floor: 0.5, ceiling: 1, clamps: [0] });
      place(tickText, view.tick);
      table.measure(scale);
      made.pages = table.pages;
      table.show(page);
    },
  };
  return made;
}

/** The words of the tick stand under it, but never outside the bar. */
function place(text, tick) {
  if (tick === null || !text.parentElement) return;
  text.style.marginLeft = "";
  const [room, width] = [text.parentElement.clientWidth, text.firstChild ? widthOf(text) : 0];
  const left = Math.min(Math.max(tick * room - width / 2, 0), Math.max(0, room - width));
  text.style.marginLeft = `${left}px`;
}

function widthOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect().width;
}
