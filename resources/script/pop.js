// What opens over the page when something in it is pointed at or focused: the source behind a
// citation, what an article is about, the card of a term. One is open at a time. Enter or a click on
// a term pins its card: then it stays until Escape, a click elsewhere, or focus that goes elsewhere.
// For page.js, which follows in the same script.
"use strict";

const Pops = (() => {
  const STAY = 160; // ms that the pointer rests on something before that opens
  const LEAVE = 280; // ms to get from there into what has opened
  const GAP = 8; // px between the line and what opens below or above it
  const EDGE = 12; // px left free at the sides of the window
  const INSIDE = "a[href], button"; // what can be gone to by keyboard in what has opened
  let pop = null;
  let opener = null;
  let isPinned = false;
  let isReturning = false; // focus comes back from what was closed, which must not open again
  let waiting = null;

  // Timers never fire in this world of scripts; animation frames do.
  function wait(delay, act, what = null) {
    const mine = { what };
    const end = performance.now() + delay;
    const step = () => {
      if (waiting !== mine) return;
      if (performance.now() < end) {
        requestAnimationFrame(step);
        return;
      }
      waiting = null;
      act();
    };
    waiting = mine;
    requestAnimationFrame(step);
  }

  function openerAt(target) {
    const found = target.closest && target.closest(".term, a[href]");
    return found && !found.closest(".pop") ? found : null;
  }

  // ---- what is shown ---------------------------------------------------------------------

  function contentFor(element) {
    if (element.matches(".term")) return cardOf(element);
    const href = element.getAttribute("href") || "";
    if (href.startsWith("#source-")) return sourceOf(element, decodeURIComponent(href.slice(1)));
    const path = element.dataset.article || decodeURIComponent((href.match(/^\/article\/([^#]+)/) || [])[1] || "");
    return path ? copyOf("[data-preview]", (found) => found.dataset.preview === path) : null;
  }

  function copyOf(selector, isWanted) {
    const found = Array.from(document.querySelectorAll(selector)).find(isWanted);
    return found ? found.cloneNode(true) : null;
  }

  function cardOf(term) {
    const card = copyOf("[data-term-card]", (found) => found.dataset.termCard === term.dataset.term);
    if (!card) return null;
    for (const named of card.querySelectorAll("[id]")) named.removeAttribute("id");
    card.dataset.language = term.closest(".zh") ? "zh" : "en";
    return card;
  }

  function sourceOf(link, id) {
    const item = document.getElementById(id);
    if (!item) return null;
    const box = document.createElement("div");
    box.append(...Array.from(item.cloneNode(true).childNodes));
    if (link.dataset.place) {
      const line = document.createElement("p");
      line.className = "place";
      line.textContent = link.dataset.place;
      box.append(line);
    }
    return box;
  }

  // ---- opening and closing ---------------------------------------------------------------

  function open(element, pointer = null) {
    if (pop && opener === element) return;
    const content = contentFor(element);
    close();
    if (!content) return;
    opener = element;
    opener.setAttribute("aria-expanded", "true");
    pop = document.createElement("div");
    pop.className = "pop";
    pop.tabIndex = -1;
    pop.setAttribute("role", element.matches(".term") ? "dialog" : "tooltip");
    pop.setAttribute("aria-label", element.textContent);
    pop.append(content);
    if (element.matches(".term")) Notes.offerCard(pop, element);
    document.body.append(pop);
    place(lineAt(element, pointer));
  }

  // Of words that go over two lines, the box of the line that is pointed at.
  function lineAt(element, pointer) {
    const lines = Array.from(element.getClientRects());
    return lines.find((line) => pointer && pointer.y >= line.top && pointer.y <= line.bottom) || lines[0];
  }

  function place(line) {
    const below = window.innerHeight - line.bottom - GAP - EDGE;
    const above = line.top - GAP - EDGE;
    const goesBelow = pop.offsetHeight <= below || below >= above;
    pop.style.maxHeight = `min(26rem, ${Math.floor(Math.max(120, goesBelow ? below : above))}px)`;
    const top = goesBelow ? line.bottom + GAP : line.top - GAP - pop.offsetHeight;
    const rightmost = document.documentElement.clientWidth - pop.offsetWidth - EDGE;
    pop.style.left = `${Math.max(EDGE, Math.min(line.left - 24, rightmost)) + window.scrollX}px`;
    pop.style.top = `${top + window.scrollY}px`;
  }

  function close() {
    waiting = null;
    if (!pop) return false;
    const hadFocus = pop.contains(document.activeElement);
    const [closed, from] = [pop, opener];
    pop = opener = null; // first: what is removed loses focus, and that is heard below
    isPinned = false;
    from.removeAttribute("aria-expanded");
    isReturning = true;
    if (hadFocus) from.focus({ preventScroll: true });
    isReturning = false;
    closed.remove();
    return true;
  }

  function pin(term) {
    open(term);
    if (!pop) return;
    waiting = null; // the pointer may have begun to leave before
    isPinned = true;
    pop.classList.add("pinned");
  }

  // ---- pointer and keys ------------------------------------------------------------------

  function onPointer(event) {
    const target = event.target;
    if (pop && (pop.contains(target) || opener.contains(target))) {
      waiting = null;
      return;
    }
    if (isPinned) return;
    const found = openerAt(target);
    if (found) {
      const pointer = { x: event.clientX, y: event.clientY };
      if (!waiting || waiting.what !== found) wait(STAY, () => open(found, pointer), found);
    } else if (pop) {
      if (!waiting || waiting.what !== pop) wait(LEAVE, close, pop);
    } else {
      waiting = null;
    }
  }

  function onClick(event) {
    const term = event.target.closest(".term");
    if (term) {
      if (isPinned && opener === term) close();
      else pin(term);
    } else if (isPinned && !pop.contains(event.target)) {
      close();
    }
  }

  function onKey(event) {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches(".term")) {
      pin(event.target);
      if (pop) (pop.querySelector(INSIDE) || pop).focus({ preventScroll: true });
      event.preventDefault();
    } else if (event.key === "Tab" && pop && pop.contains(event.target)) {
      leaveByTab(event);
    }
  }

  // The card stands at the end of the page, but the way by keyboard goes on from its term.
  function leaveByTab(event) {
    const links = Array.from(pop.querySelectorAll(INSIDE));
    const edge = event.shiftKey ? links[0] : links[links.length - 1];
    if (links.length && event.target !== edge && event.target !== pop) return;
    if (event.target === pop && !event.shiftKey && links.length) return;
    close();
    if (event.shiftKey) event.preventDefault();
  }

  function onFocus(event) {
    const found = openerAt(event.target);
    if (found && found !== opener && !isReturning && found.matches(":focus-visible")) open(found);
  }

  function onBlur(event) {
    if (!pop || event.target === null) return;
    const next = event.relatedTarget;
    if (!next && !document.hasFocus()) return; // the whole window lost the focus, not the card
    if (next && (pop.contains(next) || next === opener)) return;
    if (event.target === opener || pop.contains(event.target)) close();
  }

  function begin() {
    document.addEventListener("mouseover", onPointer);
    document.documentElement.addEventListener("mouseleave", () => {
      if (pop && !isPinned) wait(LEAVE, close, pop);
      else waiting = null;
    });
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", onBlur);
  }

  return { begin, close };
})();
