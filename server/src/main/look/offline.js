// The page for asking without a line: one form, and what is kept on this device.
// Enough to see by, and fewer bytes up a poor line.
const LONG_SIDE = 1600;
const QUALITY = 0.75;
const AGAIN = 30_000;
// An e-mail address, or eight digits and more that could be a telephone number.
const PERSONAL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.\p{L}|\p{Nd}(?:[ ().\/-]{0,3}\p{Nd}){7}/u;
const form = document.querySelector("form[data-offline]");
const questions = document.getElementById("questions");
const input = document.getElementById("photos");
const shown = document.getElementById("shown");
const here = document.getElementById("here");
const cards = here.querySelector("[data-cards]");
const aloud = document.querySelector("[data-aloud]");
const drafted = document.querySelectorAll("[data-drafted]");
const drop = form.querySelector("[data-do=drop]");
const language = document.documentElement.lang;
const drawn = new Map();
let key = fresh();
let photos = [];
let pause = 0;
let looks = Promise.resolve();
let due = false;
let waits = false;
let meant = "";

form.addEventListener("submit", submit);
form.addEventListener("input", () => later());
form.elements.service.addEventListener("change", ask);
input.addEventListener("change", add);
cards.addEventListener("click", act);
drop.addEventListener("click", act);
addEventListener("online", look);
addEventListener("offline", look);
document.addEventListener("visibilitychange", () => (document.hidden ? flush() : look()));
setInterval(() => (document.hidden && !waits) || look(), AGAIN);
Kept.news.addEventListener("message", hear);
start();

async function start() {
  let all;
  try {
    all = await Kept.all();
  } catch {
    for (const said of document.querySelectorAll("[data-nowhere]")) said.hidden = false;
    return;
  }
  const draft = all.find((kept) => kept.state === "draft");
  begin(draft);
  if (!draft) choose(location.pathname.replace("/ask/about/", ""));
  // Not before what is kept stands in it: what was typed meanwhile would be lost.
  form.hidden = false;
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
  if (all.some(Kept.toSend)) byItself();
  await show();
  await look();
}

// The page is shown in the place of the one on which a service was chosen.
function choose(code) {
  if (![...form.elements.service.options].some((option) => option.value === code)) return;
  form.elements.service.value = code;
  ask();
}

// Another window or the worker changed something.
async function hear({ data }) {
  const mine = (await Kept.all()).find((kept) => kept.key === key);
  if (mine && mine.state !== "draft") begin();
  else if (mine && data === key && document.hidden) begin(mine);
  await show();
}

// Has the browser send what waits without this page, and says whether it will.
async function byItself() {
  let asked = false;
  try {
    const worker = await navigator.serviceWorker.getRegistration();
    await worker.sync.register("kept");
    asked = true;
  } catch {
    // It cannot, or was told not to.
  }
  for (const said of here.querySelectorAll("[data-sync]")) said.hidden = said.dataset.sync !== (asked ? "yes" : "no");
}

// 32 random bytes in base64url: by this the desk knows that it has been asked already.
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}

// Fills the form with what is kept, or with nothing.
function begin(kept) {
  key = kept?.key ?? fresh();
  photos = kept?.photos ?? [];
  form.reset();
  const given = new Map();
  for (const [name, value] of kept?.fields ?? []) given.set(name, [...(given.get(name) ?? []), value]);
  form.elements.service.value = given.get("service")?.[0] ?? "";
  ask();
  for (const field of form.elements) {
    const values = given.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.name && field.type !== "file") field.value = values[0] ?? "";
  }
  pictures();
  wrong(kept?.wrong ?? {});
}

// The questions of the service chosen.
function ask() {
  const these = document.querySelector(`template[data-service="${CSS.escape(form.elements.service.value)}"]`);
  questions.replaceChildren(...(these ? [these.content.cloneNode(true)] : []));
}

function typed() {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string" && value.trim());
}

// A draft is kept as it is typed; one that was sent meanwhile stays sent.
async function save(state) {
  const fields = typed();
  const something = photos.length || fields.some(([name]) => name !== "service");
  const mine = key;
  let other;
  await Kept.change(mine, (kept) => {
    other = kept && kept.state !== "draft";
    if (other) return undefined;
    if (!something && state === "draft") return kept ? null : undefined;
    return { key: mine, state, at: Date.now(), tried: kept?.tried, language, fields, photos };
  });
  if (other && mine === key) begin();
}

