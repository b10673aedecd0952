"use strict";
// Adds what a page without script does not have: sorting, filtering, copying, a switch between light and dark.
(() => {
  const said = document.getElementById("said");
  let saying;
  const say = (text) => {
    said.textContent = text;
    clearTimeout(saying);
    saying = setTimeout(() => { said.textContent = ""; }, 5000);
  };
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (tag === "button") { element.type = "button"; }
    if (name) { element.className = name; }
    return element;
  };

  // Light and dark.
  const tools = make("span", "", "tools");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const theme = make("button", "", "theme");
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  label();

  // All details at once, also for printing.
  const all = [...document.querySelectorAll("details")];
  const open = make("button", "Open all", "open-all");
  open.addEventListener("click", () => {
    const opens = open.textContent === "Open all";
    all.forEach((details) => { details.open = opens; });
    open.textContent = opens ? "Close all" : "Open all";
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all.filter((details) => !details.open);
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => { closed.forEach((details) => { details.open = false; }); });
  tools.append(open, theme);
  document.querySelector("nav").append(tools);

  // Copying the command line that shows a line again.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };
  document.querySelectorAll("code[data-c]").forEach((code) => {
    const button = make("button", "Copy", "copy");
    button.title = code.dataset.c;
    button.setAttribute("aria-label", "Copy the command that shows " + code.textContent);
    code.after(button);
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("button.copy");
    if (!button) { return; }
    const command = button.previousElementSibling.dataset.c;
    say(((await copy(command)) ? "Copied: " : "Cannot copy; the command is: ") + command);
  });

  // Sorting: numbers by size, everything else by its letters; what is equal stays in its order.
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    if (typeof one !== typeof other) { return typeof one === "number" ? -1 : 1; }
    return one < other ? -1 : one > other ? 1 : 0;
  };
  document.querySelectorAll("table.sorts").forEach((table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (head.classList.contains("d")) { return; }
      const button = make("button", head.textContent);
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", () => {
        const first = head.classList.contains("n") ? "descending" : "ascending";
        const other = first === "ascending" ? "descending" : "ascending";
        const order = head.getAttribute("aria-sort") === first ? other : first;
        heads.forEach((each) => { each.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", order);
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row) => [value(row, column), row]);
        const sign = order === "ascending" ? 1 : -1;
        rows.sort((one, another) => sign * compare(one[0], another[0]));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
  });

  // Filtering: what is left holds every word that was typed.
  const filter = (before, items, what) => {
    const box = make("label", "Filter " + what, "filter");
    const input = make("input", "");
    input.type = "search";
    const count = make("span", "");
    box.append(input, count);
    before.before(box);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter((word) => word);
      const list = items();
      let left = 0;
      list.forEach((item) => {
        const text = item.textContent.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
        left += item.hidden ? 0 : 1;
      });
      count.textContent = words.length ? left + " of " + list.length : "";
    });
  };
  document.querySelectorAll("table.filters").forEach((table) => {
    filter(table.parentElement, () => [...table.tBodies[0].rows], "the table");
  });
  const incident = document.querySelector("#story .incident");
  if (incident) { filter(incident, () => [...document.querySelectorAll("#story .finding")], "the findings"); }
})();
