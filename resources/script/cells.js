// The text of a cell of the page, as reader/page/cells.py reads it from the HTML: one language's
// side of a row, or what a row shows once for both. Sentences and marks are places in these texts.
// A formula stands in them as \(TeX\), as one whole; citations, buttons and pictures are left out.
// For the scripts that follow in the same script.
"use strict";

const Cells = (() => {
  const SKIPPED = "a.cite, button, svg, .pop, [hidden], .own";
  const BLOCKS = new Set("P LI UL OL DL DT DD DIV CENTER FIGURE FIGCAPTION TABLE CAPTION THEAD TBODY TFOOT TR TD TH PRE BLOCKQUOTE DETAILS SUMMARY SECTION ARTICLE ASIDE H1 H2 H3 H4 H5 H6 HR".split(" "));
  const [WHOLE, ENTERED, LEFT] = [-1, -2, -3];
  const kept = new WeakMap(); // by cell what `read` returned; the page's words never change

  // [{ element, language }]; language is "" for what stands across both columns.
  function ofRow(row) {
    return Array.from(row.children)
      .filter((child) => !child.matches(".own"))
      .map((element) => ({ element, language: element.matches(".en") ? "en" : element.matches(".zh") ? "zh" : "" }));
  }

  // The cell that a node of the page stands in, or null.
  function around(node) {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const row = element && element.closest(".row[data-pair]");
    const cell = row && ofRow(row).find((one) => one.element.contains(element));
    return cell ? { ...cell, row } : null;
  }

  // { text, at }: `at` has for each code unit of the text [node, offset], or an element and WHOLE, for
  // all of a formula, or ENTERED or LEFT for the line break at an edge of a block.
  function read(cell) {
    if (!kept.has(cell)) kept.set(cell, readAnew(cell));
    return kept.get(cell);
  }

  function readAnew(cell) {
    let text = "";
    const at = [];
    const add = (sign, node, offset) => {
      text += sign;
      at.push([node, offset]);
    };
    const breakLine = (node, edge) => {
      while (text.endsWith(" ")) {
        text = text.slice(0, -1);
        at.pop();
      }
      if (text && !text.endsWith("\n")) add("\n", node, edge);
    };
    const readText = (node, isAsWritten) => {
      for (let offset = 0; offset < node.data.length; offset += 1) {
        const sign = node.data[offset];
        if (isAsWritten || !/[ \t\n\r\f]/.test(sign)) add(sign, node, offset);
        else if (text && !/[ \n]$/.test(text)) add(" ", node, offset);
      }
    };
    const readNode = (node, isAsWritten) => {
      if (node.nodeType === Node.TEXT_NODE) readText(node, isAsWritten);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return;
      if (node.matches(".katex")) {
        const tex = node.querySelector("annotation");
        for (const sign of `\\(${tex ? tex.textContent : ""}\\)`.split("")) add(sign, node, WHOLE);
        return;
      }
      const isBlock = BLOCKS.has(node.tagName) || node.tagName === "BR";
      if (isBlock) breakLine(node, ENTERED);
      for (const child of node.childNodes) readNode(child, isAsWritten || node.tagName === "PRE");
      if (isBlock && node.tagName !== "BR") breakLine(node, LEFT);
    };
    for (const child of cell.childNodes) readNode(child, cell.tagName === "PRE");
    const rest = text.trimEnd().length;
    return { text: text.slice(0, rest), at: at.slice(0, rest) };
  }

  // The place in the cell's text of a boundary point of the page: how many code units stand before.
  function offsetOf(cell, node, offset) {
    const { at } = read(cell);
    const point = document.createRange();
    point.setStart(node, offset);
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [part, place] = at[middle];
      if (comesBefore(point, part, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function comesBefore(point, node, place) {
    if (place >= 0) return point.comparePoint(node, place) < 0;
    const whole = document.createRange();
    whole.selectNode(node);
    if (place === LEFT) return whole.compareBoundaryPoints(Range.END_TO_END, point) <= 0;
    const begins = whole.compareBoundaryPoints(Range.START_TO_START, point) < 0;
    return begins && (place === ENTERED || !node.contains(point.startContainer));
  }

  // The page's range of a stretch of the cell's text; null when it has no text.
  function rangeOf(cell, start, end) {
    const { at } = read(cell);
    const [from, to] = [at[start], at[Math.min(end, at.length) - 1]];
    if (start >= end || !from || !to) return null;
    const range = document.createRange();
    if (from[1] === LEFT) range.setStartAfter(from[0]);
    else if (from[1] < 0) range.setStartBefore(from[0]);
    else range.setStart(from[0], from[1]);
    if (to[1] === ENTERED) range.setEndBefore(to[0]);
    else if (to[1] < 0) range.setEndAfter(to[0]);
    else range.setEnd(to[0], to[1] + 1);
    return range;
  }

  // What is selected in the page, as { element, language, row, start, end } of the first cell that
  // has some of it, or null; blanks at its edges are left out.
  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const first = around(range.startContainer) || firstIn(range);
    if (!first) return null;
    const { text } = read(first.element);
    const isInside = (node) => first.element.contains(node);
    let start = isInside(range.startContainer) ? offsetOf(first.element, range.startContainer, range.startOffset) : 0;
    let end = isInside(range.endContainer) ? endOf(first.element, range) : text.length;
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    return start < end ? { ...first, start, end } : null;
  }

  // A selection that ends inside a formula takes the whole of it.
  function endOf(cell, range) {
    const element = range.endContainer.nodeType === Node.ELEMENT_NODE ? range.endContainer : range.endContainer.parentElement;
    const formula = element.closest(".katex");
    if (!formula || !cell.contains(formula)) return offsetOf(cell, range.endContainer, range.endOffset);
    const { at } = read(cell);
    let end = offsetOf(cell, range.endContainer, range.endOffset);
    while (end < at.length && at[end][0] === formula) end += 1;
    return end;
  }

  function firstIn(range) {
    const rows = Array.from(document.querySelectorAll(".row[data-pair]"));
    const row = rows.find((one) => range.intersectsNode(one));
    const cell = row && ofRow(row).find(({ element }) => range.intersectsNode(element) && element.textContent);
    return cell ? { ...cell, row } : null;
  }

  return { ofRow, around, read, offsetOf, rangeOf, selected };
})();
