// What a command acts on: what is selected, the current sentence or pair, or what the pointer rests on;
// the sentences round it in both languages; and how these are copied. A passage is a stretch of a
// cell's text: { row, element, language, start, end }.
// For the scripts that follow in the same script.
"use strict";

const Passages = (() => {
  const SIDES = ["en", "zh"];
  let pointer = null; // { x, y, target }, unless a key has moved since
  let language = ""; // of the column that was pointed at last

  // ---- what is meant ---------------------------------------------------------------------

  // The language that something without one is meant in.
  function languageNow() {
    const { mode } = document.documentElement.dataset;
    return mode === "both" ? languageOfPointer() || language || "en" : mode;
  }

  function languageOfPointer() {
    const cell = pointer && Cells.around(pointer.target);
    return cell ? cell.language : "";
  }

  // A sentence of a row, or all of its words, in the language that is meant if it has that.
  function of(row, group = null) {
    const cells = Cells.ofRow(row).filter(({ element }) => Cells.read(element).text);
    const wanted = languageNow();
    cells.sort((one, other) => (other.language === wanted) - (one.language === wanted));
    for (const cell of cells) {
      const place = group === null ? [0, Cells.read(cell.element).text.length] : placeOf(row, group, cell.language);
      if (place) return { ...cell, row, start: place[0], end: place[1] };
    }
    return null;
  }

  function placeOf(row, group, side) {
    const found = Sentences.of(row);
    const places = side ? found.groups[group][side].map((index) => found[side][index]) : [];
    return places.length ? [places[0][0], places.at(-1)[1]] : null;
  }

  // What is selected, else the current sentence, or else the current pair.
  function chosen() {
    const selected = Cells.selected();
    const at = Pairs.current();
    return selected || (at && of(at.row, at.group));
  }

  // The pair that is meant: that of the selection, the current one, or the one being read.
  function rowMeant() {
    const selected = Cells.selected();
    const at = Pairs.current();
    if (selected) return selected.row;
    return at ? at.row : Pairs.rowBeingRead();
  }

  function pointed() {
    const cell = pointer && pointer.target.isConnected && Cells.around(pointer.target);
    if (!cell || !cell.language) return null;
    const isUnder = (group) => Sentences.rangesOf(cell.row, group, cell.language).some((range) => isIn(range, pointer.x, pointer.y));
    const group = Array.from(Sentences.of(cell.row).groups.keys()).find(isUnder);
    return group === undefined ? null : of(cell.row, group);
  }

  // Whether a point of the window is on words of a range, or between two of its lines.
  function isIn(range, x, y) {
    return Array.from(range.getClientRects()).some((box) => x >= box.left && x <= box.right && y >= box.top - 4 && y <= box.bottom + 4);
  }

  // ---- the words of it -------------------------------------------------------------------

  // The sentences of a passage, as the first and the last of its row's groups, or null.
  function groupsOf({ row, language: side, start, end }) {
    if (!side) return null;
    const ends = [Sentences.at(row, side, start), Sentences.at(row, side, end - 1)];
    return Math.min(...ends) < 0 ? null : [Math.min(...ends), Math.max(...ends)];
  }

  // { en, zh }: the sentences round a passage and those that answer them; the whole pair where those
  // are not known. What stands across both columns has its lines as if they were English.
  function textsAround(passage) {
    const groups = groupsOf(passage);
    if (!passage.language) return { en: linesAround(passage), zh: "" };
    const texts = { en: "", zh: "" };
    for (const side of SIDES) texts[side] = groups ? sentencesOf(passage.row, groups, side) : textOf(passage.row, side);
    return texts;
  }

  function sentencesOf(row, [first, last], side) {
    const parts = [];
    for (let group = first; group <= last; group += 1) parts.push(Sentences.textOf(row, group, side));
    return parts.filter(Boolean).join(side === "zh" ? "" : " ");
  }

  // All words of a row in one language.
  function textOf(row, side) {
    const cell = Cells.ofRow(row).find((one) => one.language === side);
    return cell ? Cells.read(cell.element).text : "";
  }

  function linesAround({ element, start, end }) {
    const { text } = Cells.read(element);
    const stop = text.indexOf("\n", end);
    return text.slice(text.lastIndexOf("\n", start) + 1, stop < 0 ? text.length : stop);
  }

  // ---- copies ----------------------------------------------------------------------------

  // Copies the sentence that is meant, or both languages of it with the link to its place.
  function copy(isBoth) {
    const at = Pairs.current();
    const row = rowMeant();
    const passage = Cells.selected() || (at && at.group !== null ? of(at.row, at.group) : pointed()) || (row && of(row));
    if (!passage) return;
    const texts = textsAround(passage);
    if (!passage.language) texts.en = Cells.read(passage.element).text;
    const lines = isBoth ? SIDES.map((side) => texts[side]) : [texts[passage.language || "en"]];
    const said = lines.filter(Boolean).map((line) => forClipboard(passage.language ? line.replace(/\s*\n\s*/g, " ") : line));
    if (isBoth) said.push(linkTo(passage.row));
    Study.tell("copied", { text: said.join("\n") });
  }

  function forClipboard(text) {
    return text.replace(/\\\((.*?)\\\)/gs, "$$$1$$");
  }

  function linkTo(row) {
    const path = document.documentElement.dataset.path || "";
    return `reader://${path.split("/").map(encodeURIComponent).join("/")}#${row.id}`;
  }

  // ---- the pointer -----------------------------------------------------------------------

  // Once keys have moved what is current, the pointer rests where it does by accident.
  function forgetPointer() {
    language = languageOfPointer() || language;
    pointer = null;
  }

  function begin() {
    const onMove = ({ clientX, clientY, target }) => {
      pointer = { x: clientX, y: clientY, target };
    };
    document.addEventListener("mousemove", onMove, { passive: true });
  }

  return { begin, forgetPointer, chosen, rowMeant, groupsOf, textsAround, textOf, isIn, copy };
})();
