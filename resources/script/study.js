// What the page shows of the user's study: the parts of the scripts before this one, their way to the
// window and back, and the line at the end of an article that says whether it was read.
// Between home.js and page.js in the same script.
"use strict";

const Study = (() => {
  const END_FRAMES = 90; // about as long as a last line is looked at, 1.5 s, before the article counts as read
  const ENOUGH = 0.5; // of the rows must have been in sight: who jumps to the end has not read it
  const QUIET_MS = 20_000; // between two signs that somebody is there
  let bridge = null;
  let shown = null; // what the window told last of the article that stands
  let endSeen = 0;
  let lastSign = 0;
  let before = null; // how much of the article had been in sight when it was opened, 0 to 1
  let inSight = new Set(); // numbers of the rows that have been since
  let rowCount = 0;

  function tell(name, values = {}) {
    if (bridge) bridge.tell(name, JSON.stringify(values));
  }

  // ---- from the window -------------------------------------------------------------------

  function begin(object) {
    bridge = object;
    bridge.articleMarks.connect((text) => {
      const told = JSON.parse(text);
      if (told.path !== document.documentElement.dataset.path) return;
      shown = told;
      before ??= told.share;
      Notes.show(told);
      showEnd();
    });
    bridge.homeWanted.connect((text) => Home.show(JSON.parse(text)));
    bridge.placesWanted.connect((text) => Notes.place(JSON.parse(text)));
    bridge.actionWanted.connect(act);
    for (const sign of ["pointermove", "keydown", "wheel"]) document.addEventListener(sign, onSign, { passive: true });
  }

  function onSign() {
    if (performance.now() - lastSign < QUIET_MS) return;
    lastSign = performance.now();
    tell("active");
  }

  function act(name) {
    const [what, value] = name.split(":");
    const acts = {
      highlight: () => Notes.make("highlight", value),
      note: () => Notes.make("note"),
      bookmark: () => Notes.make("bookmark"),
      card: () => Notes.makeCard(),
      copy_sentence: () => Pairs.copy(false),
      copy_both: () => Pairs.copy(true),
      next_pair: () => Pairs.step(1),
      previous_pair: () => Pairs.step(-1),
      next_sentence: () => Pairs.stepSentence(1),
      previous_sentence: () => Pairs.stepSentence(-1),
      uncover: () => Recall.toggleCurrent(),
    };
    acts[what]();
  }

  // The rows from the first to before the last are in sight, of so many; told by page.js.
  function see(pair, first, last, count) {
    for (let number = first; number < last; number += 1) inSight.add(number);
    rowCount = count;
    tell("place", { pair, share: last / count });
  }

  function hasSeenEnough() {
    return before >= ENOUGH || inSight.size >= ENOUGH * rowCount;
  }

  // ---- the end of an article -------------------------------------------------------------

  function showEnd() {
    document.getElementById("end")?.remove();
    const last = Array.from(document.querySelectorAll(".row[data-pair]")).pop();
    if (!last || !shown) return;
    const isRead = shown.state === "read";
    const end = document.createElement("section");
    end.id = "end";
    end.className = "own";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = isRead ? shown.labels.unread : shown.labels.read;
    button.addEventListener("click", () => tell("read_wanted", { read: !isRead }));
    if (isRead) {
      const line = document.createElement("span");
      line.textContent = shown.labels.isRead;
      end.append(line);
    }
    end.append(button);
    last.after(end);
    if (!isRead) watchEnd(end);
  }

  // Told once the end of the text has been in sight for a while; no timer ever fires here.
  function watchEnd(end) {
    new IntersectionObserver(([entry], observer) => {
      const mine = ++endSeen;
      if (!entry.isIntersecting) return;
      let frames = 0;
      const count = () => {
        if (mine !== endSeen || !end.isConnected) return;
        frames += 1;
        if (frames < END_FRAMES) requestAnimationFrame(count);
        else if (hasSeenEnough()) {
          observer.disconnect();
          tell("end_reached");
        }
      };
      requestAnimationFrame(count);
    }).observe(end);
  }

  function beginArticle() {
    shown = before = null;
    inSight = new Set();
    endSeen += 1;
    for (const part of [Sentences, Pairs, Recall, Notes, Home]) part.beginArticle();
    tell("article_shown", { path: document.documentElement.dataset.path });
  }

  return { begin, beginArticle, tell, see };
})();
