// The top of a page stands there before Streamlit does. This lifts it out of the element that Streamlit empties when it
// starts, so that a reader never looks at an empty page, and takes it away once the page itself stands; until then the
// page is there for nobody (the sheet hides it), so that nothing is shown or read out twice. What a reader has typed,
// where the cursor or the focus is, and how far the page was scrolled, goes with it.
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
    const [scrolled, active] = [window.scrollY, document.activeElement];
    const held = first.contains(active) ? active : null;
    const typed = fields().map((field) => [field, main && main.querySelector(`input[id="${field.id}"]`)]);
    const href = held && held.getAttribute("href");
    const chosen = held && held.selectionStart !== undefined && [held.selectionStart, held.selectionEnd];
    first.remove(); // what is hidden below it takes no focus
    for (const [field, place] of typed) {
      if (!place) continue;
      if (field.value !== field.defaultValue) place.value = field.value;
      if (field === held) {
        place.focus({ preventScroll: true });
        place.setSelectionRange(...chosen);
      }
    }
    const same = href && Array.from(root.querySelectorAll("a[href]")).find((one) => one.getAttribute("href") === href);
    if (same) same.focus({ preventScroll: true });
    const pane = root.querySelector("[data-testid=stMain]");
    if (scrolled && pane && !location.hash) pane.scrollTop = scrolled;
  }

  observer.observe(document.body, { childList: true, subtree: true });
  look();
})();
