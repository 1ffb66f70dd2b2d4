// The town's own map: draws the base map that the desk serves, and lets a place be chosen by pointer
// or keyboard. Pages work without it; it only shows itself when it can, and then says so with the
// event "map-open", whose detail is the map.
const CELL_ZOOM = 14;
const KEPT_CELLS = 64;

async function open(box) {
  const data = box.dataset;
  const base = new Base(data.map);
  const town = await base.overview;
  box.hidden = false;
  const [west, south, east, north] = town.box.map((step) => step / town.scale);
  const bounds = L.latLngBounds([south, west], [north, east]);
  const map = L.map(box, {
    zoomControl: false,
    minZoom: 10,
    maxZoom: 19,
    maxBounds: bounds.pad(1),
    fadeAnimation: false,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", data.label);
  map.attributionControl.setPrefix(false);
  const corner = getComputedStyle(box.parentElement).direction === "rtl" ? "topright" : "topleft";
  L.control.zoom({ position: corner, zoomInTitle: data.in, zoomOutTitle: data.out }).addTo(map);
  const ink = colours(box);
  const Drawn = L.GridLayer.extend({
    createTile(at, done) {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 512;
      base
        .piece(at, bounds)
        .then((piece) => draw(tile, piece, at, ink))
        .then(() => done(null, tile), (error) => done(error, tile));
      return tile;
    },
  });
  const drawn = new Drawn({ attribution: plain(town.credit), bounds: bounds.pad(1), zIndex: 0 });
  if (data.tiles) {
    // A tile server that is away leaves the map that is drawn here.
    L.tileLayer(data.tiles, { attribution: plain(data.credit), maxZoom: 19 })
      .once("tileerror", () => drawn.addTo(map))
      .addTo(map);
  } else drawn.addTo(map);
  const start = place(data.lat, data.lon) ?? (data.into && typed(data.into));
  const seen = data.box && piece(data.box);
  if (seen) map.fitBounds(seen);
  else if (start) map.setView(start, 17);
  else map.setView(bounds.getCenter(), map.getBoundsZoom(bounds) + 1);
  if (data.pick === "true") pick(map, box, base, start);
  else if (start) L.marker(start, { icon: pin(), keyboard: false, interactive: false }).addTo(map);
  box.dispatchEvent(new CustomEvent("map-open", { bubbles: true, detail: map }));
}

/** The base map's documents, a few of which are kept. */
class Base {
  constructor(source) {
    this.source = source;
    this.cells = new Map();
    this.overview = json(`${source}/overview`);
  }

  // Beyond the town there is only what reaches out of it, such as the sea.
  piece({ x, y, z }, bounds) {
    const world = 2 ** z;
    const inside =
      column(bounds.getEast()) * world >= x &&
      column(bounds.getWest()) * world <= x + 1 &&
      row(bounds.getSouth()) * world >= y &&
      row(bounds.getNorth()) * world <= y + 1;
    if (z < CELL_ZOOM || !inside) return this.overview;
    return this.cell(x >> (z - CELL_ZOOM), y >> (z - CELL_ZOOM));
  }

  cell(x, y) {
    const key = `${x}/${y}`;
    if (!this.cells.has(key)) {
      this.cells.set(key, json(`${this.source}/cell/${key}`).catch(() => null));
      if (this.cells.size > KEPT_CELLS) this.cells.delete(this.cells.keys().next().value);
    }
    return this.cells.get(key);
  }

  /** The name of the street nearest to a place, or "". */
  async near({ lat, lng }) {
    const world = 2 ** CELL_ZOOM;
    const piece = await this.cell(Math.floor(column(lng) * world), Math.floor(row(lat) * world));
    const streets = piece?.layers.find((layer) => layer.kind === "street");
    if (!streets) return "";
    const narrow = Math.cos((lat * Math.PI) / 180);
    let best = Infinity;
    let name = "";
    for (const [, index, steps] of streets.shapes) {
      if (!streets.names[index]) continue;
      const line = walk(steps, piece).map(([lon, at]) => [(lon - lng) * narrow, at - lat]);
      for (let i = 1; i < line.length; i++) {
        const away = distance(line[i - 1], line[i]);
        if (away < best) [best, name] = [away, streets.names[index]];
      }
    }
    return name;
  }
}

function draw(tile, piece, { x, y, z }, ink) {
  if (!piece) return;
  const pen = tile.getContext("2d");
  const size = tile.width;
  const world = 2 ** z;
  const paper = ([lon, lat]) => [(column(lon) * world - x) * size, (row(lat) * world - y) * size];
  const path = (ways) => {
    pen.beginPath();
    for (const way of ways) {
      walk(way, piece).forEach((at, i) => (i ? pen.lineTo(...paper(at)) : pen.moveTo(...paper(at))));
    }
  };
  pen.lineCap = pen.lineJoin = "round";
  for (const { kind, names, shapes } of piece.layers) {
    if (kind !== "street") {
      pen.fillStyle = ink[kind] ?? ink.land;
      for (const [, , ...ways] of shapes) {
        path(ways);
        pen.fill("evenodd");
      }
      continue;
    }
    const broad = (importance) => Math.max(1.2, 2 ** (z - 13.2)) * [0, 2.6, 1.9, 1.3][importance];
    const order = [...shapes].sort((a, b) => b[0] - a[0]);
    for (const [colour, more] of [[ink.edge, z > 13 ? 3 : 0], [ink.street, 0]]) {
      pen.strokeStyle = colour;
      for (const [importance, , way] of order) {
        path([way]);
        pen.lineWidth = Math.min(60, broad(importance)) + more;
        pen.stroke();
      }
    }
    if (z > 15) write(pen, names, shapes, piece, paper, ink);
  }
}

/** Street names along the longest straight of each street that has room for its name. */
function write(pen, names, shapes, piece, paper, ink) {
  pen.font = "500 22px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 5;
  const written = new Set();
  for (const [, index, way] of shapes) {
    const name = names[index];
    if (!name || written.has(name)) continue;
    const line = walk(way, piece).map(paper);
    let best = [0];
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]];
      const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
      if (long > best[0]) best = [long, a, b];
    }
    if (best[0] < pen.measureText(name).width + 24) continue;
    written.add(name);
    const [, a, b] = best;
    let turn = Math.atan2(b[1] - a[1], b[0] - a[0]);
    if (Math.abs(turn) > Math.PI / 2) turn += Math.PI;
    pen.save();
    pen.translate((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    pen.rotate(turn);
    pen.strokeStyle = ink.street;
    pen.fillStyle = ink.name;
    pen.strokeText(name, 0, 0);
    pen.fillText(name, 0, 0);
    pen.restore();
  }
}

function pick(map, box, base, start) {
  const said = box.parentElement.querySelector("[data-map-said]");
  const marker = L.marker(start ?? map.getCenter(), { icon: pin(), keyboard: false, interactive: false });
  if (start) marker.addTo(map);
  else if (said) said.textContent = box.dataset.how;
  const choose = async (at) => {
    marker.setLatLng(at).addTo(map);
    const [lat, lon] = fields(box.dataset.into);
    lat.value = at.lat.toFixed(6);
    lon.value = at.lng.toFixed(6);
    lat.dispatchEvent(new Event("change", { bubbles: true }));
    const name = await base.near(at);
    if (said) said.textContent = box.dataset.chosen + (name ? ` ${name}` : "");
  };
  map.on("click", (event) => choose(event.latlng));
  box.classList.add("map-pick");
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== box) return;
    event.preventDefault();
    choose(map.getCenter());
  });
}

