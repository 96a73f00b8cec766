// The screener inside another page, with the same few commands as a window of its own: functions run in the
// frame, and points of the frame are points of the page round it.

/** The frame of the page in view. `browser.runInFrame` runs a function in it. */
export function framed(browser) {
  const at = (means) => async (x, y) => {
    const point = await browser.run(pointOfPage, x, y);
    await browser[means](...point, [x, y]);
  };
  return {
    run: browser.runInFrame,
    press: browser.press,
    click: at("click"),
    tap: at("tap"),
  };
}

/** Runs in the page: a point of the frame as a point of the window, scrolled to where it is seen. */
async function pointOfPage(x, y) {
  const frame = document.querySelector("calaim-screener").shadowRoot.querySelector("iframe");
  const point = () => {
    const corner = frame.getBoundingClientRect();
    return [corner.x + x, corner.y + y];
  };
  let before;
  let now = point();
  // The height of the frame, and with it the place of everything, may still change.
  for (let same = 0; same < 3; same = String(before) === String(now) ? same + 1 : 0) {
    const isSeen = now[1] > innerHeight / 4 && now[1] < (innerHeight * 3) / 4;
    if (!isSeen) scrollBy({ top: now[1] - innerHeight / 2, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    [before, now] = [now, point()];
  }
  return now;
}
