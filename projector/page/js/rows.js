// Rows that share an area: all of them as large as fits, in two columns where one is too short, else page by page.

import { fit, fits } from "./fit.js";

/** Marks what was cut short, and says whether anything was. */
export function marksShortened(area) {
  let isShortened = false;
  for (const text of area.querySelectorAll(".cut")) {
    const isCut = text.scrollHeight > text.clientHeight + 2;
    text.toggleAttribute("data-shortened", isCut);
    isShortened ||= isCut;
  }
  return isShortened;
}

function arrange(area, shown, { columns, clamp }) {
  area.dataset.clamp = clamp;
  area.dataset.columns = columns;
  // Filled downwards: as many rows as the longer column needs.
  area.style.gridTemplateRows = columns > 1 ? `repeat(${Math.ceil(shown / columns)}, auto)` : "";
}

export class Rows {
  #area;
  #rows;
  #limits;
  #layout = null;
  #size = 0;
  #bounds = [];

  /**
   * @param {HTMLElement} area of a fixed size, a grid that obeys `data-columns` and `data-clamp`
   * @param {HTMLElement[]} rows in their order; the area holds them already
   * @param {{floor, ceiling, layouts: {columns, clamp}[], paged: {columns, clamp, pagesMax?}[], most?}} limits type in rem;
   * `layouts` for all rows at once, the best first; `paged` where that is too much, `most` rows a page
   */
  constructor(area, rows, limits) {
    this.#area = area;
    this.#rows = rows;
    this.#limits = limits;
  }

  get pages() { return Math.max(1, this.#bounds.length); }

  /** The rows of a page: from (from 0) and to (behind the last one). */
  range(page) { return this.#bounds[page] ?? [0, this.#rows.length]; }

  /** Finds type, columns and pages for the area as it is now. A scale that leaves no room is not insisted on. */
  measure(scale) {
    delete this.#area.dataset.overflow;
    if (this.#measured(scale) || (scale > 1 && this.#measured(1))) return;
    this.#area.dataset.overflow = "";
  }

  show(page) {
    const [from, to] = this.range(page);
    this.#rows.forEach((row, place) => { row.hidden = place < from || place >= to; });
    if (this.#layout) arrange(this.#area, to - from, this.#layout);
    this.#area.style.fontSize = `${this.#size}rem`;
  }

  #measured(scale) {
    const { floor, ceiling, layouts, paged, most = Infinity } = this.#limits;
    if (!this.#rows.length) return true;
    if (this.#rows.length <= most) {
      for (const layout of layouts) {
        this.#layout = layout;
        this.#bounds = [[0, this.#rows.length]];
        if (this.#sized(floor * scale, ceiling * scale)) return true;
      }
    }
    return paged.some((layout) => this.#paged(layout, floor * scale, ceiling * scale, most));
  }

  /** The largest type at which every page fits. */
  #sized(floor, ceiling) {
    let size = ceiling;
    for (const [from, to] of this.#bounds) {
      this.#rows.forEach((row, place) => { row.hidden = place < from || place >= to; });
      arrange(this.#area, to - from, this.#layout);
      if (!fit(this.#area, { floor, ceiling: size, clamps: [this.#layout.clamp] })) {
        delete this.#area.dataset.overflow;
        return false;
      }
      size = Number.parseFloat(this.#area.style.fontSize);
    }
    this.#size = size;
    return true;
  }

  #paged(layout, floor, ceiling, most) {
    this.#layout = layout;
    this.#area.style.fontSize = `${floor}rem`;
    const bounds = [];
    for (let from = 0; from < this.#rows.length;) {
      let to = from;
      while (to < this.#rows.length && to - from < most && this.#holds(from, to + 1)) to += 1;
      if (to === from) return false;
      bounds.push([from, to]);
      from = to;
    }
    if (bounds.length > (layout.pagesMax ?? Infinity)) return false;
    // The same number of pages, but none with a single row left over.
    const each = Math.ceil(this.#rows.length / bounds.length);
    this.#bounds = bounds.map((_, page) => [page * each, Math.min(this.#rows.length, (page + 1) * each)])
      .filter(([from, to]) => from < to);
    if (this.#sized(floor, ceiling)) return true;
    this.#bounds = bounds;
    return this.#sized(floor, ceiling);
  }

  #holds(from, to) {
    this.#rows.forEach((row, place) => { row.hidden = place < from || place >= to; });
    arrange(this.#area, to - from, this.#layout);
    return fits(this.#area);
  }
}
