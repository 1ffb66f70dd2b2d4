// What was asked, on the map: the server gathers requests that lie close together, and this shows
// them, comes nearer, and keeps the page's address and its list at what the map shows.
const SETTLED = 350;
const NEAREST = 19;
const GROWS = [1, 10, 100, 1000];
const SMALLEST = 30;
const SIGN = 28;

class Asked {
  constructor(box, map) {
    this.box = box;
    this.map = map;
    this.data = box.dataset;
    this.here = location.href;
    this.piece = new URL(this.here).searchParams.get("box");
    this.layer = L.layerGroup().addTo(map);
    // Beside the buttons for zooming, also on a telephone.
    const [buttons, edge] = [L.point(60, 8), L.point(8, 8)];
    this.popup = L.popup({
      maxWidth: Math.min(260, map.getSize().x - 124),
      autoPanPaddingTopLeft: document.dir === "rtl" ? edge : buttons,
      autoPanPaddingBottomRight: document.dir === "rtl" ? buttons : edge,
    });
    this.moved = false;
    this.asking = new AbortController();
    this.signs = new Map();
    map.on("dragstart zoomstart", () => (this.moved = true));
    box.addEventListener("keydown", (event) => {
      if (event.target === box && event.key.startsWith("Arrow")) this.moved = true;
    });
    map.on("moveend", () => this.turn());
    map.on("popupopen", () => this.close());
    this.frame();
    this.show();
  }

  /** Marks the piece that the page was opened for, where this map is of another form and shows more. */
  frame() {
    const bounds = this.map.getBounds().pad(-0.05);
    const asked = this.piece && bounded(this.piece.split(","));
    if (!asked || asked.contains(bounds)) return;
    this.mark = L.rectangle(asked, { interactive: false, fill: false, weight: 2, dashArray: "6 6", className: "piece" });
    this.mark.addTo(this.map);
  }

  turn() {
    if (this.moved) {
      this.piece = words(this.map.getBounds().pad(-0.005));
      this.here = new URL(this.place(this.piece), location.href).href;
      this.mark?.remove();
    }
    this.show();
    clearTimeout(this.settling);
    if (this.moved) this.settling = setTimeout(() => this.settle(), SETTLED);
  }

  /** The address of the same search on a piece of the map. */
  place(piece) {
    const { address } = this.data;
    return `${address}${address.includes("?") ? "&" : "?"}box=${encodeURIComponent(piece)}`;
  }

  /** Draws what the list below has. */
  async show() {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const query = new URL(this.here).searchParams;
    for (const part of ["view", "order", "after"]) query.delete(part);
    query.set("box", this.piece ?? words(this.map.getBounds()));
    query.set("zoom", this.map.getZoom());
    try {
      const answer = await fetch(`${this.data.clusters}?${query}`, { signal });
      if (!answer.ok) throw new Error(`clusters: ${answer.status}`);
      this.draw((await answer.json()).features);
    } catch (error) {
      if (error.name !== "AbortError") console.warn("the map stays as it was:", error);
    }
  }

  draw(features) {
    const held = this.layer.getLayers().some((marker) => marker.getElement()?.contains(document.activeElement));
    this.layer.clearLayers();
    for (const feature of features) this.layer.addLayer(this.marker(feature));
    // Who presses a circle with a key goes on from the first of those it came apart into.
    if (held || this.goingOn) this.layer.getLayers()[0]?.getElement()?.querySelector("button").focus();
    this.goingOn = false;
    this.signs = new Map(features.filter(({ properties }) => properties.path).map(({ properties: { state, said } }) => [state, said]));
    this.explain();
  }

  /** Says under the map which states its signs are of. */
  explain() {
    const notes = this.box.closest("section").querySelector("[data-part=map]");
    notes.querySelector(".key")?.remove();
    if (!this.signs.size) return;
    const key = document.createElement("p");
    key.className = "line key";
    for (const [state, said] of this.signs) {
      const entry = document.createElement("span");
      entry.className = `lone ${state}`;
      entry.append(sign(), ` ${said}`);
      key.append(entry, " ");
    }
    notes.append(key);
  }

