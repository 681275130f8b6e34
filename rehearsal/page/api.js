// Acts of the emulator: one call each, its answer or the reason why not.

export class Refused extends Error {}

export async function call(act, values = {}) {
  let response;
  try {
    response = await fetch(`/control/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(values),
    });
  } catch {
    throw new Refused("offline");
  }
  const told = await response.json().catch(() => ({ problem: String(response.status) }));
  if (!response.ok) throw new Refused(told.problem ?? String(response.status));
  return told;
}

export const fileUrl = (fileId) => `/berkas/${encodeURIComponent(fileId)}`;

// A file's bytes as base64, which is how acts carry them.
export async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let signs = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    signs += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(signs);
}
