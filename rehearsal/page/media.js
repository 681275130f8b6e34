// What a message carries beside words: pictures, albums, documents, recordings, places, and Telegram's own polls.

import { fileUrl } from "./api.js";
import { showPicture } from "./dialogs.js";
import { el, icon, words } from "./dom.js";
import { lengthOf, numberOf, sizeOf, t } from "./words.js";

const WIDTH_MAX = 320;
const HEIGHT_MAX = 360;

function picture(card, isPart = false) {
  const { file } = card;
  const image = el("img", { src: fileUrl(file.file_id), alt: card.text || t("picture"), loading: "lazy", decoding: "async" });
  const node = el("button", { type: "button", class: "picture", "aria-label": t("enlarge"),
    on: { click: () => showPicture(fileUrl(file.file_id), card.text) } }, image);
  if (!isPart) {
    const scale = Math.min(1, WIDTH_MAX / file.width, HEIGHT_MAX / file.height);
    node.style.aspectRatio = `${file.width} / ${file.height}`;
    node.style.width = `${Math.max(120, Math.round(file.width * scale))}px`;
  }
  return node;
}

export function album(cards) {
  return el("div", { class: "album", data: { count: String(Math.min(cards.length, 5)) } }, cards.map((card) => picture(card, true)));
}

const KINDS = { doc: "word", docx: "word", odt: "word", xls: "sheet", xlsx: "sheet", csv: "sheet", pdf: "paper", zip: "pack" };

function documentOf(file) {
  const name = file.file_name ?? t("document");
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toLowerCase() : "";
  return el("a", { class: "document", href: fileUrl(file.file_id), download: name, "aria-label": t("download", name) },
    el("span", { class: "document-sign", data: { kind: KINDS[ending] ?? "other" }, "aria-hidden": "true" },
      ending ? el("b", { text: ending.toUpperCase() }) : icon("file")),
    el("span", { class: "document-facts" }, words(name, "document-name"),
      el("small", { text: `${sizeOf(file.file_size ?? 0)} · ${t("save")}` })));
}

function recording(file) {
  const player = el("audio", { controls: true, preload: "none", src: fileUrl(file.file_id), "aria-label": t("kind_voice") });
  const label = file.kind === "voice" ? t("kind_voice") : file.file_name ?? t("kind_audio");
  return el("div", { class: "recording" }, el("small", {}, icon("mic"), words(label),
    file.duration ? ` · ${lengthOf(file.duration)}` : ""), player);
}

export function attachment(card) {
  const { file } = card;
  if (file.kind === "photo") return picture(card);
  if (file.kind === "document") return documentOf(file);
  if (file.kind === "voice" || file.kind === "audio") return recording(file);
  const said = file.kind === "contact" ? `${file.first_name ?? ""} ${file.phone_number ?? ""}` : file.emoji ?? "";
  return el("p", { class: "other-kind" }, `${t(`kind_${file.kind}`)} `, words(said));
}

function pollOption(poll, option, number, chosen, isShown, act) {
  const share = poll.total_voter_count ? Math.round((100 * option.voter_count) / poll.total_voter_count) : 0;
  const bar = el("span", { class: "poll-bar", "aria-hidden": "true" });
  bar.style.width = `${isShown ? share : 0}%`;
  return el("button", { type: "button", class: "poll-option", "aria-pressed": String(chosen.includes(number)),
    disabled: poll.is_closed, on: { click: () => act(number) } },
    el("span", { class: "poll-mark", "aria-hidden": "true" }), words(option.text, "poll-words"),
    isShown && el("span", { class: "poll-share", text: `${share}%` }), bar);
}

// A native poll; `vote` takes the numbers chosen, none to withdraw.
export function pollOf(card, vote) {
  const { poll } = card;
  const chosen = card.chosen ?? [];
  const isShown = poll.is_closed || chosen.length > 0;
  const press = (number) => {
    if (!poll.allows_multiple_answers) return vote(chosen.includes(number) ? [] : [number]);
    return vote(chosen.includes(number) ? chosen.filter((one) => one !== number) : [...chosen, number]);
  };
  const kind = poll.is_closed ? "poll_closed" : poll.is_anonymous ? "poll_anonymous" : "poll_public";
  return el("div", { class: "poll" }, el("b", { dir: "auto", text: poll.question }), el("small", { text: t(kind) }),
    poll.options.map((option, number) => pollOption(poll, option, number, chosen, isShown, press)),
    el("small", { text: t("poll_votes", numberOf(poll.total_voter_count)) }));
}
