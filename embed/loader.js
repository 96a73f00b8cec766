// The element <calaim-screener> for other people's pages: a frame with the screener in it, as high as what
// is in it. It knows nothing that a person tells; see docs/embed.md for what the two sides say to each other.
// The build puts NAME (what the site is called) and ELSEWHERE (where leaving leads) in.
const VERSION = 1;
const HIGHEST = 1e5;
/** What is so near to the lower end of the window, in pixels, is not seen. */
const EDGE = 80;
const WISHES = ["county", "plan", "mode", "theme", "accent", "accent-dark", "font", "radius", "density", "results"];
const TOLD = ["ready", "height", "done", "exit", "results"];
const page = new URL("../frame.html", document.currentScript.src);

// Inside the element no rule of the host's page holds; what is important here wins over what is there.
const looks = new CSSStyleSheet();
looks.replaceSync(
  ":host{all:initial!important;display:block!important;width:100%!important}" +
    ":host([hidden]){display:none!important}" +
    "iframe{display:block;width:100%;height:40rem;border:0}",
);

class Screener extends HTMLElement {
  static observedAttributes = ["lang", "label", ...WISHES];
  #frame;
  #waits;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [looks];
    const logo = document.createElement("slot");
    logo.name = "logo";
    root.append(logo);
  }

  connectedCallback() {
    addEventListener("message", this);
    this.attributeChangedCallback();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
  }

  /** However many attributes change at once, the frame is made anew once. */
  attributeChangedCallback() {
    this.#waits ??= setTimeout(() => {
      this.#waits = undefined;
      if (this.isConnected) this.#show();
    });
  }

  /** The frame's address: what only the frame needs to know stands where no server sees it. */
  #address() {
    const address = new URL(page);
    const wishes = new URLSearchParams();
    if (this.lang) address.searchParams.set("lang", this.lang);
    for (const name of WISHES) if (this.hasAttribute(name)) wishes.set(name, this.getAttribute(name));
    address.hash = wishes;
    return address.href;
  }

  #show() {
    const label = this.getAttribute("label") || NAME;
    const address = this.#address();
    if (this.#frame?.src === address) {
      this.#frame.title = label;
      return;
    }
    const frame = document.createElement("iframe");
    frame.title = label;
    frame.referrerPolicy = "no-referrer";
    frame.allow = "clipboard-write";
    frame.src = address;
    frame.onload = () => frame.contentWindow.postMessage({ calaim: VERSION, type: "ready" }, page.origin);
    this.#frame?.remove();
    this.#frame = frame;
    this.shadowRoot.append(frame);
  }

  /** Scrolls to a height of the frame that is not seen. Not every browser does so when the focus goes there. */
  #bringInView(at) {
    const top = this.#frame.getBoundingClientRect().top + at;
    if (top < 0 || top > innerHeight - EDGE) scrollBy({ top, behavior: "instant" });
  }

  handleEvent({ origin, source, data }) {
    if (origin !== page.origin || source !== this.#frame?.contentWindow) return;
    if (data?.calaim !== VERSION || !TOLD.includes(data.type)) return;
    const { type, height, at, results } = data;
    if (type === "height" && height > 0) this.#frame.style.height = `${Math.min(height, HIGHEST)}px`;
    if (type === "height" && at >= 0) this.#bringInView(at);
    // The address is written here: a message never says where to go.
    if (type === "exit") location.replace(ELSEWHERE);
    this.dispatchEvent(new CustomEvent(type, { detail: type === "results" ? results : undefined }));
  }
}

if (!customElements.get("calaim-screener")) customElements.define("calaim-screener", Screener);
