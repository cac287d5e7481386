"use strict";
// The page works without this script: it only filters, jumps and answers; nothing leaves the page.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const said = document.getElementById("said");
  const rows = [...document.querySelectorAll("ol.tasks > li")];
  const parts = [...document.querySelectorAll(".document")];
  const field = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  // Without what is missing: who looks for "báo cáo" does not want the tasks that ask for none.
  const haystacks = rows.map((row) => fold([...row.querySelectorAll(".goto, dd:not(.missing), details")].map((part) => part.textContent).join(" ")));
  const today = new Date(); today.setHours(0, 0, 0, 0);
  const FILTERS = ["find", "agency", "time", "missing"];
  let current = -1;

  // How far each deadline is, on the day the page is looked at.
  const left = rows.map((row) => {
    if (!row.dataset.due) return null;
    const [year, month, day] = row.dataset.due.split("-").map(Number);
    const days = Math.round((new Date(year, month - 1, day) - today) / 864e5);
    const place = row.querySelector(".left");
    place.textContent = days < 0 ? words.late.replace("%", -days) : days === 0 ? words.today : words.left.replace("%", days);
    place.classList.toggle("late", days < 0);
    return days;
  });
  const inTime = {
    "": () => true,
    late: (days) => days !== null && days < 0,
    soon: (days) => days !== null && days >= 0 && days <= 7,
    dated: (days) => days !== null,
    undated: (days) => days === null,
  };

  function filter() {
    const wanted = fold(field("find").value.trim()), agency = field("agency").value, time = field("time").value, missing = field("missing").value;
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = (!wanted || haystacks[i].includes(wanted)) && inTime[time](left[i])
        && (!agency || row.dataset.agencies.split("|").includes(agency))
        && (!missing || (row.dataset.missing || "none").split(" ").includes(missing));
      row.hidden = !fits;
      shown += fits;
    });
    const narrowed = wanted || agency || time || missing;
    for (const part of parts) part.hidden = Boolean(narrowed) && !part.querySelector("li[data-row]:not([hidden])");
    field("shown").textContent = words.shown.replace("%", shown).replace("%", rows.length);
  }

  function mark(index, on) {
    document.querySelectorAll(`[data-d~="${index}"], [data-f~="${index}"]`).forEach((part) => part.classList.toggle("on", on));
  }

  function choose(i, jump) {
    if (i < 0 || i >= rows.length) return;
    if (rows[i].hidden) { for (const id of FILTERS) field(id).value = ""; filter(); }
    if (current >= 0) { mark(rows[current].dataset.row, false); rows[current].classList.remove("on"); }
    current = i;
    const row = rows[i];
    row.classList.add("on");
    mark(row.dataset.row, true);
    row.scrollIntoView({ block: "nearest" });
    row.querySelector(".goto").focus({ preventScroll: true });
    const first = document.querySelector(`.source [data-d~="${row.dataset.row}"]`);
    if (first && jump) first.scrollIntoView({ block: "center" });
    said.textContent = "";
  }

  function step(by) {
    for (let i = current + by; i >= 0 && i < rows.length; i += by) if (!rows[i].hidden) return choose(i, true);
  }

  rows.forEach((row, i) => row.querySelector(".goto").addEventListener("click", () => choose(i, true)));
  document.querySelector("#text").addEventListener("click", (event) => {
    const part = event.target.closest("[data-d], [data-p]");
    if (!part) return;
    if (part.dataset.d) {
      const wanted = part.dataset.d.split(" ").pop();
      choose(rows.findIndex((row) => row.dataset.row === wanted), false);
    } else {
      const passage = document.getElementById(`p${part.dataset.p}`);
      if (passage) said.textContent = passage.textContent.replace(/\s+/g, " ");
    }
  });
  document.querySelectorAll("a[data-at]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    const part = document.querySelector(`[data-p="${link.dataset.at}"]`);
    if (part) part.scrollIntoView({ block: "center" });
  }));
  for (const id of FILTERS) field(id).addEventListener("input", filter);

  const remember = (theme) => { try { localStorage.setItem("chidao-theme", theme); } catch { /* a page from a stick may not remember */ } };
  const recall = () => { try { return localStorage.getItem("chidao-theme"); } catch { return null; } };
  function paint(theme) { document.documentElement.dataset.theme = theme; }
  paint(recall() || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  function turn() { const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; paint(theme); remember(theme); }
  field("theme").addEventListener("click", turn);
  field("help").addEventListener("click", () => field("keys").showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || field("keys").open) return;
    const typing = event.target.matches("input, select");
    if (event.key === "Escape") { said.textContent = ""; if (typing) event.target.blur(); return; }
    if (typing) return;
    const act = {
      j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
      "/": () => field("find").focus(), t: turn, "?": () => field("keys").showModal(),
      w: () => { const why = current >= 0 && rows[current].querySelector("details"); if (why) why.open = !why.open; },
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  filter();
})();
