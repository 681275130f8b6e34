// The points that the moderator shows, the newest first, in two columns, as many on a page as really fit; or a single
// one over the whole screen.

import { el, fill, said } from "../dom.js";
import { fit } from "../fit.js";
import { spoken } from "../frame.js";

const NEW_MS = 20_000;
// Sizes of type, the first at which all points fit on one page; the last where they do not.
const SIZES = [3, 2.7, 2.4, 2.1];

function headOf(card) {
  const who = [card.organisation, card.constituency].filter(Boolean).map((name) => said("bdi", name));
  return [el("span.point-code", card.code), " · ", ...who.flatMap((name, place) => (place ? [" · ", name] : [name]))];
}

function cardOf(card, words) {
  return el(`article.point.hue-${card.hue}`,
    el("header.point-head", el("span.point-who", ...headOf(card)), el("strong.point-new", words.new),
      el("span.point-time", card.time)),
    said("p.point-text.cut", card.text));
}

const listed = (cards) => cards.map((card) => {
  const who = [card.code, card.kind, card.organisation, card.constituency].filter(Boolean).join(", ");
  return `${who}: ${card.text}`;
});

export function draw(view, context) {
  return view.pinned ? pinned(view, context) : wall(view, context);
}

function pinned(view, { lines }) {
  const { pinned: card } = view;
  const text = said("p.point-text.cut", card.text);
  const area = el("div.pinned-area", text);
  const box = el("div.view.view-wall", el(`article.point.pinned.hue-${card.hue}`,
    el("header.point-head", el("span.point-who", ...headOf(card)), el("span.point-time", card.time)), area));
  return {
    box, spoken: spoken(view.title, listed([card])), told: `${view.title}: ${card.text}`,
    foot: [view.footer, lines.join], pages: 1,
    layout: (page, scale) => fit(area, { floor: 2.1, ceiling: 5.4, clamps: [0, 12, 10, 8, 6], scale }),
  };
}

function wall(view, { words, lines }) {
  const cards = view.cards.map((card) => cardOf(card, words));
  const columns = [el("div.wall-column"), el("div.wall-column")];
  const place = el("span.wall-place");
  const area = el("div.wall", ...columns);
  const box = el("div.view.view-wall", el("div.wall-head", el("p.wall-title", view.title), place), area);
  let bounds = [[0, 0]];
  const made = {
    box, spoken: spoken(view.title, listed(view.cards)), told: view.title, tellsPage: true,
    foot: [view.footer, lines.join], pages: 1,
    layout(page, scale) {
      if (made.measured !== scale) bounds = measured(area, columns, cards, scale);
      made.measured = scale;
      made.pages = bounds.length;
      const [from, to] = bounds[page] ?? [0, 0];
      balance(columns, cards.slice(from, to));
      place.textContent = cards.length
        ? fill(words.page, { dari: from + 1, sampai: to, semua: cards.length, n: page + 1, m: bounds.length }) : "";
    },
    tick(now) {
      if (now === null) return;
      cards.forEach((card, at) => card.classList.toggle("new", now - view.cards[at].shown_ms < NEW_MS));
    },
  };
  return made;
}

const isFull = (column) => column.scrollHeight > column.clientHeight + 2;

/** Which cards each page takes: all of them in larger type where they are few, else page by page. */
function measured(area, columns, cards, scale) {
  for (const size of SIZES) {
    const bounds = paged(area, columns, cards, size * scale);
    if (bounds.length === 1 || size === SIZES.at(-1)) return bounds;
  }
  return [];
}

/** The pages in this type. A card that is longer than a column is cut, with a sign. */
function paged(area, columns, cards, size) {
  area.style.fontSize = `${size}rem`;
  cards.forEach((card) => { delete card.dataset.clamp; });
  const bounds = [];
  for (let from = 0; from < cards.length;) {
    columns.forEach((column) => column.replaceChildren());
    let to = from;
    for (const column of columns) {
      while (to < cards.length) {
        column.append(cards[to]);
        if (isFull(column)) {
          if (column.children.length > 1 || size > SIZES.at(-1)) {
            cards[to].remove();
            break;
          }
          cutTo(column, cards[to]);
        }
        to += 1;
      }
    }
    // In large type not even one fits: that is no way to show them.
    if (to === from) return [[0, 0], [0, 0]];
    bounds.push([from, to]);
    from = to;
  }
  return bounds.length ? bounds : [[0, 0]];
}

function cutTo(column, card) {
  for (let lines = 40; lines > 1 && isFull(column); lines -= 1) {
    card.style.setProperty("--lines", lines);
    card.dataset.clamp = "own";
  }
}

/** Two columns of nearly the same height, read downwards. */
function balance(columns, cards) {
  const [left, right] = columns;
  right.replaceChildren();
  left.replaceChildren(...cards);
  const heights = cards.map((card) => card.offsetHeight);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let [before, split, best] = [0, cards.length, whole];
  heights.forEach((height, place) => {
    before += height;
    const higher = Math.max(before, whole - before);
    // The first of two columns may be the higher one.
    if (higher < best) [best, split] = [higher, place + 1];
  });
  right.append(...cards.slice(split));
}
