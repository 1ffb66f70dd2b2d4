// The service worker: keeps the page for asking without a line, and what that page needs to show itself; shows it when
// the front page or a page of the asking cannot come; and sends what waits. It keeps nothing else, ever.
// VERSION, LANGUAGE, PAGE and ASSETS stand before it in /worker.js, and so does kept.js.
const SHELL = `asking-${VERSION}`;
const OURS = /^\/(ask(\/.*)?)?$/;

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(take()));
self.addEventListener("sync", (event) => event.waitUntil(sent()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && OURS.test(pathname)) event.respondWith(visit(event));
  else if (ASSETS.includes(pathname)) event.respondWith(found(pathname).then((kept) => kept ?? fetch(event.request)));
});

async function keep() {
  const shell = await caches.open(SHELL);
  // Nobody's cookies: the page is the same for everybody who reads the language.
  const page = await fetch(PAGE, { cache: "no-cache", credentials: "omit", headers: { Accept: "text/html", "Accept-Language": LANGUAGE } });
  if (!page.ok) throw new Error(`${PAGE} answered ${page.status}`);
  await shell.put(PAGE, page);
  await shell.addAll(ASSETS);
}

async function take() {
  for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
  // The page is asked for while the worker starts.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function found(path) {
  return (await caches.open(SHELL)).match(path, { ignoreVary: true });
}

async function visit(event) {
  try {
    const reply = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(Kept.sendAll());
    return reply;
  } catch {
    return (await found(PAGE)) ?? Response.error();
  }
}

// The browser tries again later when this fails.
async function sent() {
  if (await Kept.sendAll()) throw new Error("not all is sent");
}
