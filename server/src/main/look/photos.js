// Shows the photos chosen before they are sent: how many, small pictures, and a word on large ones.
const LARGE = 8_000_000;
const WIDTH = 320;

for (const input of document.querySelectorAll("input[data-photos]")) {
  const shown = document.createElement("div");
  shown.setAttribute("role", "status");
  input.after(shown);
  input.addEventListener("change", () => show(input, shown));
}

async function show(input, shown) {
  const files = [...input.files];
  const most = Number(input.dataset.photos);
  const said = document.createElement("p");
  said.className = "small";
  said.textContent = files.length > most ? input.dataset.many : `${files.length} ${input.dataset.count}`;
  if (files.some((file) => file.size > LARGE)) said.textContent += ` ${input.dataset.large}`;
  const list = document.createElement("ul");
  list.className = "photos";
  shown.replaceChildren(...(files.length ? [said, list] : []));
  for (const file of files.slice(0, most)) {
    // Pictures the browser cannot show (such as HEIC) are still counted and sent.
    const picture = await createImageBitmap(file, { resizeWidth: WIDTH }).catch(() => null);
    if (!picture) continue;
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = (WIDTH * 3) / 4;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", file.name);
    const scale = Math.max(1, canvas.height / picture.height);
    const wide = picture.width * scale;
    const high = picture.height * scale;
    canvas.getContext("2d").drawImage(picture, (WIDTH - wide) / 2, (canvas.height - high) / 2, wide, high);
    picture.close();
    const item = document.createElement("li");
    item.append(canvas);
    list.append(item);
  }
}
