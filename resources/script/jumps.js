// Scrolling to a place of the page. Rows far away have estimated heights until they are drawn, so
// that a jump is made good on the frames after it, unless there has been another one.
// For the scripts that follow in the same script.
"use strict";

const Jumps = (() => {
  const FRAMES = 4;
  let jumps = 0;

  function run(scroll, frames = FRAMES, mine = ++jumps) {
    if (mine !== jumps) return;
    scroll();
    if (frames > 1) requestAnimationFrame(() => run(scroll, frames - 1, mine));
  }

  // The row of an id, or of the pair `p-…@number`, which has the number of another when its text has
  // changed; what is in no row stands for itself.
  function rowOf(id) {
    const [name, pair] = (id || "").split("@");
    const target = name && (document.getElementById(name) || (pair && document.querySelector(`[data-pair="${CSS.escape(pair)}"]`)));
    return target ? target.closest(".row") || target : null;
  }

  function scrollTo(row) {
    if (row) row.scrollIntoView({ block: "start" });
    else window.scrollTo(0, 0);
  }

  function to(id) {
    const row = rowOf(id);
    run(() => scrollTo(row));
  }

  function cancel() {
    jumps += 1;
  }

  return { run, rowOf, scrollTo, to, cancel };
})();
