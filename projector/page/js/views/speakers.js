// Whose turn it is to speak, how much time is left, and who comes next.

import { timerText } from "../clock.js";
import { el, said } from "../dom.js";
import { fit, fits } from "../fit.js";
import { spoken } from "../frame.js";
import { Rows } from "../rows.js";

const WARNING_MS = 30_000;

// Heights of the name's box in rem, the first that leaves room for the time under it.
const HEIGHTS = [16, 12, 9, 7, 5];

function place(name, scale) {
  for (const height of HEIGHTS) {
    name.style.maxHeight = `${height}rem`;
    fit(name, { floor: 3, ceiling: 6.4, clamps: [0, 4, 3, 2, 1], scale });
    if ("overflow" in name.dataset) fit(name, { floor: 3, ceiling: 6.4, clamps: [2, 1] });
    if (fits(name.parentElement)) return;
  }
}

export function draw(view, { words, lines }) {
  const { now } = view;
  const name = el("div.speaker-name", said("p.cut", now ? now.name : words.nobody));
  const organisation = now ? said("p.speaker-organisation.cut", now.organisation) : null;
  const state = el("p.speaker-state");
  const timer = el("div.timer.speech");
  const rows = view.next.map((one, place) => el("li", el("span.order", String(place + 1)),
    el("span", said("strong", one.name), el("br"), said("span.quiet", one.organisation))));
  const list = el("ol.next", ...rows);
  const next = new Rows(list, rows, {
    floor: 1.9, ceiling: 2.8, layouts: [{ columns: 1, clamp: 0 }], paged: [{ columns: 1, clamp: 0 }],
  });
  const speech = el("div.speech-box", state, timer);
  const speaking = el("div.speaking", el("p.caption", view.title), view.item ? said("p.item.cut", view.item) : null, name,
    organisation, now ? speech : null);
  const waiting = el("div.side.speech-side", el("p.caption", view.next_title),
    rows.length ? list : el("p.quiet", words.no_hands), view.more ? el("p.caption", view.more) : null);
  const box = el("div.view.view-speakers", speaking, waiting);
  const made = {
    box, told: now ? `${view.title}: ${now.name}, ${now.organisation}` : view.title, foot: [lines.join], pages: 1,
    spoken: spoken(view.title, [
      ...(now ? [`${now.name}, ${now.organisation}`] : [words.nobody]),
      ...view.next.map((one) => `${view.next_title}: ${one.name}, ${one.organisation}`), view.more].filter(Boolean)),
    layout(page, scale) {
      place(name, scale);
      next.measure(scale);
      made.pages = next.pages;
      next.show(page);
    },
    tick(ms) {
      if (!now) return;
      const left = now.ends_ms === null ? now.left_ms : ms === null ? null : now.ends_ms - ms;
      const isOver = left !== null && left < 0;
      speech.classList.toggle("warning", left !== null && left <= WARNING_MS && now.ends_ms !== null);
      speech.classList.toggle("over", isOver);
      timer.textContent = left === null ? "–:––" : isOver ? `+${timerText(Math.floor(-left / 1000) * 1000)}` : timerText(left);
      state.textContent = isOver ? words.over : words[`speech_${now.state}`];
    },
  };
  return made;
}
