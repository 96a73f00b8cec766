// What a host may set of the looks: measures and one colour, the colour only where text in it can be read.
export const LEAST = 4.5;
export const COLOUR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
/** What text in the accent colour stands on. */
const GROUNDS = ["--paper", "--wash", "--chosen"];

/** Dresses the page as the host wishes. What cannot be is left out, and the console says why. */
export function dress(root, wishes) {
  const rule = (media, declarations) => `@media ${media}{:root:root:root{${declarations}}}`;
  const sheet = new CSSStyleSheet();
  const theme = oneOf(wishes, "theme", ["light", "dark", "auto"]);
  const density = oneOf(wishes, "density", ["compact", "normal", "roomy"]);
  const accents = { light: accent(root, wishes, "accent", "light"), dark: accent(root, wishes, "accent-dark", "dark") };
  for (const [look, declarations] of Object.entries(accents)) {
    if (!declarations || ((theme ?? "auto") !== "auto" && theme !== look)) continue;
    // Whoever asks the device for more contrast gets the app's own colours.
    const media = "(prefers-contrast: no-preference)" + (theme === look ? "" : ` and (prefers-color-scheme: ${look})`);
    sheet.insertRule(rule(media, declarations));
  }
  if (theme && theme !== "auto") root.dataset.theme = theme;
  if (density) root.dataset.density = density;
  measure(root, "--radius", radius(wishes));
  measure(root, "--face", font(wishes));
  document.adoptedStyleSheets = [sheet];
}

function refuse(name, value, why) {
  console.warn(`calaim-screener: ${name}="${value}" is left out: ${why}`);
}

function oneOf(wishes, name, values) {
  const value = wishes.get(name);
  if (value === null || values.includes(value)) return value;
  refuse(name, value, `it is one of ${values.join(", ")}`);
}

function radius(wishes) {
  const value = wishes.get("radius");
  if (value === null) return;
  if (/^\d{1,2}$/.test(value) && value <= 24) return `${value}px`;
  refuse("radius", value, "it is a whole number of pixels from 0 to 24");
}

function font(wishes) {
  const value = wishes.get("font");
  if (value === null) return;
  if (/^[\w ,'"-]{1,120}$/.test(value) && CSS.supports("font-family", value)) return `${value}, system-ui, sans-serif`;
  refuse("font", value, "it is a list of names of fonts that the device has");
}

function measure(root, name, value) {
  if (value) root.style.setProperty(name, value);
}

/** The measures for an accent colour in one look; nothing where it is below the contrast of WCAG AA. */
function accent(root, wishes, name, look) {
  const value = wishes.get(name);
  if (value === null) return;
  if (!COLOUR.test(value)) return refuse(name, value, "it is a colour like #0a5561");
  const { least, upon } = contrastIn(root, value, look);
  if (least >= LEAST) return `--accent:${value};--accent-strong:${value};--on-accent:${upon}`;
  // Cut, not rounded: 4.499 is not 4.5.
  const found = Math.floor(least * 100) / 100;
  refuse(name, value, `its contrast in the ${look} look is ${found}:1, and WCAG AA asks for ${LEAST}:1`);
}

/** The least contrast that a colour has in one look, and the colour of a text upon it. */
export function contrastIn(root, value, look) {
  const colours = coloursOf(root, look);
  const better = (one, other) => (contrast(value, one) >= contrast(value, other) ? one : other);
  const upon = better(colours("--paper"), colours("--ink"));
  const all = [...GROUNDS.map(colours), upon].map((ground) => contrast(value, ground));
  return { least: Math.min(...all), upon };
}

/** The app's own colours in one look, whatever the device is set to. */
function coloursOf(root, look) {
  const before = root.dataset.theme;
  root.dataset.theme = look;
  const style = getComputedStyle(root);
  const all = Object.fromEntries([...GROUNDS, "--ink"].map((name) => [name, style.getPropertyValue(name).trim()]));
  if (before === undefined) delete root.dataset.theme;
  else root.dataset.theme = before;
  return (name) => all[name];
}

/** The contrast of two colours, as WCAG computes it. */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const part = (at) => {
    const share = parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4);
}
