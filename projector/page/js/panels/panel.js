// What every drawer gives that shows rows: a box whose pages hold all of them, and a way to show everything at once.

import { el } from "../dom.js";
import { Paged } from "./paged.js";
import { NARROW_EM, embolden, grow, ink, isShortened, measure, widthOf } from "./parts.js";

/**
 * A panel of rows between `head` and `foot`, which stand on every page.
 * @param {string} classes of the box: "bars.beside"
 * @param {HTMLElement[]} rows in their order
 * @param {object} options limits of `Paged` (floor, ceiling, clamps, most, whole), `measured` names of the columns that
 *   are as wide as their widest entry, `isTwo` columns filled downwards, `place(group)` what is placed by hand at each
 *   size, `scale`, `isAnimated`
 */
export function panelOf(classes, rows, { head = null, foot = null, measured = [], isTwo = false, place = () => {}, ...options }) {
  const list = el("div.rows", ...rows);
  const box = el(`div.panel.${classes}`, head, list, foot);
  box.setAttribute("aria-hidden", "true");
  for (const row of rows) row.dataset.row = "";
  grow(box, options.isAnimated);
  const arrange = (group) => {
    const isDivided = isTwo && group.length > 1;
    list.classList.toggle("two", isDivided);
    list.style.setProperty("--lines", Math.max(1, isDivided ? Math.ceil(group.length / 2) : group.length));
    place(group);
  };
  const paged = new Paged(box, rows, { floor: 1.75, ceiling: 2.8, ...options, arrange });
  const settle = () => { embolden(box); ink(box); };
  const drawn = {
    box,
    pages: 1,
    isShortened: false,
    layout(page) {
      paged.fit(options.scale, () => measure(box, measured));
      drawn.pages = paged.groups.length;
      paged.show(page);
      settle();
      drawn.isShortened = isShortened(box);
    },
    flow() {
      box.classList.remove("is-narrow");
      measure(box, measured);
      box.classList.toggle("is-narrow", widthOf(box) < NARROW_EM);
      settle();
      place(rows);
    },
  };
  return drawn;
}

/** Which colour is which: swatch, code, text of each entry, in the order in which they stand in the bars. */
export function keyOf(entries) {
  const made = entries.map(({ colour, isHatched, children }) => {
    const swatch = el(isHatched ? "span.swatch.hatched" : "span.swatch");
    swatch.style.backgroundColor = colour;
    return el("div.key-entry", swatch, ...children);
  });
  return el("div.key", ...made);
}
