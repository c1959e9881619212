// The pair and the sentence that the reader stands on: j and k go from pair to pair, l and h (or J and
// K) from sentence to sentence, and commands act on what is current here.
// For the scripts that follow in the same script.
"use strict";

const Pairs = (() => {
  const READING_LINE = 36; // px from the top where the row being read is looked for, as page.js does
  const EDGE = 40; // px that stay free above and below what is current
  const REST = 0.28; // where the top of what is current comes to rest, in heights of the window
  const CALM = 0.67; // what ends above this much of the window needs no scrolling
  const GLIDE = 14; // frames: long enough to be followed by the eye, too short to be waited for
  const PACE = 0.32; // of the way that is left, each frame
  let here = null; // { row, group }; the group is null on a pair as a whole
  let clicked = null; // the row where the next key begins, instead of the current one

  // ---- where that is ---------------------------------------------------------------------

  // The rows that the mode shows.
  function rowsShown() {
    return Array.from(document.querySelectorAll(".row[data-pair]")).filter((row) => row.checkVisibility());
  }

  function isInSight(row) {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight && box.height > 0;
  }

  function rowBeingRead() {
    const line = window.scrollY < 8 ? 0 : READING_LINE;
    const rows = rowsShown();
    return rows.find((row) => row.getBoundingClientRect().bottom > line) || rows.at(-1) || null;
  }

  // { row, group } or null; what the mode hides now is not current.
  function current() {
    return here && here.row.isConnected && here.row.checkVisibility() ? here : null;
  }

  // Makes a pair or a sentence current, without scrolling.
  function set(row, group = null) {
    clear();
    here = { row, group };
    row.classList.add("current");
    row.setAttribute("aria-current", "true");
    row.classList.toggle("by-sentence", group !== null);
    if (group !== null) Sentences.light(row, group);
  }

  function clear() {
    if (!here) return;
    here.row.classList.remove("current", "by-sentence");
    here.row.removeAttribute("aria-current");
    if (here.group !== null) Sentences.dim();
    here = null;
  }

  // Returns whether there was something to leave.
  function leave() {
    const had = current() !== null;
    clear();
    return had;
  }

  // ---- moving ----------------------------------------------------------------------------

  // Where a move begins: { from } is current and in sight, and is left; { first } is the row that was
  // clicked or is being read, and is where the move arrives.
  function beginning() {
    const at = current();
    if (clicked && clicked.isConnected && isInSight(clicked) && !(at && clicked === at.row)) return { first: clicked };
    return at && isInSight(at.row) ? { from: at } : { first: rowBeingRead() };
  }

  function step(by) {
    if (Recall.goesBySentence()) {
      stepSentence(by);
      return;
    }
    const { from, first } = beginning();
    const rows = from ? rowsBeyond(from.row, by) : rowsFrom(first, by);
    const row = rows.find((one) => !Recall.isOn() || Recall.canCover(one));
    if (row) go(row);
  }

  function stepSentence(by) {
    const { from, first } = beginning();
    if (from) {
      const groups = groupsIn(from.row);
      const isNext = (group) => from.group === null || (group - from.group) * by > 0;
      const next = by > 0 ? groups.find(isNext) : groups.findLast(isNext);
      if (next !== undefined) {
        go(from.row, next);
        return;
      }
    }
    const row = (from ? rowsBeyond(from.row, by) : rowsFrom(first, by)).find((one) => groupsIn(one).length);
    if (row) go(row, groupsIn(row).at(by > 0 || !from ? 0 : -1));
  }

  function rowsFrom(row, by) {
    const rows = rowsShown();
    const index = rows.indexOf(row);
    return by > 0 ? rows.slice(index) : rows.slice(0, index + 1).reverse();
  }

  function rowsBeyond(row, by) {
    return rowsFrom(row, by).slice(1);
  }

  // The sentences of a row that can be gone to: with words that the mode shows, and in recall mode
  // with some that can be covered.
  function groupsIn(row) {
    const { mode } = document.documentElement.dataset;
    const sides = mode === "both" ? ["en", "zh"] : [mode];
    const { groups } = Sentences.of(row);
    const canGo = (index) => sides.some((side) => groups[index][side].length) && (!Recall.isOn() || Recall.canCover(row, index));
    return Array.from(groups.keys()).filter(canGo);
  }

  function go(row, group = null) {
    clicked = null;
    Passages.forgetPointer();
    set(row, group);
    scrollToCurrent();
  }

  // ---- into sight ------------------------------------------------------------------------

  // The box of the current sentence where its row is too tall to be seen at once and has been drawn.
  function boxOfCurrent() {
    const { row, group } = here;
    const whole = row.getBoundingClientRect();
    if (group === null || whole.height < window.innerHeight * CALM) return whole;
    const boxes = ["en", "zh"].flatMap((side) => Sentences.rangesOf(row, group, side)).map((range) => range.getBoundingClientRect());
    const drawn = boxes.filter((box) => box.height > 0);
    if (!drawn.length) return whole;
    const top = Math.min(...drawn.map((box) => box.top));
    return new DOMRect(whole.x, top, whole.width, Math.max(...drawn.map((box) => box.bottom)) - top);
  }

  // px from where the top of what is current is to where it should be; what is taller than the
  // window begins at its top.
  function wayLeft() {
    const { top, height } = boxOfCurrent();
    const lowest = window.innerHeight - EDGE - height;
    return top - Math.max(EDGE, Math.min(window.innerHeight * REST, lowest));
  }

  function isCalm() {
    const { top, bottom } = boxOfCurrent();
    return top >= EDGE && bottom <= window.innerHeight * CALM;
  }

  // Rows on the way may turn out to be taller than they were estimated: the way is measured anew in
  // each frame.
  function scrollToCurrent() {
    Jumps.cancel();
    if (isCalm()) return;
    const isFar = Math.abs(wayLeft()) > 1.5 * window.innerHeight;
    const isSudden = isFar || matchMedia("(prefers-reduced-motion: reduce)").matches;
    let frames = isSudden ? 0 : GLIDE;
    Jumps.run(() => {
      if (!here) return;
      frames -= 1;
      window.scrollBy(0, wayLeft() * (frames > 0 ? PACE : 1));
    }, GLIDE + 2);
  }

  // ---- keys and clicks -------------------------------------------------------------------

  const KEYS = new Map([
    ["j", () => step(1)],
    ["k", () => step(-1)],
    ["l", () => stepSentence(1)],
    ["h", () => stepSentence(-1)],
    ["J", () => stepSentence(1)],
    ["K", () => stepSentence(-1)],
  ]);

  // Whether a plain key is meant for the page: nobody types, and nothing is open over the text.
  function isForPage(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
    return !event.target.closest("input, textarea, select, [contenteditable]") && !document.querySelector(".lightbox, .pop.pinned");
  }

  // The letter by what it says, and by its key where the layout writes none of ours.
  function letterOf({ key, code, shiftKey }) {
    const letter = /^[a-z]$/i.test(key) ? key : (code.match(/^Key([A-Z])$/) || ["", ""])[1];
    return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
  }

  function onKey(event) {
    const act = isForPage(event) && KEYS.get(letterOf(event));
    if (!act) return;
    event.preventDefault();
    act();
  }

  function begin() {
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", (event) => {
      clicked = event.target.closest(".row[data-pair]") || clicked;
    });
    // The hand that turns the wheel is stronger than a jump.
    document.addEventListener("wheel", () => Jumps.cancel(), { passive: true });
    Passages.begin();
  }

  function beginArticle() {
    here = clicked = null;
    Passages.forgetPointer();
  }

  return { begin, beginArticle, set, step, stepSentence, copy: Passages.copy, current, rowBeingRead, isForPage, leave };
})();
