// Sorts a table by the column whose header is pressed; pressed again, the other way round.
(() => {
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const none = "–";

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const body = table.tBodies[0], headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => header.querySelector("button").addEventListener("click", () => {
      const isUp = header.getAttribute("aria-sort") !== "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const text = (row) => row.cells[column].textContent;
      // What is missing stands last either way.
      const order = (a, b) => (a === none) - (b === none) || (isUp ? 1 : -1) * compare(a, b);
      body.append(...[...body.rows].sort((a, b) => order(text(a), text(b))));
    }));
  }
})();
