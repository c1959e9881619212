// What the page of all articles shows of the user's study: where to go on, what is due, the year and
// the archive, above the list; and in the list, how far each article was read. The window tells it as
// JSON in which every text is in the interface's language (reader/ui/home_page.py).
// Between recall.js and study.js in the same script.
"use strict";

const Home = (() => {
  const WEEKDAYS_SHOWN = [0, 2, 4]; // of the seven from Monday on: more would not fit beside small squares
  let told = null; // what the window told last, for when the page comes back
  let section = null;

  function make(tag, name = "", text = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function stateMark(state, label) {
    const mark = make("span", `state ${state}`);
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", label);
    mark.title = label;
    return mark;
  }

  function part(name, title, ...content) {
    const box = make("section", name);
    box.append(make("h2", "", title), ...content);
    return box;
  }

  // ---- where to go on, what is due -------------------------------------------------------

  function continued({ title, items }) {
    const list = make("ul");
    for (const { href, titles, share, text, time } of items) {
      const link = make("a");
      link.href = href;
      // A title in two languages follows the columns that are shown.
      for (const [language, words] of titles) {
        const name = make("span", titles.length > 1 ? language : "", words);
        name.lang = language === "zh" ? "zh-Hans" : language;
        link.append(name, " ");
      }
      const bar = make("span", "so-far");
      const done = make("span");
      done.style.width = `${share * 100}%`;
      bar.append(done);
      const item = make("li");
      item.append(link, bar, make("small", "", [text, time].filter(Boolean).join(" · ")));
      list.append(item);
    }
    return part("continue", title, list);
  }

  function review({ title, number, text, button }) {
    const box = part("review", title);
    if (number) box.append(make("p", "number", number));
    box.append(make("p", "", text));
    if (button) {
      const begin = make("button", "", button);
      begin.type = "button";
      begin.addEventListener("click", () => Study.tell("review_wanted"));
      box.append(begin);
    }
    return box;
  }

  // ---- the year --------------------------------------------------------------------------

  function year({ title, total, summary, months, weekdays, days, legend }) {
    const map = make("div", "map");
    map.setAttribute("role", "img");
    map.setAttribute("aria-label", summary);
    for (const [column, name] of months) {
      const month = make("span", "month", name);
      month.style.gridColumn = `${column + 2} / span 3`;
      map.append(month);
    }
    for (const row of WEEKDAYS_SHOWN) {
      const weekday = make("span", "weekday", weekdays[row]);
      weekday.style.gridRow = row + 2;
      map.append(weekday);
    }
    days.forEach(([level, text], index) => {
      const day = make("span", `day level-${level}`);
      day.style.gridArea = `${(index % 7) + 2} / ${Math.floor(index / 7) + 2}`;
      day.title = text;
      map.append(day);
    });
    const scale = make("p", "legend");
    scale.append(legend.less);
    legend.levels.forEach((text, level) => {
      const step = make("span", `day level-${level}`);
      step.title = text;
      scale.append(step);
    });
    scale.append(legend.more);
    const foot = make("div", "foot");
    foot.append(make("p", "", total), scale);
    return part("year", title, map, foot);
  }

  // ---- the archive -----------------------------------------------------------------------

  function archive({ title, totals, topics }) {
    const line = make("p", "totals");
    for (const [state, text] of totals) {
      const item = make("span");
      item.append(make("span", `square ${state}`), text);
      line.append(item);
    }
    const picture = make("div", "topics");
    for (const { name, count, articles } of topics) {
      const topic = make("div", "topic");
      const head = make("h3", "", name);
      head.append(make("small", "", count));
      const squares = make("div", "squares");
      squares.append(...articles.map(square));
      topic.append(head, squares);
      picture.append(topic);
    }
    return part("archive", title, line, picture);
  }

  // Not on the way of the Tab key: the list below has the same links, each of them once.
  function square([href, state, title]) {
    const link = make("a", `square ${state}`);
    link.href = href;
    link.tabIndex = -1;
    link.title = `${title} · ${told.stateNames[state]}`;
    link.setAttribute("aria-label", link.title);
    return link;
  }

  // ---- the list --------------------------------------------------------------------------

  function markList() {
    for (const row of document.querySelectorAll(".row.entry")) {
      const link = row.querySelector("a[href]");
      if (!link) continue;
      const path = decodeURIComponent(link.getAttribute("href").replace(/^\/article\//, ""));
      const state = told.states[path] || "unread";
      const mark = stateMark(state, told.stateNames[state]);
      mark.classList.add("own");
      row.append(mark);
    }
  }

  // ---- showing ---------------------------------------------------------------------------

  function draw() {
    const focused = section && section.contains(document.activeElement) ? keyOf(document.activeElement) : "";
    for (const old of document.querySelectorAll(".home, .row.entry > .state")) old.remove();
    section = null;
    const head = document.querySelector("body.contents .row.head");
    if (!head || !told) return;
    section = make("section", "own home");
    section.lang = told.lang;
    section.setAttribute("aria-label", told.label);
    if (told.hint) section.append(make("p", "hint", told.hint));
    if (told.continue) section.append(continued(told.continue));
    if (told.review) section.append(review(told.review));
    if (told.year) section.append(year(told.year));
    section.append(archive(told.archive));
    head.after(section);
    markList();
    const again = focused && Array.from(section.querySelectorAll("a, button")).find((one) => keyOf(one) === focused);
    if (again) again.focus({ preventScroll: true });
  }

  function keyOf(element) {
    return element.matches("a") ? element.pathname : element.tagName;
  }

  function show(data) {
    const isSame = section && section.isConnected && JSON.stringify(data) === JSON.stringify(told);
    told = data;
    if (!isSame) draw();
  }

  // Whether this is what stands at a height of the window, in px: then no article of the list does.
  function isAt(height) {
    return Boolean(section && section.isConnected && section.getBoundingClientRect().bottom > height);
  }

  function begin() {} // nothing of it is there before the window has told something

  return { begin, beginArticle: draw, show, isAt };
})();
