// Rows of a label, a bar, and two figures: beside each other where labels are short, label over bar where not.

import { el } from "../dom.js";
import { Paged } from "./paged.js";
import { embolden, grow, ink, isShortened, measure, track, typed } from "./parts.js";

const BESIDE_CHARACTERS = 34;
const TWO_COLUMNS_FROM = 8;
const ONE_PAGE_UP_TO = 12;
const ROWS_ON_A_PAGE = 10;

/**
 * One row. `mark` is what stands first (a code, a rank, a swatch), `figures` the two at the right.
 * @param {{mark: Node|null, text: string, part: number|null, figures: [string, string], isLeading: boolean}} row
 *   `part` null draws no bar, not even an empty one
 */
export function row({ mark, text, part, figures: [share, count], isLeading, fill = [] }) {
  const made = el(
    "div.row",
    mark,
    typed("div.label.clamps", text),
    part === null ? null : track(part, ...fill),
    el("div.share", share),
    el("div.count", count),
  );
  if (isLeading) made.classList.add("leads");
  if (part === 0) made.classList.add("is-zero");
  made.dataset.row = "";
  return made;
}

/** How rows of these texts are set, so many of them. */
export function shapeOf(texts) {
  const isTwo = texts.length >= TWO_COLUMNS_FROM;
  const isShort = texts.every((text) => [...text].length <= BESIDE_CHARACTERS);
  return { isTwo, isBeside: isShort && !isTwo, ceiling: texts.length <= 5 ? 3.2 : 2.8 };
}

/**
 * A panel of rows that are drawn alike, below `head` and above `foot`, which stand on every page.
 * @returns what a drawer gives, but for its table
 */
export function rowsPanel(name, rows, texts, { head = null, foot = null, scale, isAnimated, shape = shapeOf(texts) }) {
  const list = el("div.rows", ...rows);
  const box = el(`div.panel.${name}`, head, list, foot);
  box.setAttribute("aria-hidden", "true");
  box.classList.add(shape.isBeside ? "beside" : "stacked");
  grow(box, isAnimated);
  const arrange = (group) => {
    list.classList.toggle("two", shape.isTwo && group.length > 1);
    const lines = shape.isTwo ? Math.ceil(group.length / 2) : group.length;
    list.style.setProperty("--lines", Math.max(1, lines));
  };
  const limits = { floor: 1.75, ceiling: shape.ceiling, clamps: [0, 3, 2, 1], arrange };
  const paged = new Paged(box, rows, { ...limits, most: ROWS_ON_A_PAGE, whole: ONE_PAGE_UP_TO });
  const settle = () => { embolden(box); ink(box); };
  const drawn = {
    box,
    pages: 1,
    isShortened: false,
    layout(page) {
      measure(box, ["mark", "label", "share", "count"]);
      paged.fit(scale);
      drawn.pages = paged.groups.length;
      paged.show(page);
      settle();
      drawn.isShortened = isShortened(box);
    },
    flow() {
      measure(box, ["mark", "label", "share", "count"]);
      settle();
    },
  };
  return drawn;
}