function later() {
  clearTimeout(pause);
  pause = setTimeout(flush, 400);
}

// Keeps what is typed but not yet kept.
async function flush() {
  const some = pause;
  clearTimeout(pause);
  pause = 0;
  if (some) await attempt(() => save("draft"));
}

// Says so when the device has no room.
async function attempt(work) {
  try {
    await work();
    await show();
    return true;
  } catch {
    wrong({ photos: form.dataset.full });
    return false;
  }
}

async function submit(event) {
  event.preventDefault();
  clearTimeout(pause);
  pause = 0;
  const missing = {};
  const given = typed();
  const enough = photos.length || given.some(([name]) => name.startsWith("answers."));
  for (const { dataset, textContent } of form.querySelectorAll("[data-missing]")) {
    const field = dataset.missing;
    const answered = given.some(([name]) => name === field || name.startsWith(`${field}-`));
    if (!answered && !(field === "words" && enough)) missing[field] = textContent;
  }
  // Pointed out once and never refused: the desk that could tell better may be out of reach.
  const words = form.elements.words.value;
  if (PERSONAL.test(words) && meant !== words) missing.words = form.dataset.personal;
  meant = words;
  wrong(missing);
  const right = !Object.keys(missing).length;
  if (!(await attempt(() => save(right ? "waiting" : "draft"))) || !right) return;
  begin();
  await show();
  document.getElementById("kept").focus();
  // Else a browser short of room may throw it away.
  navigator.storage?.persist?.().catch(() => {});
  await byItself();
  await look();
}

// Whether there is a line; with one, what waits is sent. One look at a time, and one more after it.
function look() {
  if (!due) {
    due = true;
    looks = looks.then(once).catch(() => {});
  }
  return looks;
}

async function once() {
  due = false;
  const line = await Kept.line();
  for (const said of document.querySelectorAll("[data-line]")) said.hidden = said.dataset.line !== (line ? "on" : "off");
  await Kept.sendAll(line);
  await show();
}

async function show() {
  const all = (await Kept.all()).sort((a, b) => b.at - a.at);
  try {
    if (all.length) localStorage.setItem("kept", "1");
    else localStorage.removeItem("kept");
  } catch {
    // Then other pages do not point here.
  }
  const draft = all.find((one) => one.state === "draft" && one.key === key);
  for (const said of drafted) said.hidden = !draft;
  drop.dataset.key = key;
  const kept = all.filter((one) => one !== draft);
  const places = kept.map((one) => {
    const before = drawn.get(one.key);
    if (before?.state === one.state && before.at === one.at) return before.card;
    const made = { state: one.state, at: one.at, card: card(one) };
    drawn.set(one.key, made);
    if (before && before.state !== one.state) aloud.textContent = made.card.querySelector(".status").textContent;
    return made.card;
  });
  if (places.length !== cards.children.length || places.some((one, at) => one !== cards.children[at])) cards.replaceChildren(...places);
  here.hidden = !kept.length;
  waits = kept.some(Kept.toSend);
  here.querySelector("[data-waits]").hidden = !waits;
}

// Only the parts meant for the state stay.
function card(kept) {
  const made = document.querySelector("template[data-card]").content.cloneNode(true).firstElementChild;
  const state = kept.state === "sent" && !kept.code ? "bare" : kept.state;
  for (const part of made.querySelectorAll("[data-if]")) if (!part.dataset.if.split(" ").includes(state)) part.remove();
  const value = (name) => kept.fields?.find(([field]) => field === name)?.[1] ?? "";
  const service = [...form.elements.service.options].find((option) => option.value && option.value === value("service"));
  const words = {
    at: new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeStyle: "short" }).format(kept.at),
    service: service?.text ?? "",
    place: value("place"),
    words: value("words"),
    photos: kept.photos?.length || "",
    number: kept.number ?? "",
    code: kept.code ?? "",
    link: kept.link ?? kept.page ?? "",
  };
  for (const slot of made.querySelectorAll("[data-slot]")) {
    const said = String(words[slot.dataset.slot]);
    slot.textContent = said;
    if (!said) (slot.closest("[data-row]") ?? slot).remove();
    else if (slot.tagName === "A") slot.href = kept.page;
  }
  const list = made.querySelector("[data-wrongs]");
  for (const said of Object.values(kept.wrong ?? {})) list?.append(Object.assign(document.createElement("li"), { textContent: said }));
  made.dataset.key = kept.key;
  made.dataset.state = state;
  return made;
}

