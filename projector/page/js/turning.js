// Which page is shown: one after the other, or the one that is held.

const PAGE_MS = 12_000;

export class Turning {
  #begun = performance.now();
  page = 0;

  /** Begins anew, for a view that was not there before. */
  reset() {
    this.page = 0;
    this.#begun = performance.now();
  }

  /** Takes the page of this laptop, else the moderator's, else stays; within what there is. Pages count from 0. */
  hold(own, steered, pages) {
    const held = own ?? (steered === null ? null : steered - 1);
    this.page = Math.min(Math.max(held ?? this.page, 0), pages - 1);
  }

  /** Whether the next page is due; it is then the one to be shown. */
  turn(isHeld, pages) {
    if (isHeld || pages < 2) {
      this.#begun = performance.now();
      return false;
    }
    if (performance.now() - this.#begun < PAGE_MS) return false;
    this.#begun = performance.now();
    this.page = (this.page + 1) % pages;
    return true;
  }
}
