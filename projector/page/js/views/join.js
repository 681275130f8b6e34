// How to join: three steps, the bot's name, the code, and the symbol that leads there.

import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { spoken } from "../frame.js";
import { symbol } from "../qr.js";

export function draw(view, { snapshot, words }) {
  const { join } = snapshot;
  const steps = view.steps.map((step, place) => el("li", el("span.disc", String(place + 1)), el("span", step)));
  const text = el("div.join-text",
    el("p.join-title", view.title),
    el("ol.steps", ...steps),
    el("p.address", el("span.caption", words.search), said("strong.username", join.username)),
    el("p.address", el("span.caption", words.send), said("strong.join-code", join.code)));
  const box = el("div.view.view-join", text, el("div.symbol", symbol(join.qr)));
  return {
    box,
    spoken: spoken(view.title, [...view.steps, `${words.search} ${join.username}`, `${words.send} ${join.code}`], true),
    told: view.title,
    foot: [view.footer],
    pages: 1,
    layout: (page, scale) => fit(text, { floor: 0.6, ceiling: Math.min(scale, 1.25) }),
  };
}
