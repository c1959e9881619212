// The article's marks, painted: what was marked in its colour, the sentences that answer it fainter,
// and signs beside the rows for notes, bookmarks and the questions of the self-test. The text stays as
// it is: marks are highlights of CSS.
// For the scripts that follow in the same script.
"use strict";

const Notes = (() => {
  const MOST = 80; // signs of a note that its title has
  const drawn = new WeakMap(); // by passage: what is painted of it
  const OTHER = { en: "zh", zh: "en" };
  let marks = [];
  let labels = {};
  let finds = new Map(); // by id: what was looked for, and the passage or null
  let placed = new Map(); // by id of a mark that the window has looked for: its passage, or null
  let asked = new Set(); // ids that it was asked for
  let named = new Map(); // by id: the pair that the window was told
  let painted = []; // { mark, passage } in the order of the marks
  let layers = []; // names of the highlights
  let signs = []; // the elements beside the rows
  let shownSigns = ""; // what these say
  let formulas = []; // [formula, class] of those that stand in a mark

  // ---- from the window -------------------------------------------------------------------

  function show(told) {
    marks = told.marks;
    labels = told.labels;
    Bar.setLabels(labels);
    Recall.setLabel(labels.covered);
    paint();
    askForLost();
  }

  // The window tells where marks are that were not found here.
  function place(places) {
    for (const one of places) placed.set(one.id, Places.told(one));
    paint();
  }

  function askForLost() {
    const known = new Set(painted.map(({ mark }) => mark.id));
    const ids = marks.map(({ id }) => id).filter((id) => !known.has(id) && !asked.has(id));
    if (!ids.length) return;
    for (const id of ids) asked.add(id);
    Study.tell("marks_lost", { ids, cells: Places.cells() });
  }

  function tellFound({ id, pair, is_orphan: isOrphan }, row) {
    const now = Places.pairOf(row);
    if ((pair === now && !isOrphan) || named.get(id) === now) return;
    named.set(id, now);
    Study.tell("mark_found", { id, pair: now });
  }

  // ---- painting --------------------------------------------------------------------------

  function paint() {
    painted = [];
    for (const mark of marks) {
      const found = find(mark);
      const passage = found || placed.get(mark.id);
      if (passage) painted.push({ mark, passage });
      if (found) tellFound(mark, found.row);
    }
    paintText();
    paintSigns();
  }

  // The page's words never change: what was found once stands where it is.
  function find(mark) {
    const wanted = [mark.pair, mark.language, mark.quote, mark.prefix, mark.suffix].join("\0");
    const known = finds.get(mark.id);
    if (known && known.wanted === wanted) return known.passage;
    const passage = Places.find(mark);
    finds.set(mark.id, { wanted, passage });
    return passage;
  }

  function toneOf({ colour }) {
    return colour || "note";
  }

  function paintText() {
    clearText();
    const highlights = new Map();
    const add = (name, range) => {
      if (!highlights.has(name)) highlights.set(name, new Highlight());
      highlights.get(name).add(range);
    };
    for (const { mark, passage } of painted) {
      if (!passage.element) continue;
      if (!drawn.has(passage)) drawn.set(passage, draw(passage));
      const { ranges, answers, formulas } = drawn.get(passage);
      for (const range of ranges) add(`mark-${toneOf(mark)}`, range);
      for (const range of answers) add(`answer-${toneOf(mark)}`, range);
      for (const formula of formulas) paintFormula(formula, `in-${toneOf(mark)}`);
    }
    for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
    layers = Array.from(highlights.keys());
  }

  // What is painted of a passage; ranges that followed the page's changes would make each slow.
  function draw(passage) {
    const still = ({ startContainer, startOffset, endContainer, endOffset }) =>
      new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    const range = Cells.rangeOf(passage.element, passage.start, passage.end);
    return { ranges: range ? [still(range)] : [], answers: answersTo(passage).map(still), formulas: formulasIn(passage) };
  }

  // The ranges of the sentences in the other column.
  function answersTo(passage) {
    const groups = Passages.groupsOf(passage);
    const ranges = [];
    for (let group = groups ? groups[0] : 0; groups && group <= groups[1]; group += 1) {
      ranges.push(...Sentences.rangesOf(passage.row, group, OTHER[passage.language]));
    }
    return ranges;
  }

  function formulasIn({ element, start, end }) {
    if (!element.querySelector(".katex")) return [];
    const nodes = Cells.read(element).at.slice(start, end).map(([node]) => node);
    return Array.from(new Set(nodes)).filter((node) => node.nodeType === Node.ELEMENT_NODE && node.matches(".katex"));
  }

  // The boxes of a formula's parts leave gaps between them, which its own ground fills.
  function paintFormula(formula, name) {
    formula.classList.add(name);
    formulas.push([formula, name]);
  }

  function clearText() {
    for (const name of layers) CSS.highlights.delete(name);
    for (const [formula, name] of formulas) formula.classList.remove(name);
    layers = [];
    formulas = [];
  }

  // ---- signs beside the rows -------------------------------------------------------------

  function paintSigns() {
    const wanted = [...signsOfMarks(), ...signsOfQuestions()];
    const name = JSON.stringify(wanted.map(({ row, mark, side, className, title }) => [row.id, mark?.id, side, className, title]));
    if (name === shownSigns) return;
    shownSigns = name;
    for (const sign of signs) sign.remove();
    signs = [];
    for (const sign of wanted) addSign(sign);
  }

  function signsOfMarks() {
    const signed = painted.filter(({ mark }) => mark.kind !== "highlight" || mark.note);
    return signed.map(({ mark, passage: { row } }) => {
      const icon = mark.kind === "bookmark" ? "bookmark" : "note";
      const side = mark.language === "zh" ? "right" : "left";
      const act = () => Study.tell("mark_opened", { id: mark.id });
      return { row, mark, side, className: `${icon} ${mark.colour || ""}`.trim(), title: titleOf(mark, icon), icon, act };
    });
  }

  function signsOfQuestions() {
    return Making.questions().map((question) => {
      const act = ({ currentTarget }) => {
        Making.tellQuestion(question);
        currentTarget.title = labels.card_made;
        currentTarget.classList.add("done");
      };
      return { row: question.row, side: "right", className: "question", title: labels.make_card || "", icon: "card", act };
    });
  }

  function titleOf({ note }, icon) {
    const beginning = note.trim().slice(0, MOST);
    return [labels[icon], beginning && `${beginning}${note.trim().length > MOST ? "…" : ""}`].filter(Boolean).join(": ");
  }

  function addSign({ row, side, className, title, icon, act }) {
    let box = row.querySelector(`:scope > .signs.${side}`);
    if (!box) {
      box = document.createElement("div");
      box.className = `own signs ${side}`;
      row.append(box);
      signs.push(box);
    }
    box.append(Bar.button(className, title, Bar.icon(icon), act));
  }

  // ---- clicks ----------------------------------------------------------------------------

  function onClick(event) {
    if (!document.getSelection().isCollapsed || event.target.closest("a, button, summary, .term, figure.zoom")) return;
    if (Recall.coveredAt(event)) return;
    const cell = Cells.around(event.target);
    if (!cell) return;
    const isUnder = ({ passage: { element, start, end } }) =>
      element === cell.element && Passages.isIn(Cells.rangeOf(element, start, end), event.clientX, event.clientY);
    const found = painted.filter(isUnder).sort((one, other) => lengthOf(one) - lengthOf(other));
    if (found.length) Study.tell("mark_opened", { id: found[0].mark.id });
  }

  function lengthOf({ passage }) {
    return passage.end - passage.start;
  }

  function begin() {
    document.addEventListener("click", onClick);
    Bar.begin();
  }

  function beginArticle() {
    marks = [];
    finds = new Map();
    placed = new Map();
    asked = new Set();
    named = new Map();
    painted = [];
    signs = [];
    shownSigns = "";
    clearText();
    Bar.setLabels(null);
    Bar.close();
  }

  function offerCard(pop, term) {
    if (labels.make_card) Making.offerCard(pop, term, labels);
  }

  return { begin, beginArticle, show, place, offerCard, make: Making.mark, makeCard: Making.card, close: Bar.close };
})();
