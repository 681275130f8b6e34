// A small menu beside a button; closes with Escape, with a press elsewhere, or when something is chosen.

import { el, icon } from "./dom.js";

let standing = null;

export function closePopup() {
  standing?.close();
  standing = null;
}

// `entries`: [sign, words, act] each; those without an act are left out.
export function popup(anchor, entries) {
  closePopup();
  const close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    standing = null;
  };
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  const choose = (act) => () => { close(); anchor.focus?.(); act(); };
  const menu = el("div", { class: "popup", role: "menu" }, entries.filter(([, , act]) => act).map(([sign, text, act]) =>
    el("button", { type: "button", role: "menuitem", on: { click: choose(act) } }, icon(sign), el("span", { text }))));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(); anchor.focus?.(); }
    if (event.key === "ArrowDown") { event.preventDefault(); items[(at + 1) % items.length].focus(); }
    if (event.key === "ArrowUp") { event.preventDefault(); items[(at - 1 + items.length) % items.length].focus(); }
  });
  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  document.addEventListener("pointerdown", outside, true);
  menu.firstElementChild?.focus();
  standing = { close };
}

function place(menu, beside) {
  const { width, height } = menu.getBoundingClientRect();
  const isBelow = beside.bottom + height + 8 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(beside.left, innerWidth - width - 8))}px`;
  menu.style.top = `${isBelow ? beside.bottom + 4 : Math.max(8, beside.top - height - 4)}px`;
}
