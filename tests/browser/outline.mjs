// What a screen reader tells of a page and in which order: the accessibility tree as lines of text, without
// the running text.

/** Roles that are told. What lies in others is told as if they were not there. */
const TOLD = new Set([
  "alert", "article", "banner", "button", "checkbox", "combobox", "complementary", "contentinfo",
  "DisclosureTriangle", "form", "group", "heading", "image", "link", "list", "main", "navigation",
  "radio", "radiogroup", "region", "status", "term", "textbox",
]);
/** Names for what Chromium calls otherwise. */
const NAMES = { DisclosureTriangle: "fold" };
/** What is told of a thing beside its name, where it is so. */
const STATES = ["checked", "expanded", "disabled", "invalid", "required"];
/** Roles that are told only if they have a name. */
const WITH_NAME_ONLY = new Set(["form", "group", "region"]);
/** What is in these is their name, or is only there once they are open. */
const WHOLE = new Set(["button", "combobox", "DisclosureTriangle", "heading", "term", "textbox"]);

/** The outline of the page in view. */
export async function outlineOf(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const title = await page.title();
  return [title, ...linesOf(nodes[0], byId, 1)].join("\n") + "\n";
}

function linesOf(node, byId, depth) {
  const role = node.role?.value;
  const name = node.name?.value ?? "";
  const told = !node.ignored && TOLD.has(role) && (name !== "" || !WITH_NAME_ONLY.has(role));
  const inside = told && WHOLE.has(role) ? [] : (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  const lines = inside.flatMap((child) => linesOf(child, byId, depth + (told ? 1 : 0)));
  if (!told || (role === "list" && lines.length === 0)) return lines;
  return ["  ".repeat(depth) + line(node, role, name), ...lines];
}

function line(node, role, name) {
  const properties = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
  const isSo = (state) => properties.has(state) && ![false, "false"].includes(properties.get(state));
  const level = role === "heading" ? ` ${properties.get("level")}` : "";
  const said = name ? ` "${name}"` : "";
  const more = node.description?.value ? ` (${node.description.value})` : "";
  const states = STATES.filter(isSo).map((state) => `, ${state}`);
  return `${NAMES[role] ?? role}${level}${said}${more}${states.join("")}`;
}
