// A form beside a draft: Enter goes on to the next line, and the last words are sent on the way out.
(() => {
  "use strict";
  const sheet = document.querySelector("[data-artefact]");
  if (!sheet) return;
  const form = sheet.closest("form");
  const values = () => new URLSearchParams(new FormData(form)).toString();
  let kept = values();
  let leaving = false;

  sheet.addEventListener("keydown", (event) => {
    const short = event.target.matches("textarea[rows='1']");
    if (event.key !== "Enter" || !short || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const fields = [...sheet.querySelectorAll("textarea")];
    fields[fields.indexOf(event.target) + 1]?.focus();
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === sheet) event.detail.xhr.sheet = values();
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, xhr } = event.detail;
    if (elt === sheet && successful) kept = xhr.sheet;
  });
  form.addEventListener("submit", () => (leaving = true));
  window.addEventListener("pagehide", () => {
    const last = values();
    if (leaving || last === kept) return;
    const body = new URLSearchParams(last);
    fetch(sheet.getAttribute("hx-post"), { method: "POST", body, keepalive: true });
  });
})();
