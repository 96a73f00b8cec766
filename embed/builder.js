// The page /embed/: turns what is chosen into the lines to copy, and into the screener beside them.
import { COLOUR, LEAST, contrastIn } from "./looks.js";

const TAG = "calaim-screener";
const form = document.getElementById("builder");
const { loader: path, integrity } = document.getElementById("loader").dataset;
const site = new URL("../", location.href);
const source = new URL(path, site).href;
const shown = document.getElementById("preview").appendChild(document.createElement(TAG));

form.addEventListener("input", write);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", copy);
write();

/** The attributes as they are chosen, without those that change nothing. */
function chosen() {
  const fields = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return fields.filter(([, value]) => value).map(([name, value]) => [name, name === "results" ? "" : value]);
}

function write() {
  const attributes = chosen();
  document.querySelectorAll("[data-about]").forEach((place) => (place.textContent = fault(place)));
  document.getElementById("snippet").value = snippet(attributes);
  document.getElementById("policy").value =
    `Content-Security-Policy: script-src '${integrity}'; frame-src ${site.origin}`;
  const names = attributes.map(([name]) => name);
  shown.getAttributeNames().forEach((name) => names.includes(name) || shown.removeAttribute(name));
  attributes.forEach(([name, value]) => shown.getAttribute(name) === value || shown.setAttribute(name, value));
}

function snippet(attributes) {
  const element = document.createElement(TAG);
  attributes.forEach(([name, value]) => element.setAttribute(name, value));
  // Where the script does not run, the link stands in the place of the screener.
  const link = document.createElement("a");
  link.href = site.href;
  link.textContent = document.querySelector(".head a").textContent;
  element.append("\n  ", link, "\n");
  const script = `<script src="${source}"\n  integrity="${integrity}"\n  crossorigin="anonymous" defer></script>`;
  return `${script}\n${element.outerHTML}\n`;
}

/** What is wrong with a colour, in the words of the page. */
function fault({ dataset }) {
  const value = form.elements[dataset.about].value.trim();
  if (!value) return "";
  if (!COLOUR.test(value)) return dataset.malformed;
  const found = contrastIn(document.documentElement, value, dataset.look).least;
  return found < LEAST ? dataset.contrast.replace("{found}", (Math.floor(found * 100) / 100).toFixed(2)) : "";
}

async function copy({ target }) {
  const { copies, done } = target.dataset;
  if (!copies) return;
  const field = document.getElementById(copies);
  field.select();
  await navigator.clipboard?.writeText(field.value).then(() => (target.nextElementSibling.textContent = done), () => {});
}
