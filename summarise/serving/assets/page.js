// Comfort only: without it forms are sent as ever, and the page of progress reloads itself.
"use strict";
(() => {
  // A form goes once: the second press of a button would summarise, and pay, twice.
  for (const form of document.querySelectorAll("form[data-submit]")) {
    form.addEventListener("submit", (event) => {
      const button = form.querySelector("button");
      if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
      button.setAttribute("aria-disabled", "true");
      button.dataset.label ??= button.textContent;
      button.textContent = form.dataset.submit;
    });
  }
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[data-label]")) {
      button.removeAttribute("aria-disabled");
      button.textContent = button.dataset.label;
    }
  });

  const steps = document.querySelector("[data-job]");
  if (!steps) return;
  const items = [...steps.querySelectorAll("[data-stage]")];
  const said = document.querySelector("[data-said]");
  const clock = document.querySelector("[data-clock]");
  const started = performance.now();
  const show = (stage) => {
    const at = items.findIndex((item) => item.dataset.stage === stage);
    if (at < 0 || items[at].className === "now") return;
    items.forEach((item, place) => {
      item.className = place < at ? "done" : place === at ? "now" : "next";
      item.toggleAttribute("aria-current", place === at);
    });
    said.textContent = `${items[at].querySelector("b").textContent} …`;
  };
  let misses = 0;
  const look = async () => {
    try {
      const answer = await fetch(steps.dataset.job, { headers: { Accept: "application/json" } });
      const job = await answer.json();
      if (!answer.ok || job.state === "done" || job.state === "failed") return location.reload();
      show(job.stage);
      misses = 0;
    } catch {
      misses += 1;
      if (misses > 3) said.textContent = "The server does not answer; still trying";
    }
    clock.textContent = `${Math.round((performance.now() - started) / 1000)} s so far`;
    return setTimeout(look, misses ? 2000 : 500);
  };
  look();
})();
