// Margin notes: level with their words where there is room, and lit together with them.
(() => {
  "use strict";
  const GAP = 18;
  const wide = window.matchMedia("(min-width: 60rem)");

  // Moves every note beside the line its words begin on; notes that would touch are pushed down.
  function level(sheet) {
    const notes = [...sheet.querySelectorAll(".note")];
    sheet.classList.toggle("is-level", wide.matches);
    sheet.style.minHeight = "";
    if (!wide.matches) {
      for (const note of notes) note.style.top = note.style.left = "";
      return;
    }
    const top = sheet.getBoundingClientRect().top;
    const text = sheet.querySelector(".text").getBoundingClientRect();
    const left = text.left - sheet.getBoundingClientRect().left + column(sheet);
    let free = 0;
    const wanted = notes
      .map((note) => ({ note, at: wordsTop(sheet, note) - top }))
      .sort((a, b) => a.at - b.at);
    for (const { note, at } of wanted) {
      const place = Math.max(at, free);
      note.style.top = `${place}px`;
      note.style.left = `${left}px`;
      free = place + note.offsetHeight + GAP;
    }
    sheet.style.minHeight = `${free + 12}px`;
  }

  // Width of the text column with the gutter: where the margin begins.
  function column(sheet) {
    const para = getComputedStyle(sheet.querySelector(".para"));
    return parseFloat(para.gridTemplateColumns) + parseFloat(para.columnGap);
  }

  function wordsTop(sheet, note) {
    const words = sheet.querySelector(`.flag[data-note="${note.id || "-"}"]`);
    const box = (words || note.closest(".para")).getClientRects()[0];
    return box ? box.top : 0;
  }

  // Lights everything that belongs to one note: its words, its entry, its place in the margin.
  function light(root, name) {
    for (const lit of root.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    const found = name ? [...root.querySelectorAll(`[data-note="${CSS.escape(name)}"]`)] : [];
    for (const part of found) part.classList.add("is-lit");
    const move = found.some((part) => part.classList.contains("stroke"));
    for (const sheet of root.querySelectorAll("[data-manuscript]")) {
      sheet.classList.toggle("is-pointing", move);
    }
  }

  function nameAt(target) {
    const part = target instanceof Element ? target.closest("[data-note]") : null;
    return part ? part.dataset.note : null;
  }

  const sheets = [...document.querySelectorAll("[data-manuscript]")];
  if (!sheets.length) return;
  const all = () => sheets.forEach(level);
  all();
  document.fonts.ready.then(all);
  wide.addEventListener("change", all);
  const watch = new ResizeObserver(() => requestAnimationFrame(all));
  watch.observe(document.querySelector(".page"));

  const root = document.querySelector(".page");
  let shown = null;
  const show = (name) => {
    if (name !== shown) light(root, (shown = name));
  };
  root.addEventListener("mouseover", (event) => show(nameAt(event.target)));
  root.addEventListener("mouseleave", () => show(null));
  root.addEventListener("focusin", (event) => show(nameAt(event.target)));
  root.addEventListener("focusout", () => show(null));
  window.addEventListener("beforeprint", () => {
    for (const sheet of sheets) sheet.classList.remove("is-pointing");
  });
})();
