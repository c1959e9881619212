// The sentences of a row in both languages, and which answer each other. Pointing at one lights it and
// its partner; the keyboard's current one stays lit below that. The page stays as it is: what is
// lit are highlights of CSS. Where sentences end is written in `data-sentences` by reader/page/rows.py:
// `45 120 180;30 62;1-1 2-1`, places in the texts of the English and the Chinese cell (Cells).
// For the scripts that follow in the same script.
"use strict";

const Sentences = (() => {
  const NONE = { en: [], zh: [], groups: [] };
  const read = new WeakMap(); // by row what `of` returned; the page's words never change
  const ranges = new WeakMap(); // by row, language and group
  let rowsHere = false; // whether the article has any row with sentences
  let pointed = null; // { row, group, language } under the pointer
  let held = null; // the same, lit until it is dimmed
  let formulas = []; // those that are lit
  let pointer = null; // where the pointer was last, while a frame is waited for
  let screen = ""; // where it was on the screen: a page that scrolls below it moves no pointer

  // ---- sentences -------------------------------------------------------------------------

  // { en: [[start, end]…], zh, groups: [{ en: [indexes], zh: [indexes] }…] }; nothing in what has none.
  function of(row) {
    if (!row.dataset.sentences) return NONE;
    if (!read.has(row)) read.set(row, readRow(row));
    return read.get(row);
  }

  function readRow(row) {
    const [en, zh, groups] = row.dataset.sentences.split(";");
    const next = { en: 0, zh: 0 };
    const take = (language, count) => Array.from({ length: Number(count) }, () => next[language]++);
    return {
      en: placesOf(cellOf(row, "en"), en),
      zh: placesOf(cellOf(row, "zh"), zh),
      groups: groups.split(" ").map((group) => {
        const [left, right] = group.split("-");
        return { en: take("en", left), zh: take("zh", right) };
      }),
    };
  }

  // A sentence begins where the one before it ended, behind the blanks.
  function placesOf(cell, ends) {
    if (!cell || !ends) return [];
    const { text } = Cells.read(cell);
    let start = 0;
    return ends.split(" ").map((written) => {
      while (/\s/.test(text[start] || "")) start += 1;
      const place = [start, Number(written)];
      [, start] = place;
      return place;
    });
  }

  function cellOf(row, language) {
    return row.querySelector(`:scope > .${language}`);
  }

  // The number of the group with the sentence at a place in the cell's text, or -1; a sentence's end
  // is still its own where no other one begins.
  function at(row, language, offset) {
    const { [language]: places, groups } = of(row);
    let index = places.findIndex(([start, end]) => start <= offset && offset < end);
    if (index < 0) index = places.findIndex(([, end]) => offset === end);
    return groups.findIndex((group) => group[language].includes(index));
  }

  function placesIn(row, group, language) {
    const found = of(row);
    return found.groups[group][language].map((index) => found[language][index]);
  }

  // The words of a group in one language; empty where it has none.
  function textOf(row, group, language) {
    const places = placesIn(row, group, language);
    if (!places.length) return "";
    return Cells.read(cellOf(row, language)).text.slice(places[0][0], places[places.length - 1][1]);
  }

  function rangesOf(row, group, language) {
    if (!ranges.has(row)) ranges.set(row, { en: [], zh: [] });
    const known = ranges.get(row)[language];
    if (!known[group]) {
      const cell = cellOf(row, language);
      known[group] = placesIn(row, group, language)
        .map(([start, end]) => Cells.rangeOf(cell, start, end))
        .filter(Boolean);
    }
    return known[group];
  }

  // ---- light -----------------------------------------------------------------------------

  // Lights a group until `dim`. With a language, that side is the one looked at and the other one its
  // partner; without, both are lit alike.
  function light(row, group, language = "") {
    held = { row, group, language };
    pointed = null;
    paint();
  }

  function dim() {
    held = null;
    pointed = null;
    paint();
  }

  function paint() {
    const lit = pointed || held;
    const found = { sentence: [], partner: [] };
    for (const language of lit ? ["en", "zh"] : []) {
      if (isShown(language)) found[lit.language === language ? "sentence" : "partner"].push(...rangesOf(lit.row, lit.group, language));
    }
    for (const formula of formulas) formula.classList.remove("lit-sentence", "lit-partner");
    formulas = [];
    for (const [name, its] of Object.entries(found)) set(name, its, lit && lit.row);
  }

  // A highlight reaches the signs of a formula, not the box round them: that has the ground by itself.
  function set(name, lit, row) {
    if (!lit.length) {
      CSS.highlights.delete(name);
      return;
    }
    for (const formula of row.querySelectorAll(".katex")) {
      if (!lit.some((range) => range.intersectsNode(formula))) continue;
      formula.classList.add(`lit-${name}`);
      formulas.push(formula);
    }
    const highlight = new Highlight(...lit);
    highlight.priority = -1; // below what was searched for and what was marked
    CSS.highlights.set(name, highlight);
  }

  function isShown(language) {
    return ["both", language].includes(document.documentElement.dataset.mode);
  }

  // ---- pointing --------------------------------------------------------------------------

  function onMove(event) {
    if (!rowsHere) return;
    const where = `${event.screenX} ${event.screenY}`;
    if (where === screen) return;
    screen = where;
    if (!pointer) requestAnimationFrame(point);
    pointer = { x: event.clientX, y: event.clientY, target: event.target, isPressed: event.buttons !== 0 };
  }

  function point() {
    const at = pointer;
    pointer = null;
    if (at) show(at.isPressed ? null : pointedAt(at));
  }

  function show(found) {
    if (found === pointed || (found && pointed && found.row === pointed.row && found.group === pointed.group && found.language === pointed.language)) return;
    pointed = found;
    paint();
  }

  // What the pointer lights: nothing where one language is hidden, for there is no partner to see.
  function pointedAt({ x, y, target }) {
    if (document.documentElement.dataset.mode !== "both" || !target.isConnected) return null;
    const found = Cells.around(target);
    if (!found || !found.language || found.element === target || !found.row.dataset.sentences) return null;
    const caret = document.caretPositionFromPoint(x, y);
    if (!caret || !found.element.contains(caret.offsetNode)) return null;
    const offset = signAt(found.element, Cells.offsetOf(found.element, caret.offsetNode, caret.offset), x);
    const group = at(found.row, found.language, offset);
    return group < 0 ? null : { row: found.row, group, language: found.language };
  }

  // The caret stands at the nearer edge of the sign that is pointed at: behind it in its second half.
  function signAt(cell, offset, x) {
    const range = Cells.rangeOf(cell, offset, offset + 1);
    const box = range && range.getClientRects()[0];
    return offset > 0 && (!box || x < box.left) ? offset - 1 : offset;
  }

  function leave() {
    pointer = null;
    show(null);
  }

  // ---- beginning -------------------------------------------------------------------------

  function begin() {
    document.addEventListener("mousemove", onMove, { passive: true });
    document.addEventListener("mousedown", leave, { passive: true });
    document.documentElement.addEventListener("mouseleave", leave);
    window.addEventListener("scroll", leave, { passive: true }); // what is below the pointer is another
  }

  function beginArticle() {
    rowsHere = document.querySelector("[data-sentences]") !== null;
    pointer = null;
    dim();
  }

  return { begin, beginArticle, of, at, textOf, rangesOf, light, dim };
})();