async function act(event) {
  const what = event.target.closest("[data-do]")?.dataset;
  if (!what) return;
  const mine = event.target.closest("[data-key]").dataset.key;
  if (what.do === "send") {
    await Kept.change(mine, (kept) => kept && { ...kept, after: 0 });
    await look();
  } else if (what.do === "change") {
    await flush();
    const now = await Kept.change(mine, (kept) => (kept && kept.state !== "sending" && kept.fields ? { ...kept, state: "draft" } : undefined));
    await show();
    if (now) begin(now);
    if (now && !now.wrong) form.elements.service.focus();
  } else if (!what.sure || confirm(await tried(mine) ? what.tried : what.sure)) {
    if (mine === key) {
      clearTimeout(pause);
      pause = 0;
    }
    await Kept.change(mine, () => null);
    if (mine === key) begin();
    await show();
    aloud.textContent = what.gone;
    document.querySelector("main").focus();
  }
}

// Whether it may have arrived.
const tried = async (mine) => (await Kept.all()).some((kept) => kept.key === mine && kept.tried);

async function add() {
  const most = Number(form.dataset.most);
  const files = [...input.files];
  wrong(files.length + photos.length > most ? { photos: form.dataset.many } : {});
  input.value = "";
  const mine = key;
  for (const file of files.slice(0, most - photos.length)) {
    const small = await shrunk(file);
    if (mine === key) photos = [...photos, small];
  }
  await pictures();
  await attempt(() => save("draft"));
}

// Small and without what the camera wrote into it. What cannot be read here is kept as it is, and the desk says why not.
async function shrunk(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const made = canvas(picture, Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height)));
  picture.close();
  return (await new Promise((done) => made.toBlob(done, "image/jpeg", QUALITY))) ?? file;
}

function canvas(picture, scale) {
  const made = document.createElement("canvas");
  made.width = Math.max(1, Math.round(picture.width * scale));
  made.height = Math.max(1, Math.round(picture.height * scale));
  made.getContext("2d").drawImage(picture, 0, 0, made.width, made.height);
  return made;
}

async function pictures() {
  const these = photos;
  const items = [];
  for (const [at, photo] of these.entries()) {
    const item = document.querySelector("template[data-photo]").content.cloneNode(true).firstElementChild;
    const name = `${form.dataset.photo} ${new Intl.NumberFormat(language).format(at + 1)}`;
    const picture = await createImageBitmap(photo, { resizeWidth: 320 }).catch(() => null);
    if (picture) {
      const made = canvas(picture, 1);
      made.setAttribute("role", "img");
      made.setAttribute("aria-label", name);
      item.prepend(made);
      picture.close();
    }
    item.querySelector("[data-name]").textContent = ` ${name}`;
    item.querySelector("button").addEventListener("click", () => remove(photo));
    items.push(item);
  }
  if (these === photos) shown.replaceChildren(...items);
}

async function remove(photo) {
  photos = photos.filter((one) => one !== photo);
  await pictures();
  await attempt(() => save("draft"));
  input.focus();
}

// Says at each field, and once more at the top, what to put right.
function wrong(fields) {
  document.querySelector("[data-errors]")?.remove();
  for (const said of form.querySelectorAll(".govuk-error-message")) said.remove();
  for (const group of form.querySelectorAll(".govuk-form-group--error")) group.classList.remove("govuk-form-group--error");
  const all = Object.entries(fields);
  if (!all.length) return;
  const top = document.querySelector("template[data-top]").content.cloneNode(true).firstElementChild;
  for (const [name, words] of all) {
    const field = document.getElementById(name) ?? form.querySelector(`[name^="${CSS.escape(name)}"]`);
    const link = Object.assign(document.createElement(field ? "a" : "span"), { textContent: words });
    if (field) {
      link.href = `#${field.id}`;
      const said = Object.assign(document.createElement("p"), { className: "govuk-error-message", id: `${name}-error`, textContent: words });
      const group = field.closest(".govuk-form-group");
      group.classList.add("govuk-form-group--error");
      (group.querySelector("fieldset > :not(legend):not(.govuk-hint)") ?? field).before(said);
    }
    const item = document.createElement("li");
    item.append(link);
    top.querySelector("ul").append(item);
  }
  document.querySelector("h1").before(top);
  top.focus();
}
