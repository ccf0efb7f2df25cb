document.querySelectorAll("table.sortable").forEach(function (table) {
  var body = table.tBodies[0];
  var filter = document.createElement("input");
  filter.type = "search";
  filter.placeholder = "show rows that contain …";
  filter.setAttribute("aria-label", "filter rows");
  filter.addEventListener("input", function () {
    var words = filter.value.toLowerCase().split(" ");
    Array.from(body.rows).forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) { return text.includes(word); });
    });
  });
  table.parentNode.insertBefore(filter, table);
  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    var button = document.createElement("button");
    button.textContent = head.textContent;
    head.replaceChildren(button);
    var direction = 1;
    button.addEventListener("click", function () {
      var key = function (row) {
        var cell = row.cells[column];
        return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
      };
      var rows = Array.from(body.rows).sort(function (one, other) {
        var a = key(one);
        var b = key(other);
        return direction * (typeof a === "number" ? a - b : a.localeCompare(b));
      });
      direction = -direction;
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
});
