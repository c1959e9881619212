// Recall mode: one language is covered, and a key or a click uncovers it, pair by pair or sentence by
// sentence; never the pointer alone. What is covered keeps its room. Words are covered by a highlight
// of CSS, and what is more than words, formulas and links for instance, by a class.
// For the scripts that follow in the same script.
"use strict";

const Recall = (() => {
  const WHOLE = null; // the one part of a row that is not covered sentence by sentence
  const MORE_THAN_WORDS = ".katex, a, .term, .dead, code, img, svg, abbr, em, mark, kbd, .task, button.copy";
  const UNFIT = ":not(.shared, .heading, .head)";
  const ON_TOP = 100; // over every other highlight
  let wanted = { covered: "", by: "pair" };
  let body = null; // of the article that is covered
  let label = "";
  let covers = new Map(); // by row, by part: the ranges that cover it
  let highlight = null;

  // ---- what can be covered ---------------------------------------------------------------

  // The contents are no article, and stay readable.
  function isOn() {
    return wanted.covered !== "" && document.documentElement.dataset.path !== "";
  }

  function goesBySentence() {
    return isOn() && wanted.by === "sentence";
  }

  function cellOf(row) {
    return row.querySelector(`:scope > .${wanted.covered}`);
  }

  // The parts of a row that are covered one by one: sentences, or all of it; none where the row has
  // nothing in one of the languages.
  function partsOf(row) {
    const cells = row.matches(UNFIT) ? ["en", "zh"].map((side) => row.querySelector(`:scope > .${side}`)) : [];
    if (!cells.length || !cells.every((cell) => cell && cell.hasChildNodes())) return [];
    const isWhole = wanted.by === "pair" || row.querySelector("figure"); // a picture is no sentence
    const { groups } = isWhole ? { groups: [] } : Sentences.of(row);
    const parts = Array.from(groups.keys()).filter((group) => groups[group][wanted.covered].length);
    return parts.length ? parts : [WHOLE];
  }

  // Whether a row, or a sentence of it, can be covered, be it so now or not.
  function canCover(row, group = WHOLE) {
    const parts = partsOf(row);
    return group === WHOLE ? parts.length > 0 : parts.includes(group);
  }

  function rangesOf(row, part) {
    if (part !== WHOLE) return Sentences.rangesOf(row, part, wanted.covered);
    const range = document.createRange();
    range.selectNodeContents(cellOf(row));
    return [range];
  }

  // ---- covering --------------------------------------------------------------------------

  // What follows the page's changes would make each slow.
  function still({ startContainer, startOffset, endContainer, endOffset }) {
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  function show(next) {
    if (body === document.body && next.covered === wanted.covered && next.by === wanted.by) return;
    takeAway();
    wanted = { covered: next.covered, by: next.by };
    body = document.body;
    if (!isOn()) return;
    highlight = new Highlight();
    highlight.priority = ON_TOP;
    for (const row of document.querySelectorAll(`.row[data-pair]${UNFIT}`)) {
      for (const part of partsOf(row)) cover(row, part);
      if (covers.has(row)) dress(row);
    }
    CSS.highlights.set("covered", highlight);
  }

  function takeAway() {
    const rows = Array.from(covers.keys());
    covers = new Map();
    highlight = null;
    CSS.highlights.delete("covered");
    if (body === document.body) rows.forEach(dress);
  }

  function cover(row, part) {
    const ranges = rangesOf(row, part).map(still);
    if (!covers.has(row)) covers.set(row, new Map());
    covers.get(row).set(part, ranges);
    for (const range of ranges) highlight.add(range);
  }

  function uncover(row, part) {
    for (const range of covers.get(row).get(part)) highlight.delete(range);
    covers.get(row).delete(part);
    dress(row);
    Study.tell("uncovered", { count: 1 });
  }

  function isCovered(row, part) {
    return covers.has(row) && covers.get(row).has(part);
  }

  // Covers what is more than words, and keeps pointer, keys and screen readers out of what is covered.
  function dress(row) {
    const cell = cellOf(row);
    const covered = Array.from(covers.get(row) || [], ([part]) => part);
    const ranges = covered.flatMap((part) => rangesOf(row, part));
    const isAll = covered.length > 0 && covered.length === partsOf(row).length;
    cell.classList.toggle("covered", isAll);
    cell.classList.toggle("covering", covered.length > 0);
    for (const element of cell.querySelectorAll(MORE_THAN_WORDS)) {
      const isUnder = ranges.some((range) => range.intersectsNode(element));
      element.classList.toggle("covered", isUnder);
      element.inert = isUnder;
    }
    for (const child of cell.children) child.inert = isAll; // not to be found, selected or read out either
    name(cell, isAll);
  }

  function name(cell, isAll) {
    if (isAll && label) {
      cell.setAttribute("role", "img");
      cell.setAttribute("aria-label", label);
    } else {
      cell.removeAttribute("role");
      cell.removeAttribute("aria-label");
    }
  }

  // What a screen reader says instead of what is covered.
  function setLabel(text) {
    label = text || "";
    for (const row of covers.keys()) {
      const cell = cellOf(row);
      name(cell, cell.matches(".covered"));
    }
  }

  // ---- keys and clicks -------------------------------------------------------------------

  function toggle(row, part) {
    Pairs.set(row, part);
    if (isCovered(row, part)) uncover(row, part);
    else {
      cover(row, part);
      dress(row);
    }
  }

  // Uncovers what is current, or covers it again; what is being read, when nothing is. Returns whether
  // there was something to do.
  function toggleCurrent() {
    if (!isOn()) return false;
    const at = Pairs.current();
    const row = at ? at.row : Pairs.rowBeingRead();
    if (!row || !canCover(row)) return false;
    const parts = partsOf(row);
    const isGiven = at && parts.includes(at.group);
    toggle(row, isGiven ? at.group : parts.find((part) => isCovered(row, part)) ?? parts.at(-1));
    return true;
  }

  // { row, part } that is covered at a place of the window, or null.
  function coveredAt({ target, clientX, clientY }) {
    const cell = isOn() && Cells.around(target);
    if (!cell || cell.language !== wanted.covered || !covers.has(cell.row)) return null;
    const isThere = (part) => part === WHOLE || rangesOf(cell.row, part).some((range) => Passages.isIn(range, clientX, clientY));
    const part = Array.from(covers.get(cell.row).keys()).find(isThere);
    return part === undefined ? null : { row: cell.row, part };
  }

  function onClick(event) {
    if (!document.getSelection().isCollapsed) return;
    const found = coveredAt(event);
    if (!found) return;
    event.preventDefault();
    toggle(found.row, found.part);
  }

  function onKey(event) {
    if (event.key !== " " || event.shiftKey || !Pairs.isForPage(event)) return;
    if (event.target.closest("a, button, summary, .term, [role=button], figure.zoom")) return;
    if (toggleCurrent()) event.preventDefault();
  }

  function begin() {
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
  }

  // The look was shown before: the page has it before the window is heard.
  function beginArticle() {}

  return { begin, beginArticle, show, setLabel, isOn, goesBySentence, canCover, coveredAt, toggleCurrent };
})();
