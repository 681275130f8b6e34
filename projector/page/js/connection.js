// The stream of snapshots and beats. It comes back by itself from whatever ends it, and says when it is not there.

/** After so long without a sign of life what is shown may be old. */
const STALE_MS = 5_000;
// Waits before each new try; the last is kept. With jitter, so that three hundred screens do not come at once.
const WAITS_MS = [500, 1_000, 2_000];
const JITTER = [0.75, 1.15];
// A try on a dead network may hang for minutes: another is begun beside it, and the oldest of several is given up. The
// first ones follow quickly: a browser sends them over connections it still has, as many as six, and all may be dead.
const HANGING_MS = 2_500;
const HANGING_FIRST_MS = 600;
const FIRST_TRIES = 7;
const TRIES_AT_ONCE = 4;
// An address is said to lead nowhere only when that was the answer for so long; then it is asked about rarely.
const GONE_MS = 8_000;
const GONE_WAIT_MS = 10_000;
// So many beats that tell of another snapshot than the one that is shown.
const STRANGE_BEATS = 3;

/** The longer of two measures: one stands still while a laptop sleeps, the other jumps when its clock is set. */
const moment = () => ({ grown: performance.now(), told: Date.now() });
const since = (then) => Math.max(performance.now() - then.grown, Date.now() - then.told);

export class Connection {
  #url;
  #hears;
  #tries = [];
  #stream = null;
  #waiting = null;
  #failures = 0;
  #tried = 0;
  #revision = 0;
  #strange = 0;
  #life = moment();
  #goneSince = null;

  /**
   * @param {string} url of the page itself; the stream is found below it
   * @param {{snapshot: function, beat: function, strange: function}} hears each is called with the content of its
   * event, `strange` where the server has gone back to older numbers than the ones shown
   */
  constructor(url, hears) {
    this.#url = url;
    this.#hears = hears;
  }

  start() {
    this.#try();
    setInterval(() => this.#watch(), 250);
    for (const name of ["online", "focus"]) addEventListener(name, () => this.#hurry());
    addEventListener("pageshow", (event) => event.persisted && this.#hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
  }

  get isStale() { return since(this.#life) > STALE_MS; }

  get isGone() { return this.#goneSince !== null && since(this.#goneSince) > GONE_MS; }

  #try() {
    clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#tried += 1;
    const source = new EventSource(`${this.#url}/aliran`);
    const tried = { source, begun: moment() };
    this.#tries.push(tried);
    if (this.#tries.length > TRIES_AT_ONCE) this.#tries.shift().source.close();
    source.addEventListener("open", () => this.#opened(tried));
    source.addEventListener("error", () => this.#failed(tried));
    source.addEventListener("potret", (event) => this.#snapshot(JSON.parse(event.data)));
    source.addEventListener("detak", (event) => this.#beat(JSON.parse(event.data)));
  }

  #opened(tried) {
    for (const other of this.#tries) if (other !== tried) other.source.close();
    this.#tries = [];
    clearTimeout(this.#waiting);
    this.#waiting = null;
    if (this.#stream !== tried) this.#stream?.source.close();
    tried.begun = moment();
    this.#stream = tried;
    this.#failures = this.#tried = 0;
    this.#goneSince = null;
  }

  /** The browser gives up for good on an answer that is no stream, and else tries again at a pace of its own. The page
   * does it instead, so that a server that has just come back meets one try of each screen, and not all at once. */
  #failed(tried) {
    const isRefused = tried.source.readyState === EventSource.CLOSED;
    tried.source.close();
    this.#tries = this.#tries.filter((other) => other !== tried);
    if (this.#stream === tried) this.#stream = null;
    if (isRefused) this.#askWhetherGone();
    this.#again();
  }

  #again() {
    if (this.#waiting !== null || this.#stream !== null) return;
    const [low, high] = JITTER;
    const wait = this.isGone ? GONE_WAIT_MS : WAITS_MS[Math.min(this.#failures, WAITS_MS.length - 1)];
    this.#failures += 1;
    this.#waiting = setTimeout(() => this.#try(), wait * (low + Math.random() * (high - low)));
  }

  /** A stream does not tell the page why it was refused; the page's own address does. */
  async #askWhetherGone() {
    if (this.#failures < 1) return;
    try {
      const { status } = await fetch(this.#url, { method: "HEAD", cache: "no-store" });
      if (status !== 404) this.#goneSince = null;
      else this.#goneSince ??= moment();
    } catch {
      this.#goneSince = null;
    }
  }

  /** Called four times a second: a stream that is open but says nothing is as good as none. */
  #watch() {
    if (this.#stream !== null) {
      if (this.isStale && since(this.#stream.begun) > STALE_MS) this.#drop();
    } else if (this.#waiting === null) {
      const newest = this.#tries.at(-1);
      const patience = this.#tried < FIRST_TRIES ? HANGING_FIRST_MS : HANGING_MS;
      if (!newest || since(newest.begun) > patience) this.#try();
    }
  }

  #drop() {
    this.#stream?.source.close();
    this.#stream = null;
    this.#again();
  }

  /** The network came back, or somebody looks again: what waits is tried now. */
  #hurry() {
    if (this.#stream !== null && !this.isStale) return;
    const newest = this.#tries.at(-1);
    if (newest && since(newest.begun) < HANGING_FIRST_MS) return;
    this.#failures = 0;
    this.#stream?.source.close();
    this.#stream = null;
    this.#try();
  }

  /** A snapshot that is already known is no sign of life: it may have lain at the server. */
  #snapshot(content) {
    if (content.revision <= this.#revision) return;
    this.#revision = content.revision;
    this.#alive();
    this.#hears.snapshot(content);
  }

  #beat(content) {
    this.#strange = content.revision === this.#revision ? 0 : this.#strange + 1;
    if (this.#strange < STRANGE_BEATS) this.#alive();
    this.#hears.beat(content);
    if (this.#strange < STRANGE_BEATS) return;
    this.#strange = 0;
    if (content.revision > this.#revision) this.#drop();
    else this.#hears.strange(content);
  }

  #alive() {
    this.#life = moment();
    this.#goneSince = null;
  }
}
