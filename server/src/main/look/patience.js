// Works for a moment instead of waiting: finds a number whose hash with the form's token begins with
// fourteen zero bits, and sends it along. Without it the form is taken after the wait that it names.
const BITS = 14;
const text = new TextEncoder();

for (const token of document.querySelectorAll("input[name=patience]")) {
  if (globalThis.crypto?.subtle) work(token);
}

async function work(token) {
  for (let n = 0; n < 1_000_000; n++) {
    const hash = new DataView(await crypto.subtle.digest("SHA-256", text.encode(`${token.value}:${n}`)));
    if (hash.getUint16(0) >>> (16 - BITS)) continue;
    const found = document.createElement("input");
    found.type = "hidden";
    found.name = "work";
    found.value = String(n);
    token.after(found);
    return;
  }
}
