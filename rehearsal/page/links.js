// Where a link leads: into this Telegram, to a screen on this machine, or away from it.

const HOSTS = new Set(["t.me", "www.t.me", "telegram.me"]);
const NEAR = new Set(["127.0.0.1", "localhost"]);

// Whether these words are an address on this machine, such as the screen's.
export function isNear(text) {
  return /^https?:\/\//u.test(text) && placeOf(text, "").kind === "screen";
}

function read(text) {
  const trimmed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(trimmed) ? trimmed : `https://${trimmed}`;
  try { return new URL(whole); } catch { return null; }
}

// `{kind: "start", payload}`, `{kind: "group", link}`, `{kind: "screen", url}`, `{kind: "stranger", name}`,
// `{kind: "away", url}` or `{kind: "none"}`.
export function placeOf(text, botUsername) {
  const url = read(text);
  if (url === null || !/[.:]|localhost/u.test(text)) return { kind: "none" };
  const isTelegram = url.protocol === "tg:";
  if (isTelegram || HOSTS.has(url.hostname)) {
    const name = isTelegram ? url.searchParams.get("domain") ?? "" : url.pathname.split("/")[1] ?? "";
    if (name.toLowerCase() !== botUsername.toLowerCase()) return { kind: "stranger", name };
    if (url.searchParams.has("startgroup")) {
      return { kind: "group", link: `https://t.me/${botUsername}${url.search.replace(/[?&]domain=[^&]*/u, "?")}` };
    }
    return { kind: "start", payload: url.searchParams.get("start") ?? "" };
  }
  if ((url.protocol === "http:" || url.protocol === "https:") && NEAR.has(url.hostname)) {
    return { kind: "screen", url: url.href };
  }
  return { kind: "away", url: text.trim() };
}
