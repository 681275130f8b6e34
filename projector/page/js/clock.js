// The server's time. A laptop's own clock may be wrong by hours and may be set while the meeting runs.

const KEPT = 30;
const SURE_MS = 1_200;

/** Milliseconds that only grow, whatever happens to the laptop's clock. */
const passed = () => performance.now();

export class ServerClock {
  #samples = [];
  #beats = 0;
  #first = null;

  /**
   * Hears what time it was at the server when a message left. A message is late by its way, never early, so of the last
   * ones the one that makes the server's time latest came the fastest.
   */
  heard(atMs, isBeat) {
    this.#first ??= passed();
    this.#samples.push(atMs - passed());
    if (this.#samples.length > KEPT) this.#samples.shift();
    if (isBeat) this.#beats += 1;
  }

  /** Whether it can be relied on: a snapshot may have lain at the server for a while, a beat never has. The server
   * sends one soon after such a snapshot; where none comes, it was a new one. */
  get isSure() { return this.#beats > 0 || (this.#first !== null && passed() - this.#first > SURE_MS); }

  /** Milliseconds UTC; null before the first message. */
  now() {
    return this.#samples.length ? passed() + Math.max(...this.#samples) : null;
  }
}

const two = (number) => String(number).padStart(2, "0");

/** "14.33 WIB", in English "14:33 WIB"; `place` has offset_minutes, zone, language. */
export function clockText(ms, place, showsSeconds = false) {
  const local = new Date(ms + place.offset_minutes * 60_000);
  const parts = [local.getUTCHours(), local.getUTCMinutes()];
  if (showsSeconds) parts.push(local.getUTCSeconds());
  return `${parts.map(two).join(place.language === "id" ? "." : ":")} ${place.zone}`;
}

/** "1:24", from an hour on "1:02:03". What is left is rounded up, so that 0:00 is the end. */
export function timerText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
