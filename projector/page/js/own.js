// What this laptop chose for itself. Only its size is remembered: whoever loads the page again sees the meeting again.

const SIZE_KEY = "layar-ukuran";
const SIZES = [-4, 6];
const STEP = 1.1;

const within = (value, [low, high]) => Math.min(high, Math.max(low, value));

function stored() {
  try {
    return Number.parseInt(localStorage.getItem(SIZE_KEY) ?? "0", 10) || 0;
  } catch {
    return 0;
  }
}

export class Own {
  /** Name of a view, null to follow the meeting. */
  view = null;
  /** The page held, from 0; null turns by itself. */
  page = null;
  /** Whether the screen is blank whatever the moderator says; null follows. */
  isBlank = null;
  size = within(stored(), SIZES);

  get isFollowing() { return this.view === null && this.page === null && this.isBlank === null; }

  follow() {
    this.view = this.page = this.isBlank = null;
  }

  show(view) {
    this.view = view;
    this.page = null;
    this.isBlank = this.isBlank ? null : this.isBlank;
  }

  grow(steps) {
    this.size = within(this.size + steps, SIZES);
    try {
      localStorage.setItem(SIZE_KEY, String(this.size));
    } catch {
      // A browser that keeps nothing still shows it until it is closed.
    }
  }

  /** By how much type is larger than usual; `steered` is the size the moderator chose. */
  scale(steered) {
    return STEP ** within(steered + this.size, SIZES);
  }
}
