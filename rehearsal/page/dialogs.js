// Windows over the page: questions with a few fields, and a picture seen large.

import { call, Refused } from "./api.js";
import { el, icon, words } from "./dom.js";
import { problemOf, t } from "./words.js";

// A modal window; closes with Escape, its cross, or whatever `build` is given to close it. Focus goes back afterwards.
export function openDialog(title, build, cls = "") {
  const before = document.activeElement;
  const close = () => dialog.close();
  const dialog = el("dialog", { class: `window ${cls}`, "aria-labelledby": "window-title" });
  dialog.append(
    el("header", {}, el("h2", { id: "window-title", text: title }),
      el("button", { type: "button", class: "sign", "aria-label": t("close"), on: { click: close } }, icon("close"))),
    build(close),
  );
  dialog.addEventListener("close", () => { dialog.remove(); before?.focus?.(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return dialog;
}

function form(fields, label, act, close) {
  const problem = el("p", { class: "problem", role: "alert" });
  const node = el("form", {}, fields, problem, el("footer", {},
    el("button", { type: "button", class: "quiet", text: t("cancel"), on: { click: close } }),
    el("button", { type: "submit", class: "loud", text: label })));
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      if (await act() !== false) close();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      problem.textContent = problemOf(refused.message);
    }
  });
  return node;
}

const labelled = (text, field, hint = "") =>
  el("label", { class: "field" }, el("span", { text }), field, hint && el("small", { text: hint }));

export function askPerson(onAdded) {
  openDialog(t("add_person"), (close) => {
    const name = el("input", { type: "text", maxlength: "64", autofocus: true, autocomplete: "off", dir: "auto" });
    const speech = el("select", {}, el("option", { value: "id", text: "Bahasa Indonesia" }),
      el("option", { value: "en", text: "English" }));
    const act = async () => onAdded(await call("add_person", { first_name: name.value, language: speech.value }));
    return form([labelled(t("name"), name, t("name_hint")), labelled(t("phone_language"), speech)], t("add"), act, close);
  });
}

export const nameOf = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

// A list of people with a search field; `chosen` is a set of ids that the ticks change.
function peopleChooser(people, chosen) {
  const list = el("div", { class: "chooser", role: "group", "aria-label": t("members") });
  const search = el("input", { type: "search", placeholder: t("search_person"), "aria-label": t("search_person") });
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = people.filter((one) => nameOf(one).toLowerCase().includes(wanted)).slice(0, 100);
    list.replaceChildren(...found.map((one) => {
      const tick = el("input", { type: "checkbox" });
      tick.checked = chosen.has(one.id);
      tick.addEventListener("change", () => (tick.checked ? chosen.add(one.id) : chosen.delete(one.id)));
      return el("label", {}, tick, words(nameOf(one)));
    }));
  };
  search.addEventListener("input", draw);
  draw();
  return el("div", { class: "field" }, el("span", { text: t("members") }), search, list);
}

// A new group; its first member, the phone in front, owns it.
export function askGroup(people, ownerId, onMade) {
  openDialog(t("add_group"), (close) => {
    const title = el("input", { type: "text", maxlength: "128", required: true, autofocus: true, autocomplete: "off",
      value: t("group_title"), dir: "auto" });
    const chosen = new Set([ownerId]);
    const bot = el("select", {}, el("option", { value: "administrator", text: t("bot_admin") }),
      el("option", { value: "member", text: t("bot_member") }), el("option", { value: "left", text: t("bot_none") }));
    const act = async () => {
      const members = [...chosen].filter((id) => id !== ownerId);
      const rights = bot.value === "administrator" ? ["can_pin_messages"] : [];
      onMade(await call("group", { title: title.value.trim() || t("group_title"), creator: ownerId, members, admins: [],
        bot: bot.value, bot_rights: rights }));
    };
    const fields = [labelled(t("title"), title), peopleChooser(people, chosen), labelled(t("bot_place"), bot)];
    return form(fields, t("make_group"), act, close);
  });
}

// Which of the groups of a phone; `onNew` makes another.
export function chooseGroup(groups, onChosen, onNew) {
  openDialog(t("choose_group"), (close) => el("div", { class: "choices" },
    el("p", { text: t(groups.length > 0 ? "choose_group_hint" : "no_group_yet") }),
    groups.map((group) => el("button", { type: "button", on: { click: () => { close(); onChosen(group.id); } } },
      words(group.title), el("small", { text: t("members_count", group.members) }))),
    el("button", { type: "button", class: "quiet", text: t("new_group"), on: { click: () => { close(); onNew(); } } })));
}

export function tell(title, text, detail = "") {
  openDialog(title, (close) => el("div", { class: "choices" }, el("p", { text }), detail && el("p", { class: "detail" }, words(detail)),
    el("footer", {}, el("button", { type: "button", class: "loud", text: t("ok"), autofocus: true, on: { click: close } }))));
}

export function makeSure(title, text, label, act) {
  openDialog(title, (close) => el("div", { class: "choices" }, el("p", { text }), el("footer", {},
    el("button", { type: "button", class: "quiet", text: t("cancel"), autofocus: true, on: { click: close } }),
    el("button", { type: "button", class: "loud", text: label, on: { click: () => { close(); act(); } } }))));
}

export function showPicture(address, caption) {
  openDialog(t("picture"), (close) => el("button", { type: "button", class: "large-picture", "aria-label": t("close"),
    on: { click: close } }, el("img", { src: address, alt: caption || t("picture") })), "picture-window");
}
