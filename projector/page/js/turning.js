// Which page is shown: one after the other, or the one that is held.

const PAGE_MS = 12_000;

export class Turning {
  #begun = performance.now();
  #wanted = 0;
  #held = null;

  /** Begins anew, for a view that was not there before. */
  reset() {
    this.#wanted = 0;
    this.#begun = performance.now();
  }

  /** Holds the page that this laptop chose, else the moderator's; null for neither. Pages count from 0. */
  hold(own, steered) {
    this.#held = own ?? steered;
  }

  /** The page of so many. What is wanted is kept while it is not yet known how many there are. */
  at(pages) {
    return Math.min(Math.max(this.#held ?? this.#wanted, 0), Math.max(pages, 1) - 1);
  }

  /** Whether the next page is due; it is then the one to be shown. */
  turn(pages) {
    if (this.#held !== null || pages < 2) {
      this.#begun = performance.now();
      return false;
    }
    if (performance.now() - this.#begun < PAGE_MS) return false;
    this.#begun = performance.now();
    this.#wanted = (this.at(pages) + 1) % pages;
    return true;
  }
}
