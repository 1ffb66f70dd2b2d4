// The clerk's page: the kinds of request by typing, and what the desk knows shown while the call goes on. Without
// it the same page does the same with its button "Check".
const form = document.querySelector("form[data-filing]");
const service = form.querySelector("select[name=service]");
const place = form.querySelector("input[name=place]");

typeAhead(service);
service.addEventListener("change", look);
place.addEventListener("change", look);
form.querySelector("[name=unsaid]").addEventListener("change", look);
form.querySelector("[name=area]").addEventListener("change", look);
form.querySelector("[name=words]").addEventListener("change", look);
let pause = 0;
place.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(look, 350);
});
// Enter checks where it is pressed; only "send" leaves the page.
form.addEventListener("submit", (event) => {
  if (event.submitter?.value !== "look") return;
  event.preventDefault();
  look();
});
form.addEventListener("change", (event) => {
  if (event.target.name === "choice") look();
});

// What stops the page is brought before the one who must see it.
document.querySelector("#next")?.focus();

function typeAhead(select) {
  const options = [...select.options].filter((option) => option.value);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const known = options.map((option) => ({
    name: option.text,
    words: plain(`${option.text} ${option.dataset.words} ${option.parentElement.label ?? ""}`),
  }));
  const begins = (words, typed) => words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed));
  const first = select.hasAttribute("autofocus");
  const described = select.getAttribute("aria-describedby");
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    source: (typed, show) => {
      const looked = plain(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const fits = known.filter(({ words }) => looked.every((word) => begins(words, word) || (/\p{Lo}/u.test(word) && words.includes(word))));
      const named = (one) => (plain(one.name).startsWith(looked[0] ?? "") ? 0 : 1);
      show(fits.sort((a, b) => named(a) - named(b)).map((one) => one.name));
    },
    templates: {
      inputValue: (name) => name ?? "",
      suggestion: (name) => Object.assign(document.createElement("i"), { textContent: name ?? "" }).innerHTML,
    },
    onConfirm: (name) => {
      const typed = document.getElementById("service")?.value ?? "";
      const option = options.find((one) => one.text === (name ?? typed));
      const value = option?.value ?? "";
      if (select.value === value) return;
      select.value = value;
      select.dispatchEvent(new Event("change"));
    },
    autoselect: true,
    showNoOptionsFound: false,
    tAssistiveHint: () => select.dataset.help,
    tStatusNoResults: () => select.dataset.none,
    tStatusQueryTooShort: () => "",
    tStatusSelectedOption: (name, length, index) => `${name} ${index + 1}/${length}`,
    tStatusResults: (length, selected) => `${length}. ${selected}`,
  });
  const input = document.getElementById("service");
  const list = document.getElementById("service__listbox");
  list?.setAttribute("aria-label", select.dataset.list);
  input.setAttribute("aria-controls", "service__listbox");
  if (described) input.setAttribute("aria-describedby", `${described} ${input.getAttribute("aria-describedby") ?? ""}`.trim());
  if (first) input.focus();
}

let turn = 0;

async function look() {
  const mine = ++turn;
  form.setAttribute("aria-busy", "true");
  await fetched(mine);
  if (mine === turn) form.removeAttribute("aria-busy");
}

async function fetched(mine) {
  const typed = new URLSearchParams(new FormData(form));
  typed.set("do", "look");
  const reply = await fetch(form.action.replace(/#.*/, ""), { method: "POST", body: typed }).catch(() => null);
  if (!reply?.ok || mine !== turn) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  if (mine !== turn) return;
  for (const id of ["questions", "places"]) {
    const here = document.getElementById(id);
    const there = page.getElementById(id);
    if (there && here.dataset.for !== there.dataset.for) here.replaceWith(there);
  }
  const here = document.getElementById("known");
  const there = page.getElementById("known");
  const numbers = (part) => part.querySelector("[name=shown]").value;
  if (there && numbers(here) !== numbers(there)) here.replaceChildren(...there.childNodes);
}
