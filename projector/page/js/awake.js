// The laptop of a hall is touched by nobody for an hour: it must not go to sleep before the people do.

async function hold() {
  if (document.visibilityState !== "visible") return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // A browser may refuse, as when the battery is low. Then the laptop's own settings hold.
  }
}

/** Keeps the display on while the page is seen, where the browser can; asked for anew whenever it is seen again. */
export function stayAwake() {
  document.addEventListener("visibilitychange", hold);
  hold();
}
