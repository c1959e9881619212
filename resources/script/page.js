// The app's own script in a page, in a JavaScript world of its own (pages themselves run none).
// It tells the window what is seen and done, and does what the window wishes. Timers never fire
// here, so that waiting is done by animation frames.
"use strict";

(() => {
  let root = null;
  // px from the top at which the pair being read is looked for: in the first line of a row that was
  // jumped to (the style sheet's scroll-padding leaves 24), so that a place comes back as it was told
  const READING_LINE = 36;
  let bridge = null;
  let state = window.__state;

  // ---- how the page is shown -------------------------------------------------------------

  function applyState() {
    root.dataset.theme = state.theme;
    const own = (root.dataset.languages || "en zh").split(" ");
    root.dataset.mode = own.includes(state.mode) || own.length > 1 ? state.mode : own[0];
    root.style.setProperty("--text-size", `${state.textSize}px`);
    setShare(state.share);
    label();
    if (document.body) Recall.show(state.recall);
  }

  function setShare(share) {
    root.style.setProperty("--en-share", `${(share * 2).toFixed(4)}fr`);
    root.style.setProperty("--zh-share", `${((1 - share) * 2).toFixed(4)}fr`);
  }

  function label() {
    for (const button of document.querySelectorAll("button.copy")) {
      button.setAttribute("aria-label", state.labels.copy);
      button.title = state.labels.copy;
    }
    const divider = document.querySelector(".divider");
    if (divider) divider.title = state.labels.divider;
  }

  // ---- where the reader is ---------------------------------------------------------------

  const rows = () => Array.from(document.querySelectorAll(".row[data-pair]"));
  let rowsSeen = [];
  let headings = [];
  let reported = "";
  let framePending = false;

  function rowAt(line) {
    let low = 0;
    let high = rowsSeen.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rowsSeen[middle].getBoundingClientRect().bottom > line) high = middle;
      else low = middle + 1;
    }
    return rowsSeen[low];
  }

  function report() {
    framePending = false;
    if (!rowsSeen.length) return;
    const isAtBeginning = window.scrollY < 8 || Home.isAt(READING_LINE);
    const row = rowAt(isAtBeginning ? 0 : READING_LINE);
    const index = rowsSeen.indexOf(row);
    let anchor = "";
    for (const heading of headings) {
      if (heading.index > index) break;
      anchor = heading.anchor;
    }
    // The number finds the place again when the text of this very pair has changed.
    const pair = isAtBeginning ? "" : `${row.id}@${row.dataset.pair}`;
    if (`${pair} ${anchor}` === reported) return;
    reported = `${pair} ${anchor}`;
    bridge.showPlace(pair, anchor);
    const last = rowAt(window.innerHeight);
    const isWhole = last.getBoundingClientRect().bottom <= window.innerHeight;
    Study.see(pair, index, rowsSeen.indexOf(last) + (isWhole ? 1 : 0), rowsSeen.length);
  }

  function onScroll() {
    if (framePending || !bridge) return;
    framePending = true;
    requestAnimationFrame(report);
  }

  function outline() {
    headings = [];
    rowsSeen.forEach((row, index) => {
      if (!row.classList.contains("heading")) return;
      const cell = (language) => row.querySelector(`.${language} h1, .${language} h2, .${language} h3, .${language} h4`);
      const first = cell("en") || cell("zh");
      if (!first) return;
      const text = (element) => (element ? (element.querySelector(".katex") && element.innerText.trim()) || element.textContent.trim() : "");
      headings.push({
        index,
        anchor: first.id || row.id,
        level: Number(first.tagName[1]),
        en: text(cell("en")),
        zh: text(cell("zh")),
      });
    });
    const source = document.querySelector("#sources h2");
    if (source) {
      const parts = (language) => {
        const part = document.querySelector(`#sources .${language} h2, #sources h2 .${language}`);
        return part ? part.textContent.trim() : "";
      };
      headings.push({ index: Infinity, anchor: "sources", level: 2, en: parts("en") || source.textContent.trim(), zh: parts("zh") });
    }
    bridge.showOutline(JSON.stringify(headings.map(({ anchor, level, en, zh }) => ({ anchor, level, en, zh }))));
  }

  // ---- copy, figures ---------------------------------------------------------------------

  function onClick(event) {
    const copy = event.target.closest("button.copy");
    if (copy) {
      const code = copy.parentElement.querySelector("pre");
      bridge.copyText(code.innerText.replace(/\n$/, ""));
      copy.classList.add("done");
      copy.addEventListener("pointerleave", () => copy.classList.remove("done"), { once: true });
      return;
    }
    if (event.target.closest(".lightbox")) {
      closeLightbox();
      return;
    }
    const figure = event.target.closest("figure.zoom");
    if (figure && !event.target.closest("a, .term")) openLightbox(figure);
  }

  function openLightbox(figure) {
    const picture = figure.querySelector("svg, img");
    if (!picture) return;
    closeLightbox();
    const box = document.createElement("div");
    box.className = "lightbox";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", state.labels.figure);
    box.tabIndex = -1;
    box.append(picture.cloneNode(true));
    box.returnTo = figure;
    document.body.append(box);
    box.focus();
    bridge.showLightbox(true);
  }

  function closeLightbox() {
    const box = document.querySelector(".lightbox");
    if (!box) return false;
    box.remove();
    box.returnTo.focus({ preventScroll: true });
    bridge.showLightbox(false);
    return true;
  }

  // ---- the divider between the columns ---------------------------------------------------

  function makeDivider() {
    window.placeDivider = null;
    if (!document.querySelector(".row[data-pair]") || document.querySelector(".divider")) return;
    const main = document.querySelector("main");
    const divider = document.createElement("div");
    divider.className = "divider";
    divider.setAttribute("role", "separator");
    divider.setAttribute("aria-orientation", "vertical");
    main.append(divider);
    let share = state.share;
    const place = () => {
      if (!main.isConnected) return; // it shrinks to nothing when another article takes its place
      const row = main.querySelector(".row[data-pair]:not(.shared), .row.head");
      const [en, zh] = [row.querySelector(".en"), row.querySelector(".zh")];
      if (!en || !zh) return;
      const left = (en.getBoundingClientRect().right + zh.getBoundingClientRect().left) / 2;
      divider.style.left = `${left - main.getBoundingClientRect().left}px`;
    };
    const move = (event) => {
      const row = document.querySelector(".row.head").getBoundingClientRect();
      share = Math.min(0.75, Math.max(0.25, (event.clientX - row.left) / row.width));
      setShare(share);
      place();
    };
    divider.addEventListener("pointerdown", (event) => {
      divider.setPointerCapture(event.pointerId);
      divider.addEventListener("pointermove", move);
      event.preventDefault();
    });
    divider.addEventListener("pointerup", (event) => {
      divider.releasePointerCapture(event.pointerId);
      divider.removeEventListener("pointermove", move);
      bridge.chooseShare(share);
    });
    divider.addEventListener("dblclick", () => bridge.chooseShare(-1));
    new ResizeObserver(place).observe(main);
    window.placeDivider = place;
    place();
  }

  // ---- beginning ------------------------------------------------------------------------

  let drawn = false;

  function begin() {
    root = document.documentElement; // a short page is whole before the observer below is heard
    beginArticle();
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && (closeLightbox() || Pops.close() || Notes.close() || Marks.clear() || Pairs.leave())) {
        event.preventDefault();
      } else if (event.key === "Enter" && event.target.matches("figure.zoom")) {
        openLightbox(event.target);
      }
    });
    Pops.begin();
    for (const part of [Sentences, Notes, Recall, Pairs, Home]) part.begin();
    window.addEventListener("scroll", onScroll, { passive: true });
    new QWebChannel(qt.webChannelTransport, (channel) => {
      bridge = channel.objects.bridge;
      bridge.stateChanged.connect((text) => {
        const top = rowsSeen.length ? rowAt(READING_LINE) : null;
        const keep = top && top.getBoundingClientRect().top;
        const before = state;
        state = JSON.parse(text);
        applyState();
        if (before.mode !== state.mode) Marks.refresh();
        if (window.placeDivider) window.placeDivider();
        const layout = ["mode", "textSize", "share"].some((key) => before[key] !== state[key]);
        if (top && layout && window.scrollY > 8) window.scrollBy(0, top.getBoundingClientRect().top - keep);
      });
      bridge.placeWanted.connect((id) => Jumps.to(id));
      bridge.marksWanted.connect((text) => {
        const { words, pair } = JSON.parse(text);
        Marks.show(words, pair);
      });
      bridge.markStepWanted.connect(Marks.step);
      bridge.marksClearing.connect(Marks.clear);
      bridge.lightboxClosing.connect(closeLightbox);
      bridge.articleWanted.connect(exchange);
      bridge.collectionWanted.connect(() => window.gc());
      Study.begin(channel.objects.study);
      Marks.begin((active, total) => bridge.showMarks(active, total));
      tell();
    });
  }

  function beginArticle() {
    rowsSeen = rows();
    applyState();
    makeDivider();
    if (state.marks.length) Marks.show(state.marks, state.place);
    else {
      Marks.clear();
      if (state.place) Jumps.to(state.place);
    }
    drawn = false;
    const mine = state.number;
    // Two frames on, what was laid out is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      drawn = mine === state.number;
      if (drawn && bridge) bridge.showPainted(mine);
    }));
  }

  function tell() {
    outline();
    Study.beginArticle();
    reported = "";
    report();
    if (drawn) bridge.showPainted(state.number);
  }

  // Another article takes the place of this one. Style sheets, fonts and this script stay as they
  // are, which spares most of what a navigation costs; scripts in it do not run here either.
  function exchange(html, address, text) {
    const next = new DOMParser().parseFromString(html, "text/html");
    closeLightbox();
    Pops.close();
    Jumps.cancel();
    state = JSON.parse(text);
    for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
    document.title = next.title;
    history.replaceState(null, "", address);
    document.body.replaceWith(document.adoptNode(next.body));
    window.scrollTo(0, 0);
    beginArticle();
    tell();
  }

  // The look is set on the root element the moment it exists, before anything is painted.
  function dress() {
    root = document.documentElement;
    if (!root) return false;
    applyState();
    return true;
  }

  if (!dress()) {
    new MutationObserver((_changes, observer) => {
      if (dress()) observer.disconnect();
    }).observe(document, { childList: true });
  }
  document.addEventListener("DOMContentLoaded", begin);
})();
