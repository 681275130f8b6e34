// What several panels are made of: words, bars, columns as wide as their widest entry, text that stands out.

import { el, said } from "../dom.js";

const ARABIC = /[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF]/u;
const TALL = /[\u1B00-\u1B7F\u1B80-\u1BFF\uA980-\uA9DF]/u;

/** Words that somebody typed, with the line height that their script needs. */
export function typed(tag, text) {
  const made = said(tag, text);
  if (TALL.test(text)) made.classList.add("tall");
  else if (ARABIC.test(text)) made.classList.add("high");
  return made;
}

/** A bar of this part of its track, which is empty at 0. */
export function track(part, ...classes) {
  const fill = el(["div.fill", ...classes].join("."));
  fill.style.width = `${part * 100}%`;
  return el("div.track", ...(part > 0 ? [fill] : []));
}

/**
 * Sets `--name` on the box for each name: the width of the widest element of that class, in em of the box, so that a
 * column is the same in every row and on every page.
 */
export function measure(box, names) {
  box.classList.add("is-measured");
  const em = parseFloat(getComputedStyle(box).fontSize);
  const hidden = [...box.querySelectorAll("[hidden]")];
  for (const element of hidden) element.hidden = false;
  const widest = names.map((name) => {
    const widths = [...box.querySelectorAll(`.${name}`)].map((one) => one.getBoundingClientRect().width);
    return Math.max(0, ...widths) / em;
  });
  for (const element of hidden) element.hidden = true;
  box.classList.remove("is-measured");
  // A hair more, because the width at another size is rounded anew.
  names.forEach((name, place) => box.style.setProperty(`--${name}`, `${(widest[place] * 1.004 + 0.01).toFixed(3)}em`));
}

/** On a page that scrolls: below so many em, what stands beside each other goes under each other. */
export const NARROW_EM = 32;

/** How wide a box is, in em of its type. */
export function widthOf(box) {
  return box.clientWidth / parseFloat(getComputedStyle(box).fontSize);
}

/** Leading labels are bold where they take one line: a bold paragraph is hard to read. */
export function embolden(box) {
  for (const label of box.querySelectorAll(".leads .label")) {
    label.classList.add("bold");
    const line = parseFloat(getComputedStyle(label).lineHeight);
    if (label.getBoundingClientRect().height > 1.5 * line) label.classList.remove("bold");
  }
}

/** Whether a text in the box is cut off by its clamp. */
export function isShortened(box) {
  return [...box.querySelectorAll(".clamps")].some((one) => one.scrollHeight > one.clientHeight + 4);
}

/** Lets bars grow once; the class goes when they have, so that no later page grows anew. */
export function grow(box, isAnimated) {
  if (!isAnimated) return;
  box.classList.add("grows");
  setTimeout(() => box.classList.remove("grows"), 1000);
}

/** Numbers on coloured grounds: black or white, whichever stands out more. */
export function ink(box) {
  for (const part of box.querySelectorAll(".on")) {
    const [red, green, blue] = channels(getComputedStyle(part).backgroundColor);
    const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    part.classList.toggle("on-dark", luminance < 0.179);
  }
}

function channels(colour) {
  const numbers = colour.match(/[\d.]+/gu).map(Number);
  return colour.startsWith("rgb") ? numbers.map((one) => one / 255) : numbers;
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** The colour of point `place` of `count` on a scale, from its low end to its high end, in the theme of the page. */
export function diverging(place, count) {
  const at = (place * 4) / Math.max(1, count - 1);
  const below = Math.min(Math.floor(at), 3);
  const part = Math.round((at - below) * 100);
  return `color-mix(in srgb, var(--scale-${below + 1}) ${part}%, var(--scale-${below}))`;
}

/** The table that a screen reader reads: the first cell of each row is its head; all words stand whole in it. */
export function tabled(rows) {
  const made = rows.map(([head, ...cells]) => {
    const name = said("th", head);
    name.scope = "row";
    return el("tr", name, ...cells.map((cell) => said("td", cell)));
  });
  // A table would not keep the width of what is unseen.
  return el("div.unseen", el("table", el("tbody", ...made)));
}

/** Code and text as they are read out. */
export function named(row, showsCode = true) {
  return showsCode && row.code ? `${row.code}. ${row.text}` : row.text;
}
