// Loading the page again, but not again and again: a server that is half renewed may name another build each time.

const KEY = "layar-dimuat-ulang";
const PAUSE_MS = 60_000;
const SPREAD_MS = 1_000;

let isGoing = false;

/** Loads the page anew because of `why`, unless that was done a moment ago; the next message asks again. */
export function reloadFor(why) {
  if (isGoing) return;
  let last = {};
  try {
    last = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (last.why === why && Math.abs(Date.now() - last.at) < PAUSE_MS) return;
    sessionStorage.setItem(KEY, JSON.stringify({ why, at: Date.now() }));
  } catch {
    // Nothing can be remembered, so nothing would hold back the next time: stay with what is there.
    return;
  }
  isGoing = true;
  setTimeout(() => location.reload(), Math.random() * SPREAD_MS);
}