  marker(feature) {
    const { geometry, properties } = feature;
    const [lon, lat] = geometry.coordinates;
    const button = document.createElement("button");
    button.type = "button";
    button.title = properties.label;
    button.setAttribute("aria-label", properties.label);
    let size = SIGN;
    if (properties.path) {
      button.className = `lone ${properties.state}`;
      button.append(sign());
    } else {
      size = SMALLEST + 6 * (GROWS.findLastIndex((from) => properties.count >= from));
      button.textContent = properties.said;
    }
    button.addEventListener("click", (event) => this.press(feature, L.latLng(lat, lon), event.detail === 0));
    L.DomEvent.disableClickPropagation(button);
    return L.marker([lat, lon], {
      icon: L.divIcon({ html: button, className: "cluster", iconSize: [size, size] }),
      keyboard: false,
      interactive: false,
    });
  }

  press({ bbox, properties }, at, byKey) {
    if (properties.path) return this.tell(properties, at, byKey);
    const bounds = bounded(bbox);
    const zoom = this.map.getZoom();
    if (properties.together || zoom >= NEAREST) return location.assign(`${this.place(words(bounds))}#found`);
    const nearer = this.map.getBoundsZoom(bounds, false, L.point(80, 80));
    this.goingOn = byKey;
    this.map.setView(bounds.getCenter(), Math.min(NEAREST, Math.max(zoom + 1, nearer)));
  }

  /** Says which request it is. */
  tell({ title, path, state, said, number }, at, byKey) {
    const content = document.createElement("div");
    content.dir = document.dir;
    const link = document.createElement("a");
    link.href = path;
    link.textContent = title;
    const status = document.createElement("span");
    status.className = `status ${state}`;
    status.textContent = said;
    for (const each of [link, status]) content.appendChild(document.createElement("p")).append(each);
    const digits = document.createElement("span");
    digits.className = "num nowrap";
    digits.textContent = number.replace(/\d{3}(?=\d)/g, "$&\u00a0");
    content.lastChild.append(" ", digits);
    content.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.map.closePopup(this.popup);
      this.box.focus();
    });
    this.popup.setLatLng(at).setContent(content).openOn(this.map);
    if (byKey) link.focus();
  }

  close() {
    this.popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", this.data.close);
  }

  /** Gives the page the address of the view, and the list that belongs to it. */
  async settle() {
    const address = this.here;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(`list: ${answer.status}`);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (address !== this.here) return;
      history.replaceState(null, "", address);
      for (const part of document.querySelectorAll("[data-part]")) {
        const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
        part.replaceChildren(...(other ? other.childNodes : []));
      }
      this.explain();
    } catch (error) {
      console.warn("the list stays as it was:", error);
    }
  }
}

/** The sign of one request; a class of what it stands in says its state. */
function sign() {
  return document.getElementById("lone").content.firstElementChild.cloneNode(true);
}

/** A piece of the map, from its edges: west, south, east, north. */
function bounded(edges) {
  const [west, south, east, north] = edges.map(Number);
  return L.latLngBounds([south, west], [north, east]);
}

/** A piece of the map as addresses say it: to about a metre. */
function words(bounds) {
  const held = (degrees, most) => Math.min(most, Math.max(-most, degrees)).toFixed(5);
  return [
    held(bounds.getWest(), 180),
    held(bounds.getSouth(), 90),
    held(bounds.getEast(), 180),
    held(bounds.getNorth(), 90),
  ].join(",");
}

document.addEventListener("map-open", ({ target, detail }) => {
  if (!target.dataset.clusters) return;
  target.closest("section").querySelector(".drawn").classList.add("replaced");
  new Asked(target, detail);
});
