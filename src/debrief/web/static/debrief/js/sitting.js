// The practice page: the clock, and the last words when the page is left.
(() => {
  "use strict";
  const sitting = document.querySelector("[data-sitting]");
  if (!sitting) return;
  const clock = sitting.querySelector("[data-clock]");
  const time = clock.querySelector("[data-clock-time]");
  const says = clock.querySelector("[data-clock-says]");
  const ends = performance.now() + Number(sitting.dataset.secondsLeft) * 1000;
  const allowed = Number(sitting.dataset.secondsAllowed);

  function tick() {
    const left = Math.ceil((ends - performance.now()) / 1000);
    const shown = Math.abs(left);
    time.textContent = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    clock.classList.toggle("is-late", left >= 0 && left <= allowed / 10);
    clock.classList.toggle("is-over", left < 0);
    says.textContent = left < 0 ? says.dataset.over : says.dataset.left;
  }
  tick();
  setInterval(tick, 1000);

  // Words typed within the last pause have not been sent yet: send them on the way out.
  const form = sitting.querySelector("[data-draft-form]");
  const text = form.querySelector("textarea");
  let kept = text.value;

  // On a narrow window, whoever comes back to a draft wants the draft.
  if (kept && window.matchMedia("(max-width: 59.99rem)").matches) {
    for (const fold of sitting.querySelectorAll(".question-side > .fold")) fold.open = false;
  }
  let leaving = false;
  let again = 0;
  const unkept = form.querySelector("[data-unkept]");
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === text) event.detail.xhr.sent = text.value;
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, xhr } = event.detail;
    if (!form.contains(elt)) return;
    if (elt === text && successful) kept = xhr.sent;
    unkept.hidden = successful;
    clearTimeout(again);
    if (!successful) again = setTimeout(() => window.htmx.trigger(text, "retry"), 3000);
  });
  form.addEventListener("submit", () => (leaving = true));
  window.addEventListener("pagehide", () => {
    if (leaving || text.value === kept) return;
    const body = new URLSearchParams(new FormData(form));
    fetch(text.getAttribute("hx-post"), { method: "POST", body, keepalive: true });
  });
})();
