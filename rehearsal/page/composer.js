// Where a person writes: the text field, the bot's commands, what can be attached, or the Start button.

import { el, icon, signButton, words } from "./dom.js";
import { popup } from "./popup.js";
import { sampleDocument, samplePicture, sampleVoice, readFile } from "./samples.js";
import { t } from "./words.js";

const HEIGHT_MAX = 140;

export class Composer {
  // `acts`: send(text), sendFile(file, caption), start(), commands() and stopNote(), which ends an answer or an edit.
  constructor(acts) {
    this.acts = acts;
    this.asked = 0;
    this.field = el("textarea", { rows: "1", placeholder: t("message"), "aria-label": t("message"), dir: "auto",
      on: { input: () => this.typed(), keydown: (event) => this.key(event) } });
    this.note = el("div", { class: "note", hidden: true });
    this.commands = el("div", { class: "commands", role: "listbox", "aria-label": t("commands"), hidden: true });
    this.attach = signButton("attach", t("attach"), (event) => this.openAttach(event.currentTarget));
    this.menu = el("button", { type: "button", class: "menu-button", "aria-label": t("commands"), title: t("commands"),
      on: { click: () => this.toggleCommands() } }, icon("menu"), el("span", { text: t("menu") }));
    this.sendButton = signButton("send", t("send"), () => this.send(), "send");
    this.writing = el("div", { class: "writing" }, this.menu, this.field, this.attach, this.sendButton);
    this.big = el("button", { type: "button", class: "start", hidden: true, on: { click: () => acts.start() } });
    this.root = el("div", { class: "composer" }, this.commands, this.note, this.writing, this.big);
    this.files = el("input", { type: "file", hidden: true });
    this.files.addEventListener("change", () => this.chosen());
    this.root.append(this.files);
  }

  // `start`, `restart`, `closed` or `write`.
  show(state) {
    const isWriting = state === "write";
    const wasPressed = isWriting && document.activeElement === this.big;
    this.writing.hidden = !isWriting;
    this.big.hidden = isWriting;
    this.big.disabled = state === "closed";
    if (wasPressed) this.field.focus();
    if (!isWriting) {
      this.big.textContent = t(state);
      this.hideCommands();
    }
  }

  noteOf(sign, title, text) {
    this.note.hidden = false;
    this.note.replaceChildren(icon(sign), el("span", { class: "note-words" }, el("b", { dir: "auto", text: title }), words(text)),
      signButton("close", t("cancel"), () => this.acts.stopNote()));
    this.field.focus();
  }

  noNote() {
    this.note.hidden = true;
    this.note.replaceChildren();
  }

  fill(text) {
    this.field.value = text;
    this.hideCommands();
    this.grow();
  }

  write(text) {
    this.fill(text);
    this.field.focus();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, HEIGHT_MAX)}px`;
  }

  async typed() {
    this.grow();
    const text = this.field.value;
    if (/^\/[a-z0-9_]*$/iu.test(text)) await this.showCommands(text.slice(1).toLowerCase());
    else this.hideCommands();
  }

  key(event) {
    if (event.key === "Escape") {
      if (!this.commands.hidden) this.hideCommands();
      else this.acts.stopNote();
      return;
    }
    const first = this.commands.querySelector("b");
    if (event.key === "Tab" && !event.shiftKey && !this.commands.hidden && first) {
      event.preventDefault();
      this.write(`${first.textContent} `);
    }
    if (event.key === "ArrowDown" && !this.commands.hidden) {
      event.preventDefault();
      this.commands.querySelector("button")?.focus();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  async send() {
    const text = this.field.value;
    if (text.trim() === "") return;
    this.write("");
    this.hideCommands();
    if (await this.acts.send(text) === false && this.field.value === "") this.write(text);
  }

  async toggleCommands() {
    if (this.commands.hidden) await this.showCommands("");
    else this.hideCommands();
  }

  hideCommands() {
    this.asked += 1;
    this.commands.hidden = true;
  }

  async showCommands(begun) {
    this.asked += 1;
    const { asked } = this;
    const found = (await this.acts.commands()).filter((one) => one.command.startsWith(begun));
    // Meanwhile it may have been sent, or typed further.
    if (asked !== this.asked) return;
    this.commands.replaceChildren(...found.map((one) => el("button", {
      type: "button", role: "option", on: {
        click: () => { this.hideCommands(); this.write(""); this.acts.send(`/${one.command}`); },
        keydown: (event) => this.walk(event),
      },
    }, el("b", { text: `/${one.command}` }), words(one.description))));
    if (found.length === 0) this.commands.replaceChildren(el("p", { text: t("no_commands") }));
    this.commands.hidden = found.length === 0 && begun !== "";
  }

  walk(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (event.key === "Escape") { this.hideCommands(); this.field.focus(); }
    if (!step) return;
    event.preventDefault();
    (event.currentTarget[step] ?? this.field).focus();
  }

  openAttach(anchor) {
    const pick = (accept) => { this.files.accept = accept; this.files.value = ""; this.files.click(); };
    popup(anchor, [
      ["image", t("attach_sample_photo"), async () => this.sendFile(await samplePicture())],
      ["image", t("attach_photo"), () => pick("image/png,image/jpeg,image/gif")],
      ["file", t("attach_sample_document"), async () => this.sendFile(await sampleDocument())],
      ["file", t("attach_document"), () => pick("")],
      ["mic", t("attach_voice"), async () => this.sendFile(await sampleVoice())],
    ]);
  }

  async chosen() {
    const [file] = this.files.files;
    if (file) this.sendFile(await readFile(file, this.files.accept !== ""));
  }

  async sendFile(file) {
    const caption = this.field.value.trim();
    this.write("");
    if (await this.acts.sendFile({ ...file, caption }) === false) this.write(caption);
  }
}
