// The service worker: keeps the page for asking without a line, and what that page needs to show itself; shows it when
// the front page or a page of the asking cannot come; and sends what waits. It keeps nothing else, ever.
// VERSION, LANGUAGE, PAGE and ASSETS stand before it in /worker.js, and so does kept.js.
const SHELL = `asking-${VERSION}`;
const OURS = /^\/(ask(\/.*)?)?$/;
const TO_HERE = ["/", "/ask", "/ask/*", ...ASSETS];

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
  event.waitUntil(standAside(event));
});
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

// A browser that can be told so does not even wake the worker for any other page.
async function standAside(event) {
  const here = TO_HERE.map((pathname) => ({ urlPattern: { pathname } }));
  await event.addRoutes?.({ condition: { not: { or: here } }, source: "network" }).catch(() => {});
}

async function take() {
  for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
  await self.clients.claim();
}

// Nothing, when a newer worker has dropped it; opening would make it again, empty.
const found = (path) => caches.match(path, { cacheName: SHELL, ignoreVary: true });

async function visit(event) {
  const coming = fetch(event.request);
  const late = new Promise((_, no) => setTimeout(no, Kept.PATIENCE));
  try {
    const page = await Promise.race([coming, late]);
    event.waitUntil(Kept.sendAll());
    return page;
  } catch {
    return (await found(PAGE)) ?? coming;
  }
}

// The browser tries again later when this fails.
async function sent() {
  if (await Kept.sendAll()) throw new Error("not all is sent");
}
