// The top of a page stands there before Streamlit does. This lifts it out of the element that Streamlit empties when it
// starts, so that a reader never looks at an empty page, and takes it away once the page itself stands; until then the page
// is there for nobody (the sheet hides it), so that nothing is shown or read out twice. What a reader has typed, where the cursor or the focus is, and how far the page was scrolled, goes with it.
(() => {
  const root = document.getElementById("root");
  const first = root && root.querySelector(".ji-first");
  if (!first) return;
  document.body.prepend(first);

  const fields = () => Array.from(first.querySelectorAll("input[id]"));
  const observer = new MutationObserver(look);

  function look() {
    const main = root.querySelector("[data-testid=stMainBlockContainer]");
    const stands = main && main.querySelector("h1") && !main.querySelector("[data-testid=stSkeleton]");
    if (!stands && !root.querySelector("[role=dialog]")) return;
    observer.disconnect();
    const typed = fields().filter((field) => field.value !== field.defaultValue || field === document.activeElement);
    const [scrolled, active] = [window.scrollY, document.activeElement];
    for (const field of typed) {
      const place = main.querySelector(`input[id="${field.id}"]`);
      if (!place) continue;
      place.value = field.value;
      if (field === active) {
        place.focus({ preventScroll: true });
        place.setSelectionRange(field.selectionStart, field.selectionEnd);
      }
    }
    const link = active && first.contains(active) && active.getAttribute("href");
    const same = link && Array.from(root.querySelectorAll("a[href]")).find((one) => one.getAttribute("href") === link);
    first.remove();
    if (same) same.focus({ preventScroll: true });
    const pane = root.querySelector("[data-testid=stMain]");
    if (scrolled && pane && !location.hash) pane.scrollTop = scrolled;
  }

  observer.observe(document.body, { childList: true, subtree: true });
  look();
})();
