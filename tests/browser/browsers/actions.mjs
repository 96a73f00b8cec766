// One key and one pointer as W3C actions, which WebDriver and WebDriver BiDi write alike.

/** Keys without a sign of their own, by the numbers that the standard gives them. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Space: " ",
  ArrowUp: "\uE013",
  ArrowDown: "\uE015",
};

/** A key pressed and let go. */
export function byKey(key) {
  const value = KEYS[key] ?? key;
  const actions = [{ type: "keyDown", value }, { type: "keyUp", value }];
  return [{ type: "key", id: "keys", actions }];
}

/** A press of a mouse button or of a finger at a point of the window. */
export function byPointer(pointerType, x, y) {
  const at = { x: Math.round(x), y: Math.round(y), origin: "viewport" };
  const actions = [
    { type: "pointerMove", duration: 0, ...at },
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  ];
  return [{ type: "pointer", id: pointerType, parameters: { pointerType }, actions }];
}
