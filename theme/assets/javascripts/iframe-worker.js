// Search runs in a worker, and a browser starts none from file://. There, a hidden frame of the same page takes its
// place: it inherits the page's policy, and loads the worker's script as an ordinary file, so nothing is inline.
(() => {
  if (location.protocol !== "file:") return;

  // The script asks for this name when it looks for the languages beside itself.
  window.IFrameWorker = class extends EventTarget {
    #inner;
    #ready;

    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = document.querySelector("[data-md-component=search]")?.getAttribute("aria-label") ?? "";
      document.body.append(frame);
      this.#inner = frame.contentWindow;
      this.#inner.postMessage = (data) =>
        setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
      this.#inner.importScripts = (...addresses) =>
        addresses.reduce((before, next) => before.then(() => this.#load(next)), Promise.resolve());
      this.#ready = this.#load(new URL(address, document.baseURI));
    }

    postMessage(data) {
      // Cloned over there, as by a worker: an array of this page is not `instanceof Array` in the frame.
      this.#ready.then(() => {
        const copy = this.#inner.structuredClone(data);
        this.#inner.dispatchEvent(new MessageEvent("message", { data: copy }));
      });
    }

    terminate() {
      this.#inner.frameElement.remove();
    }

    #load(address) {
      return new Promise((resolve, reject) => {
        const script = this.#inner.document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`cannot load ${address}`));
        this.#inner.document.head.append(script);
      });
    }
  };
  window.Worker = window.IFrameWorker;
})();
