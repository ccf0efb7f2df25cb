/* Filters, search, sorting and copying for every table of the page. Without it the page holds and shows the same. */
(function () {
  "use strict";

  /* A table of more rows than these shows a few until all are asked for: thousands would be laid out anew with every key. */
  var MOST = 500;
  var FEW = 100;
  var FACETS = ["claim", "contender", "corpus", "size"];
  var state = { q: "" };
  FACETS.forEach(function (facet) { state[facet] = ""; });

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    element.textContent = text || "";
    return element;
  }

  /* One table: its rows as they were written, which of its columns tell a facet, and what is shown of it. */
  function Table(element) {
    this.element = element;
    this.body = element.tBodies[0];
    this.rows = Array.from(this.body.rows);
    this.order = this.rows;
    this.shown = this.rows;
    this.most = this.rows.length > MOST ? FEW : Infinity;
    this.facts = new Map();
    this.heads = Array.from(element.tHead.rows[0].cells);
    this.columns = {};
    FACETS.forEach(function (facet) {
      this.columns[facet] = [];
      this.heads.forEach(function (head, at) {
        if (head.dataset.facet === facet) { this.columns[facet].push(at); }
      }, this);
    }, this);
  }

  Table.prototype.tells = function (facet) {
    return this.columns[facet].length > 0 || (this.rows.length > 0 && facet in this.rows[0].dataset);
  };

  Table.prototype.values = function (row, facet) {
    return (row.dataset[facet] || "").split(" ").concat(this.columns[facet].map(function (at) {
      return row.cells[at].textContent;
    }));
  };

  Table.prototype.of = function (row) {
    var facts = this.facts.get(row);
    if (!facts) {
      facts = { text: row.textContent.toLowerCase() };
      FACETS.forEach(function (facet) { facts[facet] = this.values(row, facet); }, this);
      this.facts.set(row, facts);
    }
    return facts;
  };

  Table.prototype.filter = function () {
    var words = state.q.toLowerCase().split(" ");
    var asked = FACETS.filter(function (facet) { return state[facet] && this.tells(facet); }, this);
    this.shown = !state.q && asked.length === 0 ? this.order : this.order.filter(function (row) {
      var facts = this.of(row);
      return asked.every(function (facet) { return facts[facet].includes(state[facet]); })
        && words.every(function (word) { return facts.text.includes(word); });
    }, this);
    this.draw();
  };

  Table.prototype.draw = function () {
    var rows = this.shown.slice(0, this.most);
    var before = Array.from(this.body.rows);
    var same = rows.length === before.length && rows.every(function (row, at) { return row === before[at]; });
    if (!same) { this.body.replaceChildren.apply(this.body, rows); }
    var rest = this.shown.length - rows.length;
    if (rest > 0 && !this.further) {
      this.further = make("button", { type: "button", "class": "further" });
      this.further.addEventListener("click", this.all.bind(this));
      this.element.parentNode.after(this.further);
    }
    if (this.further) {
      this.further.hidden = rest <= 0;
      this.further.textContent = "show " + rest + " more rows";
    }
  };

  Table.prototype.all = function () {
    this.most = Infinity;
    this.draw();
  };

  /* Ascending, descending, and back to the order of the page; numbers begin with the largest, which is what is looked for. */
  Table.prototype.sortable = function () {
    this.heads.forEach(function (head, column) {
      var button = make("button", { type: "button" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", this.sort.bind(this, column));
    }, this);
  };

  Table.prototype.sort = function (column) {
    var head = this.heads[column];
    var numbers = this.rows.some(function (row) { return row.cells[column].dataset.sort !== undefined; });
    var turns = numbers ? ["descending", "ascending"] : ["ascending", "descending"];
    var now = turns[turns.indexOf(head.getAttribute("aria-sort")) + 1];
    this.heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    this.order = this.rows;
    if (now) {
      head.setAttribute("aria-sort", now);
      var sign = now === "ascending" ? 1 : -1;
      var compare = numbers ? function (a, b) { return a - b; } : new Intl.Collator("en").compare;
      this.order = this.rows.map(function (row) {
        var cell = row.cells[column];
        return { row: row, key: numbers ? Number(cell.dataset.sort || 0) : cell.textContent };
      }).sort(function (one, other) {
        return sign * compare(one.key, other.key);
      }).map(function (one) { return one.row; });
    }
    this.filter();
  };

  /* What has no heads is a form, not rows to choose from. */
  var tables = Array.from(document.querySelectorAll("table")).filter(function (table) { return table.tHead; }).map(function (table) { return new Table(table); });
  var searched = tables.filter(function (table) { return table.element.classList.contains("sortable"); });
  searched.forEach(function (table) { table.sortable(); });

  /* Where a claim is told again: shown as long as its row is. */
  var told = [];
  searched.forEach(function (table) {
    table.rows.forEach(function (row) {
      var link = "claim" in row.dataset && row.querySelector("a[href^='#claim-']");
      var section = link && document.getElementById(link.getAttribute("href").slice(1));
      if (section) { told.push({ table: table, row: row, section: section }); }
    });
  });
  var sections = Array.from(document.querySelectorAll("details.section")).map(function (section) {
    var hits = make("span", { "class": "hits" });
    section.querySelector("summary").append(hits);
    return { hits: hits, tables: tables.filter(function (table) { return section.contains(table.element); }) };
  });

  function sum(some, count) {
    return some.reduce(function (all, table) { return all + count(table); }, 0);
  }

  function number(count) { return count.toLocaleString("en-US"); }

  var controls = {};
  var count = make("output", { "aria-live": "polite" });

  function active() { return Object.keys(state).some(function (key) { return state[key] !== ""; }); }

  function apply() {
    tables.forEach(function (table) { table.filter(); });
    told.forEach(function (one) { one.section.hidden = !one.table.shown.includes(one.row); });
    var written = function (some) {
      var all = sum(some, function (table) { return table.rows.length; });
      return !active() || all === 0 ? ""
        : number(sum(some, function (table) { return table.shown.length; })) + " of " + number(all) + " rows";
    };
    sections.forEach(function (one) { one.hits.textContent = written(one.tables); });
    count.textContent = written(tables);
    Object.keys(controls).forEach(function (key) {
      if (controls[key].value !== state[key]) { controls[key].value = state[key]; }
    });
  }

  function changed() {
    Object.keys(controls).forEach(function (key) { state[key] = controls[key].value; });
    var address = new URLSearchParams(Object.entries(state).filter(function (one) { return one[1] !== ""; })).toString();
    history.replaceState(null, "", address ? "#" + address : location.pathname + location.search);
    apply();
  }

  function clear() {
    Object.keys(state).forEach(function (key) { state[key] = ""; });
  }

  /* The address holds either what is filtered by, or the name of something on the page, which is then brought to light. */
  function arrive() {
    var address = decodeURIComponent(location.hash.slice(1));
    if (address.includes("=")) {
      clear();
      new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) {
        if (key in state) { state[key] = value; }
      });
      apply();
      return;
    }
    var target = address && document.getElementById(address);
    if (address && (!target || target.closest("[hidden]"))) {
      tables.forEach(function (table) {
        if (table.rows.some(function (row) { return row.id === address; })) { table.most = Infinity; }
      });
      clear();
      apply();
      target = document.getElementById(address);
    }
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }

  function options(facet) {
    var found = new Map();
    searched.forEach(function (table) {
      if (!table.tells(facet)) { return; }
      table.rows.forEach(function (row) {
        table.values(row, facet).forEach(function (value) {
          var cell = row.cells[table.columns[facet][0]];
          if (value) { found.set(value, cell && cell.dataset.sort ? Number(cell.dataset.sort) : 0); }
        });
      });
    });
    return Array.from(found).sort(function (one, other) {
      return one[1] - other[1] || one[0].localeCompare(other[0]);
    }).map(function (one) { return one[0]; });
  }

  function toolbar() {
    var bar = make("form", { role: "search", "class": "tools" });
    controls.q = make("input", { type: "search", placeholder: "search all tables", "aria-label": "search all tables" });
    bar.append(controls.q);
    FACETS.forEach(function (facet) {
      var values = options(facet);
      if (values.length < 2) { return; }
      controls[facet] = make("select", { "aria-label": facet });
      controls[facet].append(make("option", { value: "" }, "any " + facet));
      values.forEach(function (value) { controls[facet].append(make("option", { value: value }, value)); });
      bar.append(controls[facet]);
    });
    bar.append(make("button", { type: "reset" }, "clear"), count);
    bar.addEventListener("input", changed);
    bar.addEventListener("submit", function (event) { event.preventDefault(); });
    bar.addEventListener("reset", function (event) {
      event.preventDefault();
      Object.keys(controls).forEach(function (key) { controls[key].value = ""; });
      changed();
    });
    document.querySelector("h2").before(bar);
  }

  /* A row as text that can stand alone: heads with figures, scope, then machine, grade and run. */
  function quoted(table, row) {
    var parts = table.heads.map(function (head, at) {
      var cell = row.cells[at].cloneNode(true);
      cell.querySelectorAll("details a").forEach(function (link) { link.remove(); });
      return head.textContent + ": " + cell.textContent.trim().replace(/\s+/g, " ");
    });
    var run = document.querySelector("main > p.run");
    return parts.join("; ") + ". " + document.title + (run ? ". " + run.textContent : "")
      + (location.protocol === "file:" ? "" : " " + location.href.split("#")[0]);
  }

  function copied(text, button) {
    var done = function () { button.dataset.done = "copied"; };
    var byHand = function () {
      var area = make("textarea", {});
      area.value = text;
      document.body.append(area);
      area.select();
      if (document.execCommand("copy")) { done(); }
      area.remove();
    };
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, byHand); } else { byHand(); }
  }

  function offer(table, row) {
    if (row.querySelector("button.copy") || row.cells.length < 2) { return; }
    var button = make("button", { type: "button", "class": "copy", "aria-label": "copy this row with its scope" });
    button.addEventListener("click", function () { copied(quoted(table, row), button); });
    row.cells[row.cells.length - 1].append(button);
  }

  tables.forEach(function (table) {
    table.body.addEventListener("pointerover", function (event) {
      var row = event.target.closest("tr");
      if (row) { offer(table, row); }
    });
    table.element.parentNode.addEventListener("focusin", function () {
      Array.from(table.body.rows).forEach(function (row) { offer(table, row); });
    });
    if (table.most < table.rows.length) { table.draw(); }
  });
  /* Read while nobody waits, so that the first key is as quick as the second. */
  if (self.requestIdleCallback) {
    requestIdleCallback(function () {
      searched.forEach(function (table) { table.rows.forEach(table.of, table); });
    });
  }
  if (FACETS.some(function (facet) { return options(facet).length > 1; })) { toolbar(); }
  addEventListener("hashchange", arrive);
  arrive();
})();
