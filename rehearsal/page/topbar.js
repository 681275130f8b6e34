// The bar at the top: what this is, a link or a QR for the phone in front, how many phones, and the language.

import { el, icon } from "./dom.js";
import { language, speak, t } from "./words.js";

const PHONES_MAX = 4;

function linkField(shell) {
  const field = el("input", { type: "text", inputmode: "url", placeholder: t("link_placeholder"), "aria-label": t("link_label"),
    autocomplete: "off", spellcheck: "false" });
  const form = el("form", { class: "link-field" }, icon("link"), field,
    el("button", { type: "submit", class: "small", text: t("open") }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim() === "") { field.focus(); return; }
    if (!shell.active) { shell.addPerson(); return; }
    shell.active.acts.openLink(field.value.trim());
    field.value = "";
  });
  return { field, form };
}

export function topBar(shell) {
  const { field, form } = linkField(shell);
  const places = Array.from({ length: PHONES_MAX }, (_, number) => el("button", { type: "button", text: String(number + 1),
    "aria-label": t("phones_count", number + 1), on: { click: () => shell.setPlaces(number + 1) } }));
  const speech = ["id", "en"].map((one) => el("button", { type: "button", text: one.toUpperCase(), "aria-pressed": String(one === language),
    "aria-label": one === "id" ? "Bahasa Indonesia" : "English", on: { click: () => speak(one) } }));
  const root = el("header", { class: "top" },
    el("span", { class: "brand" }, el("img", { src: "/halaman/ikon.svg", alt: "", width: "30", height: "30" }),
      el("span", {}, el("h1", { text: t("title_page") }), el("small", { text: t("subtitle_page") }))),
    form,
    el("span", { class: "segments", role: "group", "aria-label": t("phones_shown") }, el("span", { class: "segments-name", text: t("phones") }), places),
    el("span", { class: "segments", role: "group", "aria-label": t("language") }, speech));
  return {
    root,
    link: field,
    showPlaces(count) { places.forEach((one, number) => one.setAttribute("aria-pressed", String(number + 1 === count))); },
  };
}
