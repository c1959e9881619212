// What is made in a page: marks and cards, from what is selected or current, from a term and from the
// questions at an article's end. A side that has no words is told as "".
// For the scripts that follow in the same script.
"use strict";

const Making = (() => {
  const CONTEXT = 32; // code points before and after a quote that are kept with it
  const SELF_TEST = new Set(["check yourself", "自测"]);

  // ---- marks -----------------------------------------------------------------------------

  // Makes a highlight in a colour, a note or a bookmark; the contents are no article.
  function mark(kind, colour = "") {
    if (!document.documentElement.dataset.path) return;
    const passage = kind === "bookmark" ? null : Passages.chosen();
    const row = passage ? passage.row : kind === "bookmark" && Passages.rowMeant();
    if (!row) return;
    const quoted = passage ? quotedFrom(passage) : { language: "", quote: "", prefix: "", suffix: "", text: beginningOf(row) };
    Study.tell("mark", { kind, pair: Places.pairOf(row), colour, heading: headingAbove(row), ...quoted });
    document.getSelection().empty();
  }

  function quotedFrom(passage) {
    const { text } = Cells.read(passage.element);
    return {
      language: passage.language,
      quote: text.slice(passage.start, passage.end),
      prefix: Array.from(text.slice(0, passage.start)).slice(-CONTEXT).join(""),
      suffix: Array.from(text.slice(passage.end)).slice(0, CONTEXT).join(""),
      text: Passages.textsAround(passage),
    };
  }

  // The first sentence of a pair, in both languages.
  function beginningOf(row) {
    const cell = Cells.ofRow(row).find(({ element }) => Cells.read(element).text);
    return cell ? Passages.textsAround({ ...cell, row, start: 0, end: 1 }) : { en: "", zh: "" };
  }

  function headingAbove(row) {
    let above = row;
    while (above && !above.matches(".heading")) above = above.previousElementSibling;
    return above ? { en: Passages.textOf(above, "en"), zh: Passages.textOf(above, "zh") } : { en: "", zh: "" };
  }

  // ---- cards -----------------------------------------------------------------------------

  // Makes a card of the selected phrase, or of the term that is selected or focused.
  function card() {
    if (!document.documentElement.dataset.path) return;
    const selected = Cells.selected();
    const term = termAt(selected);
    if (term) tellTerm(term);
    else if (selected) tellPhrase(selected);
    document.getSelection().empty();
  }

  // The term that all of the selection stands in; without one, the term that has the focus.
  function termAt(selected) {
    if (!selected) return document.activeElement.closest(".term");
    const range = Cells.rangeOf(selected.element, selected.start, selected.end);
    const inside = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".term");
    const term = range && inside(range.startContainer);
    return term && term === inside(range.endContainer) ? term : null;
  }

  function tellPhrase(selected) {
    const phrase = Cells.read(selected.element).text.slice(selected.start, selected.end);
    const language = selected.language || languageInside() || "en";
    const known = termCalled(phrase, language);
    const front = known ? namesOf(known) : { en: "", zh: "", [language]: phrase };
    tellWord(front, selected, known ? known.dataset.termCard : "");
  }

  // Of what stands across both columns, a caption is still in one language.
  function languageInside() {
    const { anchorNode } = document.getSelection();
    const part = anchorNode && anchorNode.parentElement.closest(".en, .zh");
    return part ? part.classList[0] : "";
  }

  function cardsOfTerms() {
    return Array.from(document.querySelectorAll(".terms [data-term-card]"));
  }

  function termCalled(phrase, language) {
    const wanted = phrase.toLowerCase();
    return cardsOfTerms().find((one) => namesOf(one)[language].toLowerCase() === wanted) || null;
  }

  function namesOf(termCard) {
    const name = (side) => termCard.querySelector(`:scope > .${side} h3`)?.textContent.trim() || "";
    return { en: name("en"), zh: name("zh") };
  }

  // A card of the term that an element of the text stands for.
  function tellTerm(element) {
    const cell = Cells.around(element);
    const explained = cardsOfTerms().find((one) => one.dataset.termCard === element.dataset.term);
    if (!cell || !explained) return;
    const start = Cells.offsetOf(cell.element, element, 0);
    tellWord(namesOf(explained), { ...cell, start, end: start + 1 }, element.dataset.term);
  }

  function tellWord(front, passage, term) {
    const back = Passages.textsAround(passage);
    Study.tell("card", { kind: "word", pair: Places.pairOf(passage.row), front, back, term });
  }

  // Adds a button to the card of a term that has opened over the page.
  function offerCard(pop, term, labels) {
    if (!Cells.around(term)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "own make";
    button.textContent = labels.make_card;
    button.addEventListener("click", () => {
      if (!button.matches(".done")) tellTerm(term);
      button.textContent = labels.card_made;
      button.classList.add("done");
    });
    pop.append(button);
  }

  // ---- questions -------------------------------------------------------------------------

  // The questions of the self-test: { row, en, zh }, the two `details` or one and null.
  function questions() {
    const found = [];
    let isInside = false;
    for (const row of document.querySelectorAll(".row[data-pair]")) {
      if (row.matches(".heading")) {
        isInside = ["en", "zh"].some((side) => SELF_TEST.has(Passages.textOf(row, side).trim().toLowerCase()));
      } else if (isInside) {
        const [en, zh] = ["en", "zh"].map((side) => Array.from(row.querySelectorAll(`:scope > .${side} > details`)));
        const longer = en.length > zh.length ? en : zh;
        longer.forEach((_one, index) => found.push({ row, en: en[index] || null, zh: zh[index] || null }));
      }
    }
    return found;
  }

  function tellQuestion({ row, en, zh }) {
    const front = { en: questionOf(en), zh: questionOf(zh) };
    const back = { en: answerOf(en), zh: answerOf(zh) };
    Study.tell("card", { kind: "question", pair: Places.pairOf(row), front, back, term: "" });
  }

  function questionOf(details) {
    const summary = details && details.querySelector("summary");
    return summary ? Cells.read(summary).text : "";
  }

  function answerOf(details) {
    return details ? Cells.read(details).text.slice(questionOf(details).length).trim() : "";
  }

  return { mark, card, offerCard, questions, questionOf, tellQuestion };
})();
