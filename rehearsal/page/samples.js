// What a phone has at hand to send: a picture drawn here, a short document, a recording.

import { base64Of } from "./api.js";
import { t } from "./words.js";

const PAINTS = [["#1c5d99", "#2e8b6f"], ["#8a4b2d", "#c98a3d"], ["#4b3f8f", "#8d63b8"]];
let count = 0;

export async function samplePicture() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [960, 640];
  const pen = canvas.getContext("2d");
  const [from, to] = PAINTS[count % PAINTS.length];
  count += 1;
  const paint = pen.createLinearGradient(0, 0, 960, 640);
  paint.addColorStop(0, from);
  paint.addColorStop(1, to);
  pen.fillStyle = paint;
  pen.fillRect(0, 0, 960, 640);
  pen.fillStyle = "rgba(255,255,255,.16)";
  for (let tower = 0; tower < 9; tower += 1) {
    const height = 120 + ((tower * 137 + count * 71) % 260);
    pen.fillRect(40 + tower * 100, 640 - height, 70, height);
  }
  pen.fillStyle = "#fff";
  pen.textAlign = "center";
  pen.font = "700 64px system-ui, sans-serif";
  pen.fillText(t("sample_photo", count), 480, 300);
  pen.font = "400 32px system-ui, sans-serif";
  pen.fillText(t("sample_photo_hint"), 480, 360);
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.86); });
  return { kind: "photo", file_name: "foto.jpg", mime_type: "image/jpeg", body: await base64Of(blob) };
}

export async function sampleDocument() {
  const blob = new Blob([`${t("sample_document")}\n`], { type: "text/plain" });
  return { kind: "document", file_name: t("sample_document_name"), mime_type: "text/plain", body: await base64Of(blob) };
}

export async function sampleVoice() {
  const response = await fetch("/halaman/suara.ogg");
  return { kind: "voice", file_name: "suara.ogg", mime_type: "audio/ogg", duration: 3, body: await base64Of(await response.blob()) };
}

export async function readFile(file, isPhoto) {
  const kind = isPhoto && /^image\/(?:png|jpeg|gif)$/u.test(file.type) ? "photo" : "document";
  return { kind, file_name: file.name, mime_type: file.type || "application/octet-stream", body: await base64Of(file) };
}
