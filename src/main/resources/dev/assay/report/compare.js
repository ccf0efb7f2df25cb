(function () {
  var form = document.querySelector("form.filters");
  var names = ["claim", "contender", "corpus", "size", "machine"];
  var rows = Array.from(document.querySelectorAll("tr[data-row]"));
  var parts = Array.from(document.querySelectorAll("tr.part"));
  var figures = Array.from(document.querySelectorAll(".grid figure"));
  var runs = Array.from(document.querySelectorAll("[data-machine]"));
  var opened = new Set();
  /* As in report.js: of more rows than these a few are shown until all are asked for, or each choice lays out thousands anew. */
  var MOST = 500;
  var FEW = 100;
  var all = false;
  var further = document.createElement("button");
  further.type = "button";
  further.className = "further";
  further.addEventListener("click", function () { all = true; apply(); });
  if (rows.length) { rows[0].closest("table").after(further); }

  function state() {
    var chosen = {};
    names.forEach(function (name) { chosen[name] = form.elements[name].value.trim(); });
    chosen.moved = form.elements.moved.checked;
    return chosen;
  }

  function takes(element, chosen) {
    return (!chosen.claim || element.dataset.claim === chosen.claim)
      && (!chosen.contender || element.dataset.contenders.split(" ").includes(chosen.contender))
      && (!chosen.moved || element.dataset.moved === "1");
  }

  function hideOthers(some, shown) {
    some.forEach(function (one) {
      if (one.hidden === shown.has(one)) { one.hidden = !one.hidden; }
    });
  }

  function apply() {
    var chosen = state();
    var byDeck = chosen.corpus || chosen.size;
    var open = parts.filter(function (part) {
      if (!byDeck) { return opened.has(part.dataset.of); }
      return (!chosen.corpus || part.dataset.corpus === chosen.corpus)
        && (!chosen.size || part.dataset.size === chosen.size)
        && (!chosen.moved || part.dataset.moved === "1");
    });
    var told = new Set(open.map(function (part) { return part.dataset.of; }));
    var whole = Object.assign({}, chosen, byDeck ? { moved: false } : {});
    var found = rows.filter(function (row) { return takes(row, whole) && (!byDeck || told.has(row.dataset.row)); });
    var shown = found.slice(0, all || found.length + open.length <= MOST ? found.length : FEW);
    var kept = new Set(shown.map(function (row) { return row.dataset.row; }));
    hideOthers(rows, new Set(shown));
    hideOthers(parts, new Set(open.filter(function (part) { return kept.has(part.dataset.of); })));
    further.hidden = shown.length === found.length;
    further.textContent = "show " + (found.length - shown.length) + " more rows";
    hideOthers(figures, new Set(figures.filter(function (figure) { return takes(figure, chosen); })));
    runs.forEach(function (run) { run.hidden = !!chosen.machine && run.dataset.machine !== chosen.machine; });
    document.querySelectorAll("svg .run").forEach(function (run) {
      var display = chosen.machine && run.getAttribute("data-of-machine") !== chosen.machine ? "none" : "";
      if (run.style.display !== display) { run.style.display = display; }
    });
    form.querySelector("output").textContent = found.length + " of " + rows.length + " rows";
    var hash = new URLSearchParams();
    names.forEach(function (name) { if (chosen[name]) { hash.set(name, chosen[name]); } });
    if (chosen.moved) { hash.set("moved", "1"); }
    history.replaceState(null, "", hash.toString() ? "#" + hash : location.pathname + location.search);
  }

  function restore() {
    if (location.hash && !location.hash.includes("=")) { return; }
    var hash = new URLSearchParams(location.hash.slice(1));
    names.forEach(function (name) {
      var value = hash.get(name) || "";
      var known = Array.from(form.elements[name].options).some(function (one) { return one.value === value; });
      form.elements[name].value = known && value ? value : " ";
    });
    form.elements.moved.checked = hash.get("moved") === "1";
    apply();
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("button").addEventListener("click", function () {
    form.reset();
    opened.clear();
    document.querySelectorAll("button.more").forEach(function (more) { more.setAttribute("aria-expanded", "false"); });
    apply();
  });
  window.addEventListener("hashchange", restore);
  document.querySelectorAll("button.more").forEach(function (more) {
    more.addEventListener("click", function () {
      var row = more.closest("tr").dataset.row;
      var open = !opened.has(row);
      if (open) { opened.add(row); } else { opened.delete(row); }
      more.setAttribute("aria-expanded", String(open));
      apply();
    });
  });

  var tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.appendChild(tip);
  function show(event) {
    var mark = event.target.closest("[data-tip]");
    if (!mark) { tip.hidden = true; return; }
    tip.textContent = mark.getAttribute("data-tip");
    tip.hidden = false;
    var box = mark.getBoundingClientRect();
    var left = Math.min(box.left + window.scrollX, window.scrollX + document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = Math.max(8, left) + "px";
    tip.style.top = box.bottom + window.scrollY + 6 + "px";
  }
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", function () { tip.hidden = true; });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { tip.hidden = true; return; }
    var mark = document.activeElement.closest && document.activeElement.closest("svg .run, table.heat td");
    var step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!mark || !step) { return; }
    var all = Array.from(document.querySelectorAll("svg .run, table.heat td")).filter(function (one) {
      return one.getClientRects().length > 0;
    });
    var next = all[all.indexOf(mark) + step];
    if (next) { next.focus(); event.preventDefault(); }
  });
  restore();
})();
