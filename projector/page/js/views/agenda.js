// Where the meeting stands: its state, the item it is at and the next one, and how to join.

import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { spoken } from "../frame.js";
import { symbol } from "../qr.js";

const itemText = (item) => `${item.number}. ${item.title}`;

export function draw(view, { snapshot, words }) {
  const { current, next } = view;
  const large = current ?? null;
  const title = el("div.agenda-title", said("p.cut", large ? itemText(large) : view.title));
  const text = el("div.agenda-text",
    el("p.agenda-state", view.state_text),
    large ? el("p.caption", words.current) : null,
    title,
    next ? el("div.agenda-next", el("p.caption", words.next), said("p.cut", itemText(next))) : null);
  const side = view.may_join === false ? null : el("div.side", el("div.side-join.large", symbol(snapshot.join.qr),
    el("p", el("span.caption", words.code), said("strong.side-code", snapshot.join.code))));
  const box = el(side ? "div.view.view-agenda" : "div.view.view-agenda.alone", text, side);
  return {
    box, told: [view.state_text, large ? itemText(large) : ""].join(" ").trim(), foot: [view.footer, view.place],
    pages: 1, spoken: spoken(`${view.title}. ${view.state_text}`, view.items.map(itemText)),
    layout: (page, scale) => fit(title, { floor: 2.4, ceiling: 6, clamps: [0, 6, 5, 4, 3, 2], scale }),
  };
}
