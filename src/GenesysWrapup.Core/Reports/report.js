"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const pageSize = 100;
  const printSize = 500;
  const columns = [
    { key: "state", label: "State", list: data.states },
    { key: "time", label: "Time (UTC)" },
    { key: "person", label: "Name", list: data.people },
    { key: "queue", label: "Queue", list: data.queues },
    { key: "outcome", label: "Outcome", list: data.outcomes },
    { key: "code", label: "Code", list: data.codes },
    { key: "media", label: "Media", list: data.media },
    { key: "what", label: "What happened" },
    { key: "id", label: "Conversation" },
  ];
  const at = Object.fromEntries(columns.map((column, index) => [column.key, index]));
  const shown = (row, index) => {
    const value = row[index];
    if (value === null || value === undefined) return "";
    if (columns[index].list) return columns[index].list[value];
    return columns[index].key === "time" ? new Date(value).toISOString().slice(0, 16).replace("T", " ") : value;
  };
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const body = document.querySelector("#rows tbody");
  const says = document.getElementById("says");
  const find = document.getElementById("find");
  const selects = [...document.querySelectorAll("select[data-key]")];
  const [back, next] = document.querySelectorAll(".pages button");
  const texts = new Map();
  let rows = data.rows;
  let first = 0;
  let sorted = { index: at.time, down: true };

  const textOf = row => {
    let text = texts.get(row);
    if (text === undefined) {
      text = columns.map((_, index) => shown(row, index)).join("\n").toLowerCase();
      texts.set(row, text);
    }
    return text;
  };

  const draw = size => {
    const lines = document.createDocumentFragment();
    for (const row of rows.slice(first, first + size)) {
      const line = document.createElement("tr");
      columns.forEach((column, index) => {
        const cell = document.createElement("td");
        cell.dataset.label = column.label;
        cell.textContent = shown(row, index);
        cell.className = column.key === "state" ? "state " + data.classes[row[index]] : column.key;
        if (column.key === "id") cell.title = cell.textContent;
        line.append(cell);
      });
      lines.append(line);
    }
    body.replaceChildren(lines);
    const last = Math.min(first + size, rows.length);
    const all = rows.length === data.rows.length ? "" : ` (of ${data.rows.length.toLocaleString("en")})`;
    says.textContent = rows.length === 0 ? "No row fits." :
      `Rows ${(first + 1).toLocaleString("en")} to ${last.toLocaleString("en")} of ${rows.length.toLocaleString("en")}${all}`;
    back.disabled = first === 0;
    next.disabled = last >= rows.length;
  };

  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(word => word);
    const wanted = selects.filter(one => one.value !== "").map(one => [at[one.dataset.key], Number(one.value)]);
    rows = data.rows.filter(row => wanted.every(([index, value]) => row[index] === value) &&
      (words.length === 0 || words.every(word => textOf(row).includes(word))));
    const { index, down } = sorted;
    const order = columns[index].key === "time" ? (a, b) => (a[index] ?? 0) - (b[index] ?? 0)
      : (a, b) => compare(shown(a, index), shown(b, index));
    rows.sort((a, b) => down ? order(b, a) : order(a, b));
    first = 0;
    draw(pageSize);
  };

  const mark = (header, down) => {
    for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  for (const select of selects) {
    const names = columns[at[select.dataset.key]].list.map((name, value) => [name, value]);
    names.sort((a, b) => compare(a[0], b[0]));
    select.append(...names.map(([name, value]) => new Option(name, value)));
    select.addEventListener("change", apply);
  }

  let typing;
  find.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(apply, 120);
  });
  document.getElementById("clear").addEventListener("click", () => {
    find.value = "";
    selects.forEach(select => { select.value = ""; });
    apply();
  });
  back.addEventListener("click", () => { first -= pageSize; draw(pageSize); });
  next.addEventListener("click", () => { first += pageSize; draw(pageSize); });

  document.querySelectorAll("#rows th").forEach((header, index) => {
    header.querySelector("button").addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      mark(header, down);
      sorted = { index, down };
      apply();
    });
  });

  // The small tables are there without this script; it only orders their lines.
  document.querySelectorAll("table.still").forEach(table => table.querySelectorAll("th").forEach((header, index) => {
    header.querySelector("button").addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") !== "descending" && header.classList.contains("number") ||
        header.getAttribute("aria-sort") === "ascending";
      mark(header, down);
      const lines = [...table.tBodies[0].rows];
      const text = line => line.cells[index].textContent;
      lines.sort((a, b) => down ? compare(text(b), text(a)) : compare(text(a), text(b)));
      table.tBodies[0].append(...lines);
    });
  }));

  document.querySelectorAll("button[data-key]").forEach(button => button.addEventListener("click", () => {
    selects.forEach(select => { select.value = ""; });
    find.value = "";
    for (const pair of [[button.dataset.key, button.dataset.value], ["state", button.dataset.state]]) {
      const select = selects.find(one => one.dataset.key === pair[0]);
      if (select && pair[1] !== undefined) {
        const value = columns[at[pair[0]]].list.indexOf(pair[1]);
        if (value >= 0) select.value = String(value);
      }
    }
    apply();
    const heading = document.getElementById("all");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }));

  addEventListener("beforeprint", () => draw(printSize));
  addEventListener("afterprint", () => draw(pageSize));
  apply();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
