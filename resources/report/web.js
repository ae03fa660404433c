// Search, the chart's cells and the choice of language. Texts are only read and compared, never made into markup.
"use strict";
(function () {
  const root = document.documentElement;
  const field = document.getElementById("search");
  const said = document.getElementById("said");
  const clear = document.getElementById("clear");
  const findings = Array.from(document.querySelectorAll("[data-finding]"));
  const cells = Array.from(document.querySelectorAll("button[data-shows]"));
  const groups = Array.from(document.querySelectorAll("[data-group]"));
  const words = findings.map((one) => one.textContent.normalize("NFKC").toLowerCase());
  const every = new Set(findings.map((one) => one.dataset.finding)).size;
  let chosen = null;

  function show() {
    const asked = (field.value || "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = chosen ? new Set(chosen.dataset.shows.split(" ")) : null;
    const left = new Set();
    findings.forEach((one, at) => {
      const fits = (!wanted || wanted.has(one.dataset.finding)) && asked.every((word) => words[at].includes(word));
      one.hidden = !fits;
      if (fits) { left.add(one.dataset.finding); }
    });
    groups.forEach((group) => {
      group.hidden = !Array.from(group.querySelectorAll("[data-finding]")).some((one) => !one.hidden);
    });
    cells.forEach((cell) => cell.setAttribute("aria-pressed", String(cell === chosen)));
    const filtered = asked.length > 0 || chosen !== null;
    clear.hidden = !filtered;
    const shown = root.dataset.shown === "zh" ? said.dataset.zh : said.dataset.en;
    said.textContent = shown.replace("%1", String(left.size)).replace("%2", String(every))
      + (chosen ? " " + chosen.dataset.name : "");
  }

  function first() {
    const one = findings.find((finding) => !finding.hidden);
    if (one) {
      one.setAttribute("tabindex", "-1");
      one.focus({ preventScroll: true });
      one.scrollIntoView({ block: "start" });
    }
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); first(); }
    if (event.key === "Escape") { field.value = ""; show(); }
  });
  cells.forEach((cell) => cell.addEventListener("click", () => {
    chosen = chosen === cell ? null : cell;
    show();
    if (chosen) { first(); }
  }));
  clear.addEventListener("click", () => {
    const back = chosen;
    chosen = null;
    field.value = "";
    show();
    (back || field).focus();
  });
  document.querySelectorAll("button[data-language]").forEach((button, _, all) => {
    button.addEventListener("click", () => {
      root.dataset.shown = button.dataset.language;
      all.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      show();
    });
  });
  document.querySelectorAll("table.matrix").forEach((table) => table.addEventListener("keydown", (event) => {
    const moves = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    const move = moves[event.key];
    const cell = event.target.closest("td");
    if (!move || !cell) { return; }
    let row = cell.parentElement;
    let at = cell.cellIndex;
    for (let steps = 0; steps < 200; steps += 1) {
      at += move[1];
      row = move[0] === 0 ? row : move[0] > 0 ? row.nextElementSibling : row.previousElementSibling;
      const next = row && row.cells[at];
      if (!next) { return; }
      const button = next.querySelector("button");
      if (button) { event.preventDefault(); button.focus(); return; }
    }
  }));
  document.querySelector(".tools").hidden = false;
  show();
}());
