// Draws each figure's view with Plotly and changes views when a selector changes.
(() => {
  const config = { displayModeBar: false, displaylogo: false, responsive: true, doubleClick: false, scrollZoom: false };

  // Hover texts show the interval, which is in the two traces before a mean; the page need not carry it twice.
  const withIntervals = (data) => data.map((trace, i) => {
    if (!trace.hovertemplate || !trace.hovertemplate.includes("customdata")) {
      return trace;
    }
    const high = data[i - 1], low = data[i - 2];
    if (!high || !low || high.fill !== "tonexty") {
      return { ...trace, hovertemplate: trace.hovertemplate.split("  ")[0] };
    }
    return { ...trace, customdata: trace.y.map((_, t) => [low.y[t], high.y[t]]) };
  });

  const copy = (value) => JSON.parse(JSON.stringify(value));

  for (const figure of document.querySelectorAll("figure[data-figure]")) {
    const data = document.getElementById(figure.dataset.figure);
    if (!data) {
      continue;
    }
    const views = JSON.parse(data.textContent);
    const plots = [...figure.querySelectorAll("[data-plot]")];
    const titles = [...figure.querySelectorAll(".panel h4")].map((title) => title.textContent);
    const selectors = [...figure.querySelectorAll("[data-selector]")];
    const caption = figure.querySelector("[data-caption]");
    const name = figure.querySelector("h3").textContent;

    const draw = () => {
      const view = views[selectors.map((selector) => selector.value).join("|")];
      if (caption.textContent !== view.caption) {
        caption.textContent = view.caption;
      }
      plots.forEach((plot, i) => {
        const panel = view.panels[i];
        plot.setAttribute("aria-label", `${name}, ${titles[i]}: ${view.caption}`);
        Plotly.react(plot, withIntervals(panel.data), copy(panel.layout), config);
      });
    };

    selectors.forEach((selector) => selector.addEventListener("change", draw));
    plots.forEach((plot) => { plot.style.minHeight = `${plot.dataset.height}px`; });
    draw();
  }
})();
