// The recorder: sound goes to this machine part by part while somebody speaks.
(() => {
  "use strict";
  const recorder = document.querySelector("[data-recorder]");
  if (!recorder) return;
  const find = (name) => recorder.querySelector(`[data-${name}]`);
  const [record, pause, stop, level, time, says] = ["record", "pause", "stop", "level", "time", "says"].map(find);
  const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const PART = 3000;
  const most = Number(recorder.dataset.mostSeconds);
  const pauseWord = pause.textContent;
  let media = null;
  let stream = null;
  let sound = null;
  let spoken = 0;
  let since = 0;
  let ticking = 0;
  let sent = Promise.resolve();
  let where = null;
  let size = 0;
  let broken = false;

  recorder.hidden = false;
  const kind = window.MediaRecorder && KINDS.find((one) => MediaRecorder.isTypeSupported(one));
  if (!kind || !navigator.mediaDevices) {
    record.hidden = true;
    say(says.dataset.none);
    return;
  }

  function say(words) {
    says.textContent = words;
  }

  function token() {
    return recorder.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
  }

  async function post(url, body) {
    const headers = { "X-CSRFToken": token(), "Content-Type": body ? kind : "text/plain" };
    return fetch(url, { method: "POST", headers, body, redirect: "error" });
  }

  async function send(blob) {
    if (!blob.size || broken) return;
    try {
      const url = where ? `${where.part}?at=${size}` : recorder.dataset.url;
      const answer = await post(url, blob);
      const said = await answer.json();
      if (answer.ok) {
        where = where || said;
        size = said.size;
        return;
      }
      say(said.problem);
    } catch {
      say(says.dataset.lost);
    }
    broken = true;
    if (media && media.state !== "inactive") media.stop();
  }

  function seconds() {
    return spoken + (since ? (performance.now() - since) / 1000 : 0);
  }

  function tick() {
    const now = Math.floor(seconds());
    time.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    if (now >= most && media.state !== "inactive") {
      say(says.dataset.long);
      media.stop();
    }
    if (sound) {
      const wave = new Uint8Array(sound.fftSize);
      sound.getByteTimeDomainData(wave);
      level.value = Math.min(1, Math.max(...wave.map((one) => Math.abs(one - 128))) / 64);
    }
  }

  function show(running) {
    record.hidden = running;
    for (const part of [pause, stop, level, time]) part.hidden = !running;
  }

  function listen() {
    const context = new AudioContext();
    sound = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(sound);
    return context;
  }

  async function ended(context) {
    clearInterval(ticking);
    spoken = seconds();
    since = 0;
    for (const track of stream.getTracks()) track.stop();
    context.close();
    sound = null;
    show(false);
    await sent;
    if (!where) return;
    const answer = await post(`${where.end}?seconds=${Math.round(spoken)}`);
    if (!answer.ok) return;
    document.getElementById("recordings").outerHTML = await answer.text();
    document.dispatchEvent(new Event("recordings"));
    if (!broken && says.textContent !== says.dataset.long) say(says.dataset.kept);
    record.focus();
  }

  record.addEventListener("click", async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say(says.dataset.none);
      return;
    }
    [where, size, spoken, broken, sent] = [null, 0, 0, false, Promise.resolve()];
    const context = listen();
    media = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 48000 });
    media.addEventListener("dataavailable", (event) => {
      sent = sent.then(() => send(event.data));
    });
    media.addEventListener("stop", () => ended(context));
    media.start(PART);
    since = performance.now();
    ticking = setInterval(tick, 200);
    show(true);
    say(says.dataset.recording);
    stop.focus();
  });

  pause.addEventListener("click", () => {
    if (media.state === "recording") {
      media.pause();
      spoken = seconds();
      since = 0;
      pause.textContent = pause.dataset.again;
      say(says.dataset.paused);
    } else if (media.state === "paused") {
      media.resume();
      since = performance.now();
      pause.textContent = pauseWord;
      say(says.dataset.recording);
    }
  });

  stop.addEventListener("click", () => {
    pause.textContent = pauseWord;
    if (media.state !== "inactive") media.stop();
  });

  // Leaving the page ends the recording; what was spoken up to then is kept.
  window.addEventListener("pagehide", () => {
    if (!media || media.state === "inactive" || !where) return;
    const headers = { "X-CSRFToken": token(), "Content-Type": "text/plain" };
    fetch(`${where.end}?seconds=${Math.round(seconds())}`, { method: "POST", headers, keepalive: true });
  });
})();
