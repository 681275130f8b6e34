// One phone: whose it is, its chats, the chat in front, and what its owner does there.

import { call, Refused } from "./api.js";
import { chatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { nameOf } from "./dialogs.js";
import { avatar, el, icon, signButton, words } from "./dom.js";
import { replyKeyboard, replyKeyboardOf } from "./keyboard.js";
import { Log } from "./log.js";
import { chatMenu, phoneActs, phoneMenu } from "./phone_acts.js";
import { t } from "./words.js";

export class Phone {
  constructor(person, shell) {
    this.person = person;
    this.shell = shell;
    this.chatId = person.id;
    this.revision = 0;
    this.chats = [];
    this.payload = null;
    this.drafts = new Map();
    this.acts = phoneActs(this);
    this.log = new Log(this.acts);
    this.composer = new Composer(this.acts);
    this.root = this.build();
    this.refresh();
  }

  build() {
    this.name = words(nameOf(this.person), "owner-name");
    this.yours = el("small", { class: "yours", text: t("your_phone"), hidden: true });
    this.network = signButton("signal", t("go_offline"), () => this.acts.switchNetwork(), "network");
    this.list = el("nav", { class: "chats", "aria-label": t("chats") });
    this.title = el("span", { class: "chat-names" });
    this.headFace = el("span", { class: "head-face" });
    this.pins = el("div", { class: "pins", hidden: true });
    this.keys = el("div", { class: "keys" });
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    const head = el("header", { class: "chat-head" }, signButton("back", t("back"), () => this.showList(), "to-list"), this.headFace,
      this.title, signButton("more", t("chat_menu"), (event) => chatMenu(this, event.currentTarget)));
    this.offline = el("div", { class: "no-network", hidden: true }, icon("cut"), el("span", { text: t("no_network") }));
    this.about = el("div", { class: "about-bot", hidden: true });
    this.body = el("div", { class: "phone-body", data: { view: "chat" } }, this.list, el("div", { class: "chat" },
      head, this.pins, el("div", { class: "log-frame" }, this.log.root, this.about, this.log.down), this.keys, this.composer.root,
      this.toasts));
    const root = el("section", { class: "phone", "aria-label": t("phone_of", nameOf(this.person)), data: { person: String(this.person.id) } },
      el("header", { class: "phone-bar" }, avatar(this.person.id, nameOf(this.person)), this.name, this.yours, this.network,
        signButton("more", t("phone_menu"), (event) => phoneMenu(this, event.currentTarget)),
        signButton("close", t("close_phone"), () => this.shell.close(this))),
      this.offline, el("div", { class: "phone-frame" }, this.body));
    for (const event of ["pointerdown", "focusin"]) root.addEventListener(event, () => this.shell.activate(this), true);
    return root;
  }

  get chat() { return this.chats.find((one) => one.id === this.chatId); }

  showList() {
    this.body.dataset.view = "list";
    this.list.querySelector("button")?.focus();
  }

  openChat(id) {
    this.body.dataset.view = "chat";
    if (id !== this.chatId) {
      this.drafts.set(this.chatId, this.composer.field.value);
      this.chatId = id;
      this.revision = 0;
      this.log.clear();
      this.log.isOpen = false;
      this.acts.stopNote();
      this.composer.fill(this.drafts.get(id) ?? "");
      this.shell.keep();
    }
    this.refresh();
  }

  // Ask again what this phone shows; asked while it is asked, once more afterwards.
  async refresh() {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.isStale && !this.isClosed) {
        this.isStale = false;
        await this.ask();
      }
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
    } finally {
      this.isAsking = false;
    }
  }

  async ask() {
    const told = await call("phone", { person: this.person.id });
    this.person = told.person;
    this.chats = told.chats;
    if (!this.chat) this.openChat(this.person.id);
    const { chatId } = this;
    const seen = await call("look", { person: this.person.id, chat: chatId, after: this.revision });
    if (this.isClosed || chatId !== this.chatId) { this.isStale = true; return; }
    this.seen = seen;
    this.revision = seen.revision;
    this.draw();
    if (seen.chat.unread > 0 && this.body.dataset.view === "chat" && !document.hidden) {
      await call("read", { person: this.person.id, chat: chatId });
    }
  }

  draw() {
    const { seen } = this;
    const isGroup = seen.chat.kind !== "private";
    this.name.textContent = nameOf(this.person);
    this.yours.hidden = this.shell.training.told?.trainee !== this.person.id;
    this.drawNetwork(seen.is_offline);
    const held = this.list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    this.list.replaceChildren(...chatList(this.chats, this.chatId, (id) => this.openChat(id)));
    if (held) this.list.querySelector(`[data-chat="${held}"]`)?.focus();
    this.drawHead(isGroup);
    this.drawPins(seen.chat.pinned);
    if (this.log.order.length === 0) this.log.older.hidden = !seen.has_more;
    this.log.update(seen, { isGroup, topics: new Map(seen.chat.topics.map((one) => [one.id, one.name])) });
    this.log.isOpen = true;
    const isStarted = seen.chat.is_started || seen.waiting.some((one) => one.act === "start");
    const state = isGroup ? "write" : seen.chat.is_blocked ? "restart" : !isStarted || this.payload !== null ? "start" : "write";
    this.composer.show(state);
    this.drawAbout(!isGroup && this.log.order.length === 0 && seen.waiting.length === 0);
    this.drawKeys(state === "write");
    this.root.classList.toggle("is-blocked", !isGroup && seen.chat.is_blocked);
  }

  drawNetwork(isOffline) {
    this.offline.hidden = !isOffline;
    this.root.classList.toggle("is-offline", isOffline);
    this.network.replaceChildren(icon(isOffline ? "cut" : "signal"));
    for (const name of ["title", "aria-label"]) this.network.setAttribute(name, t(isOffline ? "go_online" : "go_offline"));
    this.network.setAttribute("aria-pressed", String(isOffline));
  }

  drawHead(isGroup) {
    const { chat, action } = this.seen;
    const state = action ? t(action.action === "typing" ? "typing" : "sending_file")
      : isGroup ? t("members_count", chat.members) : t(chat.is_blocked ? "blocked" : "bot");
    const face = avatar(chat.id, chat.title, isGroup ? "group" : "bot");
    this.headFace.replaceChildren(face);
    this.title.replaceChildren(words(chat.title, "chat-name"), el("span", { class: `chat-state${action ? " is-active" : ""}`, text: state }));
    clearTimeout(this.fading);
    if (action) this.fading = setTimeout(() => { this.seen.action = null; this.drawHead(isGroup); }, action.seconds_left * 1000);
  }

  drawPins(pinned) {
    this.pins.hidden = pinned.length === 0;
    if (pinned.length === 0) return;
    const [pin] = pinned;
    const title = pinned.length > 1 ? t("pinned_many", pinned.length) : t("pinned");
    this.pins.replaceChildren(el("button", { type: "button", class: "pin", on: { click: () => this.log.jump(pin.id) } }, icon("pin"),
      el("span", { class: "pin-words" }, el("b", { text: title }), words(pin.text || t(`kind_${pin.kind}`)))));
  }

  drawAbout(isShown) {
    this.about.hidden = !isShown;
    if (!isShown) return;
    const { descriptions, name } = this.shell.world.bot;
    const text = descriptions[this.person.language ?? ""] ?? descriptions[""] ?? t("about_start");
    this.about.replaceChildren(el("div", { class: "about-card" }, avatar(0, name, "bot"), words(name, "about-name"),
      el("p", { dir: "auto", text })));
  }

  drawKeys(isWriting) {
    const keyboard = isWriting ? replyKeyboardOf([...this.log.cards.values()]) : null;
    const isHidden = !keyboard || this.usedKeyboard === keyboard.from;
    this.keys.replaceChildren(...(isHidden ? [] : [replyKeyboard(keyboard, (text) => {
      if (keyboard.one_time_keyboard) this.usedKeyboard = keyboard.from;
      this.acts.send(text);
    })]));
  }

  toast(text) {
    const node = el("p", { class: "toast", dir: "auto", text });
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), Math.max(3500, text.length * 70));
  }

  alert(text) {
    this.toasts.replaceChildren();
    const before = document.activeElement;
    const done = () => { cover.remove(); before?.focus?.(); };
    const button = el("button", { type: "button", class: "loud", text: t("ok"), on: { click: done } });
    const cover = el("div", { class: "alert-cover" }, el("div", { class: "alert", role: "alertdialog", "aria-modal": "true",
      "aria-label": this.shell.world.bot.name }, el("b", { dir: "auto", text: this.shell.world.bot.name }),
      el("p", { dir: "auto", text }), el("footer", {}, button)));
    cover.addEventListener("keydown", (event) => {
      if (event.key === "Escape") done();
      if (event.key === "Tab") event.preventDefault();
    });
    this.body.append(cover);
    button.focus();
  }

  destroy() {
    this.isClosed = true;
    clearTimeout(this.fading);
    this.root.remove();
  }
}
