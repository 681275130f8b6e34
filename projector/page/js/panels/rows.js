// Rows of a label, a bar, and two figures: beside each other where labels are short, label over bar where not.

import { el } from "../dom.js";
import { panelOf } from "./panel.js";
import { NARROW_EM, track, typed, widthOf } from "./parts.js";

const BESIDE_CHARACTERS = 34;
const TWO_COLUMNS_FROM = 8;
const ONE_PAGE_UP_TO = 12;
const ROWS_ON_A_PAGE = 10;

/**
 * One row. `mark` is what stands first (a code, a rank, a swatch), `figures` the two at the right.
 * @param {{mark: Node|null, text: string, part: number|null, figures: [string, string], isLeading: boolean}} row
 *   `part` null draws no bar, not even an empty one
 */
export function row({ mark, text, part, figures: [share, count], isLeading }) {
  const made = el(
    "div.row",
    mark,
    typed("div.label.clamps", text),
    part === null ? null : track(part),
    share || part !== null ? el("div.share", share) : null,
    count || part !== null ? el("div.count", count) : null,
  );
  if (isLeading) made.classList.add("leads");
  if (part === 0) made.classList.add("is-zero");
  if (part === null) made.classList.add("bare");
  return made;
}

/** How rows of these texts are set. */
function shapeOf(texts) {
  const isTwo = texts.length >= TWO_COLUMNS_FROM;
  const isShort = texts.every((text) => [...text].length <= BESIDE_CHARACTERS);
  return { isTwo, isShort, ceiling: texts.length <= 5 ? 3.2 : 2.8 };
}

/** A panel of such rows; `texts` are those of their labels. */
export function rowsPanel(name, rows, texts, options) {
  const { isTwo, isShort, ceiling } = shapeOf(texts);
  const limits = { ceiling, clamps: [0, 3, 2, 1], most: ROWS_ON_A_PAGE, whole: ONE_PAGE_UP_TO, isTwo };
  const measured = ["mark", "label", "share", "count"];
  const made = panelOf(name, rows, { ...limits, measured, ...options });
  const set = (isBeside) => {
    made.box.classList.toggle("beside", isBeside);
    made.box.classList.toggle("stacked", !isBeside);
  };
  set(isShort && !isTwo);
  const { flow } = made;
  return Object.assign(made, {
    flow() {
      set(isShort && widthOf(made.box) >= NARROW_EM);
      flow();
    },
  });
}
