// The red pencil on a draft: a sheet below the text carries the lines, so nothing typed ever moves.
(() => {
  "use strict";
  const paper = document.querySelector("[data-paper]");
  if (!paper) return;
  const text = paper.querySelector("textarea");
  const sheet = document.createElement("div");
  sheet.className = "under";
  sheet.setAttribute("aria-hidden", "true");
  paper.prepend(sheet);

  let drawn = text.value;
  let lines = [];

  // Words named by the margin, where they stand in the text now; unknown words are left alone.
  function read() {
    drawn = text.value;
    lines = [...document.querySelectorAll("#margin .note[data-words]")]
      .map((note, index) => {
        const words = note.dataset.words;
        const near = Number(note.dataset.start);
        const there = drawn.startsWith(words, near);
        return { index, start: there ? near : drawn.indexOf(words), length: words.length };
      })
      .filter((line) => line.start >= 0 && line.length > 0 && line.length < 170)
      .sort((a, b) => a.start - b.start);
  }

  // Typing shifts the lines behind the cursor and rubs out those that it touches.
  function shift() {
    const now = text.value;
    const shorter = Math.min(now.length, drawn.length);
    let head = 0;
    while (head < shorter && now[head] === drawn[head]) head += 1;
    let tail = 0;
    while (tail < shorter - head && now.at(-1 - tail) === drawn.at(-1 - tail)) tail += 1;
    const behind = drawn.length - tail;
    const moved = now.length - drawn.length;
    lines = lines
      .filter((line) => line.start + line.length <= head || line.start >= behind)
      .map((line) => (line.start >= behind ? { ...line, start: line.start + moved } : line));
    drawn = now;
  }

  function draw() {
    const parts = [];
    let at = 0;
    for (const line of lines) {
      if (line.start < at) continue;
      const flag = document.createElement("span");
      flag.className = "flag";
      flag.dataset.line = line.index;
      flag.textContent = drawn.slice(line.start, line.start + line.length);
      parts.push(drawn.slice(at, line.start), flag);
      at = line.start + line.length;
    }
    sheet.replaceChildren(...parts, drawn.slice(at), "\n");
  }

  function light(note) {
    const notes = [...document.querySelectorAll("#margin .note[data-words]")];
    const index = String(notes.indexOf(note));
    for (const flag of sheet.querySelectorAll(".flag")) {
      flag.classList.toggle("is-lit", note !== null && flag.dataset.line === index);
    }
  }

  const grows = CSS.supports("field-sizing", "content");
  function fit() {
    if (grows) return;
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  text.addEventListener("input", () => {
    shift();
    draw();
    fit();
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    read();
    draw();
  });
  document.body.addEventListener("mouseover", (event) => {
    light(event.target.closest("#margin .note[data-words]"));
  });
  read();
  draw();
  fit();
})();
