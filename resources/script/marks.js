// The words that were searched for, marked wherever the page has them, in both columns. The page
// stays as it is: marks are highlights of CSS. Formulas, pictures and what the mode hides have none.
// Between jumps.js and page.js in the same script.
"use strict";

const Marks = (() => {
  const TEXTS = ".row.head, .row[data-pair], #sources";
  // What does not end a word or a line of words; every other element does.
  const INLINE = "a, abbr, b, bdi, bdo, cite, code, del, dfn, em, i, ins, kbd, mark, q, rp, rt, ruby, s, samp, small, span:not(.address), strong, sub, sup, time, u, var, wbr";
  const NO_TEXT = ".katex, svg, button, .pop, [hidden]";
  const GAP = "\ufffc"; // stands in the text where no word goes on
  // Chinese and what is written like it has no spaces, and so no word that must be a whole one.
  const LETTER = "[[\\p{L}\\p{M}\\p{N}]--[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}]]";
  const BEGINS = new RegExp(`^${LETTER}`, "v");
  const ENDS = new RegExp(`${LETTER}$`, "v");
  const EDGE = 16; // px from the top and the bottom of the window where a mark is in sight
  let words = [];
  let found = []; // ranges, in the order of the page
  let active = 0;
  let report = () => {};

  // ---- finding ---------------------------------------------------------------------------

  function patternOf(wanted) {
    const known = new Set(wanted.map((word) => word.trim()).filter((word) => word && !word.includes(GAP)));
    const longestFirst = Array.from(known).sort((one, other) => other.length - one.length);
    return longestFirst.length ? new RegExp(longestFirst.map(wordPattern).join("|"), "giv") : null;
  }

  // The page has curly quotation marks where the text was written with straight ones.
  function wordPattern(word) {
    const inside = word.split(/\s+/).map(RegExp.escape).join("\\s+").replace(/\\x27|[‘’]/g, "['‘’]").replace(/\\x22|[“”]/g, '["“”]');
    return `${BEGINS.test(word) ? `(?<!${LETTER})` : ""}${inside}${ENDS.test(word) ? `(?!${LETTER})` : ""}`;
  }

  // The text of the page as one string, and where in it each text node begins.
  function readPage() {
    const hidden = { en: ".zh", zh: ".en" }[document.documentElement.dataset.mode];
    const skipped = hidden ? `${NO_TEXT}, ${hidden}` : NO_TEXT;
    const parts = [];
    const nodes = [];
    let length = 0;
    const add = (text) => {
      parts.push(text);
      length += text.length;
    };
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        nodes.push({ node, start: length });
        add(node.data);
      } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("a.cite")) {
        const isSkipped = node.matches(skipped);
        const isInline = !isSkipped && node.matches(INLINE);
        if (!isInline) add(node.matches("br") ? "\n" : GAP);
        if (isSkipped) return;
        for (const child of node.childNodes) read(child);
        if (!isInline && node.hasChildNodes()) add(GAP);
      }
    };
    for (const text of document.querySelectorAll(TEXTS)) read(text);
    return { text: parts.join(""), nodes };
  }

  // Ranges that do not follow the page's changes: thousands of those that do would make each slow.
  function find() {
    found = [];
    const pattern = patternOf(words);
    if (!pattern) return;
    const { text, nodes } = readPage();
    let at = 0;
    const nodeWith = (place) => {
      while (at + 1 < nodes.length && nodes[at + 1].start <= place) at += 1;
      return nodes[at];
    };
    for (const match of text.matchAll(pattern)) {
      const last = match.index + match[0].length - 1;
      const first = nodeWith(match.index);
      const [startContainer, startOffset] = [first.node, match.index - first.start];
      const end = nodeWith(last);
      found.push(new StaticRange({ startContainer, startOffset, endContainer: end.node, endOffset: last + 1 - end.start }));
    }
  }

  // The first mark in an element or after it, or at a place in a text; round the end.
  function firstFrom(node, offset = 0) {
    if (!node) return 0;
    const isBehind = ({ startContainer, startOffset }) =>
      startContainer === node ? startOffset >= offset : node.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING;
    return Math.max(0, found.findIndex(isBehind));
  }

  // ---- showing ---------------------------------------------------------------------------

  function paint() {
    const all = new Highlight();
    for (const range of found) all.add(range);
    all.priority = 1; // over the user's marks
    CSS.highlights.set("search", all);
    paintActive();
  }

  function paintActive() {
    const one = new Highlight();
    if (found.length) one.add(found[active]);
    one.priority = 2; // over the highlight of all
    CSS.highlights.set("search-active", one);
  }

  function count() {
    report(found.length && active + 1, found.length);
  }

  // Marks some words, and brings the first mark of a row, or below it, into sight.
  function show(wanted, id) {
    const row = Jumps.rowOf(id);
    words = wanted;
    find();
    active = firstFrom(row);
    paint();
    count();
    Jumps.run(() => {
      Jumps.scrollTo(row);
      bringIntoSight();
    });
  }

  // The mode shows other columns; the active mark stays the one it is where it can.
  function refresh() {
    if (!words.length) return;
    const old = found[active];
    find();
    active = old ? firstFrom(old.startContainer, old.startOffset) : 0;
    paint();
    count();
  }

  function step(by) {
    if (!found.length) return;
    active = (((active + by) % found.length) + found.length) % found.length;
    paintActive();
    count();
    Jumps.run(bringIntoSight);
  }

  // Returns whether there were any.
  function clear() {
    const had = found.length > 0;
    words = [];
    found = [];
    active = 0;
    CSS.highlights.delete("search");
    CSS.highlights.delete("search-active");
    if (had) count();
    return had;
  }

  function begin(told) {
    report = told;
    count();
  }

  // ---- into sight ------------------------------------------------------------------------

  function bringIntoSight() {
    if (!found.length) return;
    const { startContainer, startOffset, endContainer, endOffset } = found[active];
    open(startContainer.parentElement);
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const scroller = startContainer.parentElement.closest("pre, .scroll");
    const [box, frame] = [range.getBoundingClientRect(), scroller && scroller.getBoundingClientRect()];
    if (scroller && (box.left < frame.left || box.right > frame.right)) scroller.scrollLeft += box.left - frame.left - frame.width / 3;
    if (box.top < EDGE || box.bottom > window.innerHeight - EDGE) window.scrollBy(0, (box.top + box.bottom - window.innerHeight) / 2);
  }

  // An answer that is folded away opens, as it does for the browser's own search.
  function open(element) {
    const summary = element.closest("summary");
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) {
      if (!summary || summary.parentElement !== box) box.open = true;
    }
  }

  return { begin, show, refresh, step, clear };
})();
