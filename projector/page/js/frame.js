// What stands around every view: meeting and clock above, lines and chips below, the bar of a lost connection.

import { clockText } from "./clock.js";
import { el, fill, said } from "./dom.js";
import { fit } from "./fit.js";

const at = (id) => document.getElementById(id);

/** A small label; its tone is good, warning, information, bad or plain. */
export function chip({ text, tone }) {
  return el(`span.chip.${tone}`, el("span", text));
}

/** Theme, language, title of the window and the words above, with a mark where this laptop chose for itself. */
export function frame(snapshot, isFollowing) {
  const root = document.documentElement;
  root.lang = snapshot.language;
  root.dataset.theme = snapshot.screen.theme;
  document.title = snapshot.meeting.title;
  at("title").textContent = snapshot.meeting.title;
  const marks = [snapshot.meeting.mark && { text: snapshot.meeting.mark, tone: "warning" },
    !isFollowing && { text: snapshot.words.own, tone: "plain" }];
  at("mark").replaceChildren(...marks.filter(Boolean).map(chip));
}

/** The lines of the view, then what the page itself has to say. They take two rows where one is too short. */
export function foot(lines, chips) {
  const text = at("foot");
  const parts = lines.filter(Boolean).flatMap((line, place) => [place ? " · " : "", said("bdi", line)]);
  text.replaceChildren(...parts);
  at("chips").replaceChildren(...chips.filter(Boolean).map(chip));
  text.toggleAttribute("data-shortened", !fit(text, { floor: 1.35, ceiling: 1.9 }));
  delete text.dataset.overflow;
}

export function tellTime(ms, snapshot) {
  const text = ms === null ? "" : clockText(ms, snapshot);
  if (at("clock").textContent !== text) at("clock").textContent = text;
}

/** The bar over the foot while what is shown may be old; `dataMs` is the moment it was last known to be true. */
export function tellLost(isLost, dataMs, snapshot) {
  const bar = at("lost");
  if (bar.hidden !== isLost) return;
  bar.hidden = !isLost;
  const text = isLost ? fill(snapshot.words.lost, { jam: clockText(dataMs, snapshot, true) }) : "";
  bar.replaceChildren(el("span", text));
  tell(isLost ? text : snapshot.words.connected);
}

/** An address that was taken back shows nothing any more but that. */
export function tellGone(isGone, words) {
  const box = at("gone");
  if (box.hidden !== isGone) return;
  box.hidden = !isGone;
  at("view").inert = isGone;
  box.replaceChildren(...(isGone ? [el("p", words.gone)] : []));
  if (isGone) tell(words.gone);
}

export function darken(isBlank, words) {
  const box = at("blank");
  if (box.hidden !== isBlank) return;
  box.hidden = !isBlank;
  at("view").inert = isBlank;
  if (isBlank) tell(words.blank);
}

/** Said to whoever hears the screen instead of seeing it: changes of state, never a count that grows. */
export function tell(text) {
  at("told").textContent = text;
}

/** A list for whoever hears the screen, with every text in full. */
export function spoken(title, lines, ordered = false) {
  const items = lines.map((line) => said("li", line));
  return el("section.unseen", said("h1", title), lines.length ? el(ordered ? "ol" : "ul", ...items) : null);
}

