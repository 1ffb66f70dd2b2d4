// Has the worker keep the page for asking without a line, unless the reader saves bytes, and says so when something waits
// on this device.
if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
}
try {
  for (const said of document.querySelectorAll("[data-kept]")) said.hidden = !localStorage.getItem("kept");
} catch {
  // A browser that keeps nothing has nothing waiting.
}
