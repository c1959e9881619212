// Where a mark stands in the page: its quote is looked for, exactly as it is, in the pair it was made
// in, and then in the others. What is not found here is looked for by the window.
// For the scripts that follow in the same script.
"use strict";

const Places = (() => {
  const LONG = 24; // signs that hardly stand in two places of an article by accident

  // The passage of a mark (that of a bookmark has no element), or null.
  function find(mark) {
    const [name, number] = mark.pair.split("@");
    const row = document.getElementById(name);
    const isRow = row !== null && row.matches(".row[data-pair]");
    if (!mark.quote) return isRow ? { row, element: null, language: "", start: 0, end: 0 } : null;
    return (isRow && findIn(row, mark)) || findElsewhere(mark, Number(number));
  }

  // The nearest of the best in all rows. Few words must have half of the words round them, too, or be
  // all of a cell if they were.
  function findElsewhere(mark, number) {
    const around = mark.prefix.length + mark.suffix.length;
    const isSure = ({ element, fit }) =>
      mark.quote.length >= LONG || (around ? fit >= around / 2 : Cells.read(element).text === mark.quote);
    let best = null;
    for (const row of document.querySelectorAll(".row[data-pair]")) {
      const found = findIn(row, mark);
      if (!found || !isSure(found)) continue;
      const distance = Math.abs(Number(row.dataset.pair) - number);
      if (!best || found.fit > best.fit || (found.fit === best.fit && distance < best.distance)) best = { ...found, distance };
    }
    return best;
  }

  // The passage in a row whose surroundings fit best, and how many signs of them fit, or null.
  function findIn(row, { language, quote, prefix, suffix }) {
    let best = null;
    for (const cell of Cells.ofRow(row)) {
      if (cell.language !== language) continue;
      const { text } = Cells.read(cell.element);
      for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
        const end = start + quote.length;
        const fit = fitting(text, start - 1, prefix, prefix.length - 1, -1) + fitting(text, end, suffix, 0, 1);
        if (!best || fit > best.fit) best = { row, element: cell.element, language, start, end, fit };
      }
    }
    return best;
  }

  // How many signs are the same in two texts, from a place in each on.
  function fitting(text, at, other, otherAt, by) {
    let count = 0;
    while (other[otherAt + by * count] !== undefined && text[at + by * count] === other[otherAt + by * count]) count += 1;
    return count;
  }

  // The passage that the window told, or null.
  function told({ pair, language, start, end }) {
    if (start === null) return null;
    const row = document.getElementById(pair.split("@")[0]);
    if (!row || end <= start) return row && { row, element: null, language: "", start: 0, end: 0 };
    const cell = Cells.ofRow(row).find((one) => one.language === language && Cells.read(one.element).text.length >= end);
    return cell ? { ...cell, row, start, end } : null;
  }

  // The pair as marks name it.
  function pairOf(row) {
    return `${row.id}@${row.dataset.pair}`;
  }

  // The texts of all cells, for the window to look in.
  function cells() {
    return Array.from(document.querySelectorAll(".row[data-pair]")).flatMap((row) =>
      Cells.ofRow(row).map(({ element, language }) => ({ pair: pairOf(row), language, text: Cells.read(element).text })));
  }

  return { find, told, pairOf, cells };
})();
