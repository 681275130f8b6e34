// A text with its formatting, as Telegram sends it: offsets count UTF-16 units, as strings here do.

import { el } from "./dom.js";
import { isNear } from "./links.js";
import { t } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function linkButton(text, act, cls = "") {
  return el("button", { type: "button", class: `word-link ${cls}`, dir: "auto", on: { click: act } }, text);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") },
    el("span", { "aria-hidden": "true" }, children));
  const reveal = () => {
    node.classList.add("is-open");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
    node.removeAttribute("aria-label");
    node.firstChild.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal, { once: true });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); reveal(); }
  });
  return node;
}

function foldedQuote(children) {
  const quote = el("blockquote", { class: "is-folded", dir: "auto" }, children);
  const fold = linkButton(t("quote_more"), () => {
    const isFolded = quote.classList.toggle("is-folded");
    fold.textContent = t(isFolded ? "quote_more" : "quote_less");
    fold.setAttribute("aria-expanded", String(!isFolded));
  }, "fold");
  fold.setAttribute("aria-expanded", "false");
  return el("span", { class: "quote" }, quote, fold);
}

function dressed(entity, piece, children, acts) {
  const tag = TAGS[entity.type];
  if (entity.type === "code" && isNear(piece)) return el("code", { dir: "auto" }, linkButton(children, () => acts.openLink(piece)));
  if (tag) return el(tag, { dir: "auto" }, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "blockquote") return el("blockquote", { dir: "auto" }, children);
  if (entity.type === "expandable_blockquote") return foldedQuote(children);
  if (entity.type === "text_link") return linkButton(children, () => acts.openLink(entity.url, piece));
  if (entity.type === "url") return linkButton(children, () => acts.openLink(piece));
  if (entity.type === "bot_command") return linkButton(children, () => acts.sendCommand(piece));
  if (entity.type === "mention") return linkButton(children, () => acts.openLink(`https://t.me/${piece.slice(1)}`));
  return el("span", { dir: "auto" }, children);
}

function nodes(text, start, end, entities, acts) {
  const found = [];
  let place = start;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const first = Math.max(entity.offset, place);
    const last = Math.min(entity.offset + entity.length, end);
    if (last <= first) { rest = others; continue; }
    if (first > place) found.push(text.slice(place, first));
    const inside = others.filter((one) => one.offset < last);
    const children = nodes(text, first, last, inside, acts);
    found.push(dressed(entity, text.slice(first, last), children, acts));
    place = last;
    rest = others.filter((one) => one.offset >= last);
  }
  if (place < end) found.push(text.slice(place, end));
  return found;
}

// `acts` opens links and sends commands: `{openLink(url, text), sendCommand(command)}`.
export function formatted(text, entities, acts) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return el("div", { class: "words", dir: "auto" }, nodes(text, 0, text.length, sorted, acts));
}
