// What this device keeps until it is sent, and the sending of it. For the page without a line and for the worker.
//
// One record a request: {key, state, at, tried, language, fields, photos}. A `draft` is being typed; `waiting`, `busy` and
// `unsure` are to be sent; `sending` is on its way, or was when the device was switched off; `refused` and `clash` are
// for the person to look at; `sent` has the receipt and nothing of what was written. `tried` says that it may have
// arrived.
const Kept = (() => {
  const NAME = "kept";
  const PATH = "/ask/offline";
  const TO_SEND = ["waiting", "busy", "unsure", "sending"];
  const DAY = 86_400_000;
  // How long what nobody comes back to stays on a device that others may use. What is to be sent stays until it is.
  const LIFE = { draft: 7 * DAY, sent: 30 * DAY };
  // After this long without an answer there is no line.
  const PATIENCE = 20_000;
  const toSend = ({ state }) => TO_SEND.includes(state);
  const news = new BroadcastChannel(NAME);

  const opened = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("asking", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(NAME, { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });

  async function step(mode, work) {
    const database = await opened();
    try {
      return await new Promise((done, failed) => {
        const all = database.transaction(NAME, mode, { durability: "strict" });
        let result;
        all.oncomplete = () => done(result);
        all.onabort = () => failed(all.error);
        work(all.objectStore(NAME), (value) => (result = value));
      });
    } finally {
      database.close();
    }
  }

  const old = ({ state, at }) => Date.now() - at > (LIFE[state] ?? Infinity);

  async function all() {
    const every = await step("readonly", (store, give) => (store.getAll().onsuccess = (event) => give(event.target.result)));
    for (const { key } of every.filter(old)) await change(key, (kept) => (kept && old(kept) ? null : undefined));
    return every.filter((kept) => !old(kept));
  }

  // `how` is given what is kept under the key, and gives what is to be kept from now on: null for nothing more,
  // undefined for no change.
  async function change(key, how) {
    const now = await step("readwrite", (store, give) => {
      store.get(key).onsuccess = (event) => {
        const next = how(event.target.result);
        give(next);
        if (next) store.put(next);
        else if (next === null) store.delete(key);
      };
    });
    news.postMessage(key);
    return now;
  }

  // Asks the desk, since what the device says of its line is a guess.
  async function line() {
    if (navigator.onLine === false) return false;
    const signal = AbortSignal.timeout?.(PATIENCE);
    const reply = await fetch(PATH, { method: "HEAD", cache: "no-store", credentials: "omit", redirect: "error", signal }).catch(() => null);
    return reply !== null && reply.ok;
  }

  // Without the reader's cookies: a request belongs to whoever has its key.
  async function send(kept) {
    const body = new FormData();
    body.append("key", kept.key);
    for (const [name, value] of kept.fields) body.append(name, value);
    kept.photos.forEach((photo, at) => body.append("photos", photo, `${at + 1}.${photo.type.split("/")[1]}`));
    try {
      const headers = { Accept: "application/json", "Accept-Language": kept.language };
      const reply = await fetch(PATH, { method: "POST", body, headers, cache: "no-store", credentials: "omit", redirect: "error" });
      return outcome(kept, reply, await reply.json());
    } catch {
      return { ...kept, state: "unsure" };
    }
  }

  function outcome(kept, reply, said) {
    const { key, fields, photos } = kept;
    const { number, code, link, page } = said;
    const at = Date.now();
    if (reply.ok && number) return { key, at, state: "sent", number, code, link, page };
    if (reply.status === 409) return { key, at, fields, photos, state: "clash", number, code, link, page };
    if (reply.status === 429 || reply.status === 503) {
      const wait = Number(reply.headers.get("Retry-After")) || 60;
      return { ...kept, state: "busy", after: at + wait * 1000 };
    }
    const wrong = said.wrong ?? (said.detail && { form: said.detail });
    // 408: it came too slowly to be taken whole.
    if (wrong && reply.status >= 400 && reply.status < 500 && reply.status !== 408) return { ...kept, state: "refused", tried: false, wrong };
    return { ...kept, state: "unsure" };
  }

  // The page and the worker take turns; the desk takes each key once whatever they do.
  const alone = (work) => (navigator.locks ? navigator.locks.request(NAME, work) : work());

  // Sends what is to be sent and gives how much is left.
  //
  // `there` is whether there is a line, where the caller has asked.
  const sendAll = (there) =>
    alone(async () => {
      const now = Date.now();
      const waiting = (await all()).filter((kept) => toSend(kept) && !(kept.after > now));
      for (const { key, state } of waiting) {
        // Whoever takes turns is alone now, so it broke off.
        if (state === "sending" && navigator.locks) await change(key, (it) => (it?.state === state ? { ...it, state: "unsure" } : undefined));
      }
      if (waiting.length && (there ?? (await line()))) {
        for (const { key } of waiting) {
          // Said before it is done: a device switched off meanwhile must not say that nothing was sent.
          const kept = await change(key, (it) => (it && toSend(it) ? { ...it, state: "sending", tried: true } : undefined));
          if (!kept) continue;
          const after = await send(kept);
          // What arrived is told even of a request that was thrown away here or changed meanwhile.
          await change(key, (it) => (after.state === "sent" || it?.state === "sending" ? after : undefined));
        }
      }
      return (await all()).filter(toSend).length;
    });

  return { PATIENCE, all, change, line, news, sendAll, toSend };
})();
