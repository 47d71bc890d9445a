// Recordings made while somebody speaks do not say how long they are: the player looks for their end.
(() => {
  "use strict";
  function measure(player) {
    if (player.duration !== Infinity) return;
    const back = () => {
      if (player.duration === Infinity) return;
      player.removeEventListener("durationchange", back);
      player.currentTime = 0;
    };
    player.addEventListener("durationchange", back);
    player.currentTime = 1e7;
  }
  function all() {
    for (const player of document.querySelectorAll("audio")) {
      if (player.readyState >= 1) measure(player);
      else player.addEventListener("loadedmetadata", () => measure(player), { once: true });
    }
  }
  all();
  document.addEventListener("recordings", all);
})();
