// A page is drawn long after the browser looked for the place that its address names (`/cycle#boards`): this waits for
// the place, unfolds it and goes there, stays while the page above it still grows, and stops as soon as the reader does anything.
(() => {
  const LONGEST = 20000;
  const SETTLED = 1500;
  let place = location.hash.slice(1);
  try {
    place = decodeURIComponent(place);
  } catch {
    // not encoded: as it stands
  }
  if (!place) return;

  const acts = ["wheel", "touchstart", "pointerdown", "keydown"];
  let from = null;
  let settled;
  const observer = new MutationObserver(look);
  const longest = setTimeout(stop, LONGEST);

  function stop() {
    observer.disconnect();
    clearTimeout(longest);
    clearTimeout(settled);
    acts.forEach((act) => removeEventListener(act, stop, true));
  }

  function look() {
    const element = document.getElementById(place);
    if (!element || document.querySelector(".ji-first")) return; // what stands there before the page does
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const top = element.getBoundingClientRect().top;
    if (from !== null && Math.abs(top - from) < 1) return;
    element.scrollIntoView();
    from = element.getBoundingClientRect().top;
    clearTimeout(settled);
    settled = setTimeout(stop, SETTLED);
  }

  acts.forEach((act) => addEventListener(act, stop, { capture: true, passive: true }));
  observer.observe(document.documentElement, { childList: true, subtree: true });
  look();
})();
