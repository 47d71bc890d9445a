// The minutes before the answer: the clock, and on to the answer when they are over.
(() => {
  "use strict";
  const reading = document.querySelector("[data-reading]");
  if (!reading) return;
  const clock = reading.querySelector("[data-clock]");
  const time = clock.querySelector("[data-clock-time]");
  const says = clock.querySelector("[data-clock-says]");
  const ends = performance.now() + Number(reading.dataset.secondsLeft) * 1000;

  function tick() {
    const left = Math.ceil((ends - performance.now()) / 1000);
    const shown = Math.max(0, left);
    time.textContent = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    clock.classList.toggle("is-late", left >= 0 && left <= 20);
    if (left > -1) return;
    says.textContent = says.dataset.over;
    clock.classList.add("is-over");
    // Whoever is in the middle of a question finishes it: asking leads on as well.
    const question = document.getElementById("question");
    if (question && question.value) return;
    clearInterval(ticking);
    location.reload();
  }
  const ticking = setInterval(tick, 1000);
  tick();
})();
