// Printing: open what is folded, and let figures scale to the paper.
(() => {
  let opened = [];

  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => { details.open = true; });
    for (const svg of document.querySelectorAll(".main-svg")) {
      if (!svg.hasAttribute("viewBox")) {
        svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      }
    }
  });

  addEventListener("afterprint", () => {
    opened.forEach((details) => { details.open = false; });
    document.querySelectorAll(".main-svg").forEach((svg) => svg.removeAttribute("viewBox"));
  });
})();
