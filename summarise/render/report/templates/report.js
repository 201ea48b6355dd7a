// The report's own: marks and items together, filters, copying.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  root.classList.add("js");

  // Items and their marks light up together, whichever the pointer or the focus is on.
  const sharing = new Map();
  const idsOf = (element) => element.dataset.items.split(" ");
  for (const element of all("[data-items]")) {
    for (const id of idsOf(element)) {
      if (!sharing.has(id)) sharing.set(id, []);
      sharing.get(id).push(element);
    }
  }
  let lit = [];
  const light = (target) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = [];
    const start = target instanceof Element ? target : null;
    for (let at = start?.closest("[data-items]"); at; at = at.parentElement.closest("[data-items]")) {
      idsOf(at).forEach((id) => lit.push(...sharing.get(id)));
    }
    lit.forEach((element) => element.classList.add("lit"));
  };
  document.addEventListener("mouseover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("focusout", () => light(null));
  document.documentElement.addEventListener("mouseleave", () => light(null));

  // A click on an item shows its first mark, a click on a mark its first item.
  const show = (element) => element?.scrollIntoView({
    block: "center", behavior: calm.matches ? "auto" : "smooth",
  });
  document.addEventListener("click", (event) => {
    const own = event.target.closest("[data-items]");
    if (!own || event.target.closest("a, button, summary, pre")) return;
    if (!getSelection().isCollapsed) return;
    const inArticle = (element) => element.closest("#story") !== null;
    const partners = idsOf(own).flatMap((id) => sharing.get(id));
    show(partners.find((element) => inArticle(element) !== inArticle(own)));
  });

  // Filters: items that do not match are hidden, and the article loses their marks.
  const marks = all("mark[data-items]");
  const gone = (id) => document.getElementById(id).hidden;
  const paint = () => marks.forEach((mark) => {
    for (const kind of ["c", "s"]) {
      const ids = idsOf(mark).filter((id) => id.startsWith(kind));
      mark.classList.toggle(`no-${kind}`, ids.every(gone));
    }
    all("sup a", mark).forEach((link) => { link.hidden = gone(link.hash.slice(1)); });
  });
  const groups = all("[data-filters]").map((group) => {
    const items = all(".item", document.getElementById(`${group.dataset.filters}-list`));
    const choices = all("select", group);
    const [reset, output] = [group.querySelector("button"), group.querySelector("output")];
    const apply = () => {
      const wanted = choices.filter((choice) => choice.value !== "");
      let count = 0;
      for (const item of items) {
        item.hidden = !wanted.every(
          (choice) => item.getAttribute(`data-${choice.dataset.filter}`) === choice.value,
        );
        count += item.hidden ? 0 : 1;
      }
      reset.disabled = wanted.length === 0;
      output.textContent = wanted.length ? `${count} of ${items.length} shown` : "";
      paint();
    };
    const clear = () => {
      choices.forEach((choice) => { choice.value = ""; });
      apply();
    };
    group.addEventListener("change", apply);
    reset.addEventListener("click", () => { clear(); choices[0].focus(); });
    return { items, clear };
  });
  const uncover = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.hidden) return;
    groups.filter((group) => group.items.includes(target)).forEach((group) => group.clear());
    show(target);
  };
  addEventListener("hashchange", uncover);

  // Copying: the text stands on the page; where the clipboard is closed it is selected there.
  const said = document.querySelector(".said");
  const copy = async (name) => {
    const text = document.getElementById(`copy-${name}`);
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = "Copied";
    } catch {
      text.closest("details").open = true;
      getSelection().selectAllChildren(text);
      show(text);
      said.textContent = "Selected below: press the keys to copy";
    }
  };
  all("[data-copy]").forEach((button) => {
    button.addEventListener("click", () => copy(button.dataset.copy));
  });
})();
