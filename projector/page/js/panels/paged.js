// Rows on pages: how many fit, and how large the type may be, the same on every page of a panel.

import { fits } from "../fit.js";

const STEP_REM = 0.05;

/** Groups of neighbours, so many, of sizes that differ by one at most. */
function even(rows, count) {
  const groups = [];
  for (let done = 0, left = count; left > 0; left -= 1) {
    const size = Math.ceil((rows.length - done) / left);
    groups.push(rows.slice(done, done + size));
    done += size;
  }
  return groups;
}

/**
 * Pages of rows in a box of a fixed size. The mildest clamp at which the fewest pages hold all rows at the floor is
 * taken; where none does, rows go to further pages, still at the floor. `data-overflow` marks a box in which a single
 * row does not fit by itself.
 */
export class Paged {
  /**
   * @param {HTMLElement} box of a fixed size that holds the rows
   * @param {HTMLElement[]} rows in their order; those of other pages are hidden
   * @param {object} limits floor and ceiling in rem, `clamps` in the order in which they are tried (0 is none), `most`
   *   rows on a page, `whole` rows that still stand on a single page, `shorten` clamps for where a single row is longer
   *   than a page, `arrange(group)` before a group is measured
   */
  constructor(box, rows, { floor, ceiling, clamps = [0], most = Infinity, whole = most, shorten = [], arrange = () => {} }) {
    Object.assign(this, { box, rows, floor, ceiling, clamps, most, whole, shorten, arrange, groups: [rows], size: floor });
    this.known = new Map();
  }

  /**
   * Fits everything into the box as large as it is now; `scale` is the viewer's. The groups are then the pages.
   * What was found is kept for each size of the box, set of loaded fonts and look, so that turning a page is cheap.
   * @param {() => void} prepare is called first where nothing is known yet
   */
  fit(scale, prepare) {
    const fonts = [...document.fonts].filter((font) => font.status === "loaded").length;
    const key = [this.box.clientWidth, this.box.clientHeight, fonts, scale, this.box.dataset.look].join();
    if (!this.known.has(key)) {
      prepare();
      this.#find(this.floor * scale, this.ceiling * scale);
      this.known.set(key, [this.groups, this.size, this.box.dataset.clamp, "overflow" in this.box.dataset]);
    }
    const [groups, size, clamp, isOver] = this.known.get(key);
    [this.groups, this.size] = [groups, size];
    this.#clamp(clamp);
    this.box.toggleAttribute("data-overflow", isOver);
    this.box.style.fontSize = `${size}rem`;
  }

  #find(low, high) {
    delete this.box.dataset.overflow;
    this.groups = this.#split(low);
    this.size = this.#largest(low, high);
  }

  /** Shows the rows of one page and hides the others. */
  show(page) {
    const group = this.groups[Math.max(0, Math.min(page, this.groups.length - 1))];
    for (const row of this.rows) row.hidden = !group.includes(row);
    this.arrange(group);
  }

  #split(low) {
    const least = this.rows.length > this.whole ? Math.ceil(this.rows.length / this.most) : 1;
    for (const clamp of this.clamps) {
      this.#clamp(clamp);
      const groups = even(this.rows, least);
      if (this.#hold(groups, low)) return groups;
    }
    let filled = this.#filled(low);
    const long = this.#tooLong(filled, low);
    if (long.length && this.shorten.length) {
      for (const clamp of this.shorten) {
        this.#clamp(clamp);
        if (!this.#tooLong(long, low).length) break;
      }
      filled = this.#filled(low);
    }
    if (this.#tooLong(filled, low).length) this.box.dataset.overflow = "";
    const balanced = even(this.rows, filled.length);
    return this.#hold(balanced, low) ? balanced : filled;
  }

  #clamp(lines) {
    this.box.dataset.clamp = lines;
    this.box.style.setProperty("--clamp", lines);
  }

  /** Page after page as many rows as it holds; a page is likely to hold as many as the one before. */
  #filled(low) {
    const groups = [];
    let [done, count] = [0, 1];
    while (done < this.rows.length) {
      const most = Math.min(this.most, this.rows.length - done);
      const holds = (size) => this.#hold([this.rows.slice(done, done + size)], low);
      count = Math.min(count, most);
      if (holds(count)) while (count < most && holds(count + 1)) count += 1;
      else do count -= 1; while (count > 1 && !holds(count));
      count = Math.max(1, count);
      groups.push(this.rows.slice(done, done + count));
      done += count;
    }
    return groups;
  }

  /** Of these groups those of a single row that is longer than a page. */
  #tooLong(groups, low) {
    return groups.filter((group) => group.length === 1 && !this.#hold([group], low));
  }

  #hold(groups, size) {
    this.box.style.fontSize = `${size}rem`;
    const before = this.groups;
    this.groups = groups;
    const held = groups.every((_, page) => { this.show(page); return fits(this.box); });
    this.groups = before;
    return held;
  }

  #largest(low, high) {
    let [small, large] = [low, high];
    if (this.#hold(this.groups, high)) return high;
    while (large - small > STEP_REM) {
      const middle = (small + large) / 2;
      if (this.#hold(this.groups, middle)) small = middle; else large = middle;
    }
    return small;
  }
}
