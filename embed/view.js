// Which part of the frame is seen. The frame does not scroll, the page round it does, and says nothing of
// it; but the browser tells how much of a thing is seen.
const STEPS = [0, 0.25, 0.5, 0.75, 1];
/** The height of a strip in `frame.css`, in pixels. */
const STRIP = 64;
const ROOM = 4;
/** How long a browser may take to scroll by itself, in milliseconds. */
const PATIENCE = 150;

/**
 * Keeps the way out at the top of what is seen. It never covers what has the focus. Where the focus goes to
 * something that is not seen, and the browser does not scroll there, `bring` asks for it.
 */
export function keepInView(bar, bring) {
  const strips = document.createElement("div");
  strips.className = "strips";
  strips.setAttribute("aria-hidden", "true");
  document.body.append(strips);
  let from = 0;
  let to = Infinity;
  let waiting;
  const exact = new IntersectionObserver((entries) => {
    exact.disconnect();
    const { isIntersecting, intersectionRect } = entries.at(-1);
    from = isIntersecting ? intersectionRect.top : 0;
    to = isIntersecting ? intersectionRect.bottom : 0;
    place();
  });
  const rough = new IntersectionObserver(() => exact.observe(document.body), { threshold: STEPS });
  const place = () => {
    const most = document.body.clientHeight - bar.offsetHeight;
    const top = Math.max(0, Math.min(most, pastFocus(bar, from)));
    document.documentElement.style.setProperty("--seen-from", `${top}px`);
  };
  const fill = () => {
    const count = Math.ceil(document.body.clientHeight / STRIP);
    while (strips.childElementCount > count) strips.lastElementChild.remove();
    while (strips.childElementCount < count) rough.observe(strips.appendChild(document.createElement("i")));
    exact.observe(document.body);
  };
  new ResizeObserver(fill).observe(document.body);
  const follow = () => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    if (bottom > to || top < from) bring(Math.max(0, top - bar.offsetHeight - ROOM));
  };
  // What a finger or a mouse reached is seen, and must stay where it is.
  let pressed;
  addEventListener("pointerdown", ({ target }) => (pressed = target.closest("label") ?? target), true);
  addEventListener("keydown", () => (pressed = undefined), true);
  addEventListener("focusin", ({ target }) => {
    place();
    clearTimeout(waiting);
    if (bar.contains(target) || pressed?.contains(target) || target.contains(pressed)) return;
    waiting = setTimeout(follow, PATIENCE);
  });
}

/** Where the bar goes so that it does not lie over what has the focus. */
function pastFocus(bar, from) {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body || bar.contains(activeElement)) return from;
  const { top, bottom } = activeElement.getBoundingClientRect();
  const isOver = top < from + bar.offsetHeight && bottom > from;
  return isOver && from > 0 ? bottom + ROOM : from;
}

/** Looks whether a thing is truly seen, where the browser can tell: nothing of the host's lies over it. */
export function watchCover(selector) {
  let watched;
  let isCovered = false;
  const observer = new IntersectionObserver(
    (entries) => {
      isCovered = entries.at(-1).isVisible === false;
      watched.dataset.covered = isCovered;
    },
    { threshold: [0, 1], trackVisibility: true, delay: 100 },
  );
  return () => {
    const found = document.querySelector(selector);
    if (found !== watched) {
      observer.disconnect();
      isCovered = false;
      if (found) observer.observe(found);
      watched = found;
    }
    return isCovered;
  };
}
