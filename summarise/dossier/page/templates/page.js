// The dossier's own: filters, links into folded parts, marks of plots.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const filters = document.querySelector(".filters");
  const desk = matchMedia("(min-width: 68rem)");
  filters.open = desk.matches;

  // Marks of plots, with the items they stand for.
  const marks = all(".mark[data-i], .others li[data-i], tr[data-i]:not([data-kind])");
  const itemsOf = (element) => (element.dataset.i ?? "").split(" ").filter(Boolean);

  // Filters: what does not match is hidden, and so are marks none of whose items is left.
  const kinds = { act: "acts", claim: "claims", article: "articles" };
  const items = all("[data-kind]");
  const fields = all("[data-filter]", filters);
  const [reset, output] = [filters.querySelector("[data-reset]"), filters.querySelector("output")];
  const has = (element, name, value) => (element.dataset[name] ?? "").split(" ").includes(value);
  const tests = {
    a: (item, value) => item.dataset.kind === "article" || has(item, "a", value),
    d: (item, value) => item.dataset.kind !== "act" || item.dataset.d === value,
    t: (item, value) => item.dataset.kind !== "act" || item.dataset.t === value,
    o: (item, value) => has(item, "o", value),
    from: (item, value) => item.dataset.f >= value && item.dataset.f !== "",
    to: (item, value) => item.dataset.f <= value && item.dataset.f !== "",
    disputed: (item) => item.dataset.kind === "article" || has(item, "x", "disputed"),
    doubtful: (item) => has(item, "x", "doubtful"),
  };
  const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "on" : "") : field.value);
  const apply = () => {
    const wanted = fields.map((field) => [field.dataset.filter, valueOf(field)]).filter((pair) => pair[1] !== "");
    const [left, total, acts] = [{}, {}, new Set()];
    for (const item of items) {
      const kind = item.dataset.kind;
      const shown = wanted.every(([name, value]) => tests[name](item, value));
      item.classList.toggle("off", !shown);
      total[kind] = (total[kind] ?? 0) + 1;
      left[kind] = (left[kind] ?? 0) + (shown ? 1 : 0);
      if (shown && kind === "act") acts.add(item.id);
    }
    marks.forEach((mark) => mark.classList.toggle("off", !itemsOf(mark).some((id) => acts.has(id))));
    all(".chunk").forEach((chunk) => {
      chunk.classList.toggle("off", !chunk.querySelector("[data-kind]:not(.off)"));
    });
    all(".source").forEach((source) => {
      source.classList.toggle("off", document.getElementById(source.id.slice(1)).classList.contains("off"));
    });
    reset.disabled = wanted.length === 0;
    output.textContent = wanted.length
      ? Object.keys(kinds).filter((kind) => total[kind]).map((kind) => `${left[kind]} of ${total[kind]} ${kinds[kind]}`).join(", ")
      : "";
  };
  const clear = () => {
    fields.forEach((field) => { if (field.type === "checkbox") field.checked = false; else field.value = ""; });
    apply();
  };
  filters.addEventListener("change", apply);
  reset.addEventListener("click", () => { clear(); filters.querySelector("summary").focus(); });

  // A link opens what its target is folded into, and clears filters that hide it.
  const uncover = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest(".off")) clear();
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: target.matches("li, tr, mark, span") ? "center" : "start" });
    const sentence = target.closest(".passages li");
    if (!sentence) return;
    all("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    all(`mark[data-q~="${target.id}"]`, sentence).forEach((mark) => mark.classList.add("lit"));
    sentence.focus({ preventScroll: true });
  };
  addEventListener("hashchange", uncover);
  uncover();

  // Marks say what they are where the pointer or the focus is; the same act lights up elsewhere.
  const tip = document.querySelector(".tip");
  const byItem = new Map();
  for (const mark of all(".mark[data-i]")) {
    for (const id of itemsOf(mark)) byItem.set(id, [...(byItem.get(id) ?? []), mark]);
  }
  const titles = new WeakMap();
  all(".mark").forEach((mark) => {
    const title = mark.querySelector("title");
    titles.set(mark, title.textContent);
    mark.setAttribute("aria-label", title.textContent);
    title.remove();
  });
  let lit = [];
  const quiet = () => {
    tip.hidden = true;
    lit.forEach((mark) => mark.classList.remove("lit"));
    lit = [];
    all(".plot.focus").forEach((plot) => plot.classList.remove("focus"));
  };
  const tell = (mark) => {
    const box = mark.getBoundingClientRect();
    tip.textContent = titles.get(mark);
    tip.hidden = false;
    const own = tip.getBoundingClientRect();
    const x = Math.min(Math.max(8, box.x + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
    const above = box.y - own.height - 8;
    tip.style.translate = `${x}px ${above > 4 ? above : box.bottom + 8}px`;
  };
  const near = (mark) => {
    const plot = mark.closest(".plot");
    const names = (mark.dataset.n ?? "").split(" ").filter(Boolean);
    if (!plot || names.length === 0) return;
    const own = names.length === 1 ? names[0] : null;
    const kept = new Set(names);
    const arrows = all(".arrow", plot);
    for (const arrow of arrows) {
      const ends = arrow.dataset.n.split(" ");
      const on = own ? ends.includes(own) : arrow === mark;
      arrow.classList.toggle("faint", !on);
      if (on) ends.forEach((end) => kept.add(end));
    }
    all(".node", plot).forEach((node) => node.classList.toggle("faint", !kept.has(node.dataset.n)));
    plot.classList.add("focus");
  };
  const attend = (target) => {
    quiet();
    if (!(target instanceof Element)) return;
    const mark = target.closest(".mark");
    const row = target.closest("tr[data-i], li[data-i]");
    if (mark) { tell(mark); near(mark); }
    if (mark ?? row) {
      lit = itemsOf(mark ?? row).flatMap((id) => byItem.get(id) ?? []).filter((other) => other !== mark);
      lit.forEach((other) => other.classList.add("lit"));
    }
  };
  document.addEventListener("mouseover", (event) => attend(event.target));
  document.addEventListener("focusin", (event) => attend(event.target));
  document.addEventListener("focusout", quiet);
  document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") quiet(); });
  root.addEventListener("mouseleave", quiet);
})();