function pin() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 30 40");
  const drop = document.createElementNS(svg.namespaceURI, "path");
  drop.setAttribute("d", "M15 39C9 29 2 23 2 14.5a13 13 0 0 1 26 0C28 23 21 29 15 39z");
  drop.setAttribute("fill", "#a8341b");
  drop.setAttribute("stroke", "#fff");
  drop.setAttribute("stroke-width", "2");
  const eye = document.createElementNS(svg.namespaceURI, "circle");
  for (const [name, value] of [["cx", 15], ["cy", 14.5], ["r", 5], ["fill", "#fff"]]) eye.setAttribute(name, value);
  svg.append(drop, eye);
  return L.divIcon({ html: svg, className: "pin", iconSize: [30, 40], iconAnchor: [15, 39] });
}

/** A way's places as [lon, lat]: whole steps, each from the one before, the first from the corner. */
function walk(steps, { box, scale }) {
  const places = [];
  let [x, y] = box;
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i];
    y += steps[i + 1];
    places.push([x / scale, y / scale]);
  }
  return places;
}

/** How far the origin is from a straight between two places. */
function distance([ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/** Columns and rows of the common web map grid, 0 to 1 from west to east and north to south. */
function column(lon) {
  return (lon + 180) / 360;
}

function row(lat) {
  return (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
}

function colours(box) {
  const style = getComputedStyle(box);
  return Object.fromEntries(
    ["land", "water", "park", "street", "edge", "name"].map((kind) => [kind, style.getPropertyValue(`--map-${kind}`).trim()]),
  );
}

function fields(ids) {
  return ids.split(" ").map((id) => document.getElementById(id));
}

function typed(ids) {
  const [lat, lon] = fields(ids);
  return place(lat?.value, lon?.value);
}

function place(lat, lon) {
  const at = [Number.parseFloat(lat), Number.parseFloat(lon)];
  return at.every(Number.isFinite) ? L.latLng(at) : null;
}

/** A piece of the map, from "west,south,east,north". */
function piece(text) {
  const [west, south, east, north] = text.split(",").map(Number.parseFloat);
  return L.latLngBounds([south, west], [north, east]);
}

function plain(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

async function json(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

for (const box of document.querySelectorAll("[data-map]")) {
  open(box).catch((error) => {
    box.hidden = true;
    console.warn("no map:", error);
  });
}
