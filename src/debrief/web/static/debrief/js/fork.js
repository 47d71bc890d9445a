// Two ways, two keys: a key presses the button that names it, once.
(() => {
  "use strict";
  const fork = document.querySelector("[data-fork]");
  if (!fork) return;
  let gone = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || gone) return;
    const button = fork.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  fork.addEventListener("submit", (event) => {
    if (gone) event.preventDefault();
    gone = true;
  });
  // Back from the next page: this one may be used again.
  window.addEventListener("pageshow", () => { gone = false; });
})();
