// The screen in the hall, beside the phones: shown once a phone pressed a link to it.

import { el, icon, signButton } from "./dom.js";
import { t } from "./words.js";

const STEP_PIXELS = 40;
const WIDTH_PART = 0.42;
const WIDTH_MIN = 320;
const PHONE_MIN = 372;

export class Projector {
  constructor() {
    this.address = "";
    this.wished = null;
    addEventListener("resize", () => this.settle());
    this.frame = el("div", { class: "screen" });
    this.handle = el("div", { class: "resizer", role: "separator", tabindex: "0", "aria-orientation": "vertical",
      "aria-label": t("resize_projector"), on: { pointerdown: (event) => this.drag(event), keydown: (event) => this.key(event) } });
    const pane = el("section", { class: "projector", "aria-label": t("projector") },
      el("header", {}, icon("screen"), el("h2", { text: t("projector") }), el("span", { class: "spread" }),
        signButton("reload", t("reload"), () => this.show(this.address)),
        el("button", { type: "button", class: "small", on: { click: () => this.openAlone() } }, icon("out"), t("own_window")),
        signButton("close", t("close_projector"), () => this.hide())),
      this.frame);
    this.root = el("div", { class: "projector-place", hidden: true }, this.handle, pane);
  }

  show(address) {
    this.address = address;
    // The screen is another origin, so it keeps its own scripts and storage and still cannot lead this page away.
    this.frame.replaceChildren(el("iframe", { title: t("projector"), sandbox: "allow-scripts allow-same-origin",
      referrerpolicy: "no-referrer", allow: "fullscreen; screen-wake-lock", src: address }));
    this.root.hidden = false;
    this.settle();
  }

  // As wide as somebody drew it; until then what the phones that are seen leave over.
  settle() {
    if (this.root.hidden) return;
    const phones = Math.max(1, this.phones.childElementCount);
    this.resize(this.wished ?? Math.min(Math.round(innerWidth * WIDTH_PART), this.shared - phones * PHONE_MIN));
  }

  get phones() {
    return this.root.previousElementSibling;
  }

  // What the phones and this screen share, in pixels.
  get shared() {
    return this.phones.clientWidth + this.root.clientWidth;
  }

  hide() {
    this.root.hidden = true;
    this.frame.replaceChildren();
  }

  openAlone() {
    open(this.address, "_blank", "noopener,noreferrer");
  }

  resize(width) {
    // A phone keeps enough to be read.
    this.width = Math.max(WIDTH_MIN, Math.min(width, this.shared - PHONE_MIN));
    this.root.style.width = `${this.width}px`;
    this.handle.setAttribute("aria-valuenow", String(this.width));
  }

  wish(width) {
    this.wished = width;
    this.resize(width);
  }

  drag(event) {
    event.preventDefault();
    const from = event.clientX + this.width;
    const move = (moved) => this.wish(from - moved.clientX);
    // A frame under the pointer would swallow its moves.
    this.root.classList.add("is-dragged");
    this.handle.setPointerCapture(event.pointerId);
    this.handle.addEventListener("pointermove", move);
    this.handle.addEventListener("lostpointercapture", () => {
      this.handle.removeEventListener("pointermove", move);
      this.root.classList.remove("is-dragged");
    }, { once: true });
  }

  key(event) {
    const step = { ArrowLeft: STEP_PIXELS, ArrowRight: -STEP_PIXELS }[event.key];
    if (!step) return;
    event.preventDefault();
    this.wish(this.width + step);
  }
}
