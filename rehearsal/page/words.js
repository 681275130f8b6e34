// Every word of this page, in Indonesian and English.

import { ENGLISH, INDONESIAN } from "./catalogue.js";

const KEPT = "jajak-latihan-bahasa";

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

export const language = kept() === "en" ? "en" : "id";
const CATALOGUE = language === "en" ? ENGLISH : INDONESIAN;
document.documentElement.lang = language;

export function speak(next) {
  try { localStorage.setItem(KEPT, next); } catch { /* A browser that keeps nothing speaks Indonesian. */ }
  location.reload();
}

// The words of a key, with {0}, {1} … replaced.
export function t(key, ...given) {
  return (CATALOGUE[key] ?? key).replace(/\{(\d)\}/gu, (_, number) => String(given[Number(number)] ?? ""));
}

const locale = language === "en" ? "en-GB" : "id-ID";
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });

export const timeOf = (seconds) => clock.format(seconds * 1000).replace(":", language === "en" ? ":" : ".");
export const dayOf = (seconds) => day.format(seconds * 1000);
export const numberOf = (number) => new Intl.NumberFormat(locale).format(number);

// As lists show it: the time today, the date before.
export function whenOf(seconds) {
  return new Date(seconds * 1000).toDateString() === new Date().toDateString() ? timeOf(seconds) : short.format(seconds * 1000);
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [number, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number)} ${unit}`;
}

export function lengthOf(seconds) {
  return `${Math.floor(seconds / 60)}${language === "en" ? ":" : "."}${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

// What the emulator says in English, in words of this page where they are known.
export function problemOf(problem) {
  const known = [["no network", "problem_network"], ["blocked the bot", "problem_blocked"], ["only a member", "problem_member"],
    ["empty message", "problem_empty"], ["offline", "problem_lost"], ["does not lead", "problem_link"], ["poll", "problem_poll"],
    ["one's own", "problem_own"], ["Too Large", "problem_large"], ["caption", "problem_caption"], ["files", "problem_file"]];
  const key = known.find(([part]) => problem.includes(part))?.[1];
  return key ? t(key) : t("problem_other", problem);
}
