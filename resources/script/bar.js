// The small bar beside a selection that is finished: four colours, a note, a card, a copy in both
// languages. It never takes the selection away, and goes with it.
// For the scripts that follow in the same script.
"use strict";

const Bar = (() => {
  const COLOURS = ["orange", "green", "blue", "purple"];
  const GAP = 8; // px between the bar and the line it stands by
  const EDGE = 12; // px left free at the sides of the window
  const SVG = "http://www.w3.org/2000/svg";
  const ICONS = {
    note: "M2.5 3h11v8h-6l-3 2.5V11h-2z",
    card: "M1.8 4h12.4v8H1.8zM8 6v4M6 8h4",
    copy: "M5.5 2.5h8v8h-8zM5.5 5.5h-3v8h8v-3",
    bookmark: "M4.5 2.5h7v11L8 10.4l-3.5 3.1z",
  };
  const drawn = new Map(); // by name: an icon to be copied
  let bar = null;
  let labels = null; // by name; without them nothing is offered
  let place = 0; // where the page was scrolled to when it opened
  let isFresh = false; // the selection has changed since it was last looked at
  let kept = ""; // the selection that the bar stands by

  function icon(name) {
    if (!drawn.has(name)) drawn.set(name, draw(ICONS[name]));
    return drawn.get(name).cloneNode(true);
  }

  function draw(line) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    svg.append(path);
    return svg;
  }

  function button(className, label, content, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = className;
    one.title = label;
    one.setAttribute("aria-label", label);
    one.append(content);
    one.addEventListener("click", act);
    return one;
  }

  // ---- opening and closing ---------------------------------------------------------------

  function open() {
    isFresh = false;
    close();
    const selected = labels && Cells.selected();
    const range = selected && Cells.rangeOf(selected.element, selected.start, selected.end);
    const lines = range ? Array.from(range.getClientRects()).filter((line) => line.width > 1) : [];
    if (!lines.length) return;
    bar = document.createElement("div");
    bar.className = "own bar";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", labels.bar);
    bar.append(...COLOURS.map((colour) => offer(`dot ${colour}`, labels[`highlight_${colour}`], "", () => Making.mark("highlight", colour))));
    bar.append(
      offer("sign", labels.note, icon("note"), () => Making.mark("note")),
      offer("sign", labels.card, icon("card"), () => Making.card()),
      offer("sign", labels.copy_both, icon("copy"), () => Passages.copy(true)),
    );
    bar.addEventListener("mousedown", (event) => event.preventDefault()); // which would take the selection away
    bar.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !bar?.contains(relatedTarget)) close();
    });
    document.body.append(bar);
    kept = nameOfSelection();
    place = window.scrollY;
    put(lines);
  }

  function offer(className, label, content, act) {
    return button(className, label, content, () => {
      act();
      close();
    });
  }

  // By the end at which the selecting stopped: below the last line, or above the first one.
  function put(lines) {
    const isBackward = document.getSelection().direction === "backward";
    const [first, last] = [lines[0], lines.at(-1)];
    const hasRoomAbove = first.top - GAP - bar.offsetHeight > EDGE;
    const hasRoomBelow = last.bottom + GAP + bar.offsetHeight < window.innerHeight - EDGE;
    const isAbove = hasRoomAbove && (isBackward || !hasRoomBelow);
    const middle = isBackward ? first.left : last.right;
    const rightmost = document.documentElement.clientWidth - bar.offsetWidth - EDGE;
    const left = Math.max(EDGE, Math.min(middle - bar.offsetWidth / 2, rightmost));
    bar.style.left = `${left + window.scrollX}px`;
    bar.style.top = `${(isAbove ? first.top - GAP - bar.offsetHeight : last.bottom + GAP) + window.scrollY}px`;
  }

  // Returns whether there was one.
  function close() {
    if (!bar) return false;
    const closed = bar;
    bar = null; // first: what is removed loses focus, and that is heard above
    closed.remove();
    return true;
  }

  function nameOfSelection() {
    const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = document.getSelection();
    const row = anchorNode && Cells.around(anchorNode);
    return isCollapsed || !row ? "" : [row.row.id, anchorOffset, focusOffset, anchorNode.textContent, focusNode.textContent].join("\0");
  }

  function setLabels(texts) {
    labels = texts;
  }

  // ---- pointer and keys ------------------------------------------------------------------

  function onPointer(event) {
    if (event.button !== 0 || (bar && bar.contains(event.target))) return;
    // A click into a selection takes it away only after this.
    requestAnimationFrame(() => {
      if (isFresh) open();
    });
  }

  function onSelection() {
    if (bar && nameOfSelection() === kept) return;
    isFresh = true;
    close();
  }

  function onKeyUp({ key, ctrlKey, metaKey }) {
    const isEnd = key === "Shift" || ((ctrlKey || metaKey) && key.toLowerCase() === "a");
    if (isEnd && isFresh) open();
  }

  function onKey(event) {
    if (!bar) return;
    const buttons = Array.from(bar.children);
    const index = buttons.indexOf(document.activeElement);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (index < 0 && event.key === "Tab" && !event.shiftKey) buttons[0].focus({ preventScroll: true });
    else if (index >= 0 && by && !event.shiftKey) buttons.at((index + by) % buttons.length).focus({ preventScroll: true });
    else return;
    event.preventDefault();
  }

  function begin() {
    document.addEventListener("pointerup", onPointer);
    document.addEventListener("selectionchange", onSelection);
    document.addEventListener("keyup", onKeyUp);
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", () => {
      if (bar && Math.abs(window.scrollY - place) > window.innerHeight / 2) close();
    }, { passive: true });
  }

  return { begin, open, close, setLabels, icon, button };
})();
