// Makes one SVG of a whole figure, for files: title, legend, all panels, caption. It stands alone, dark on white.
const pictures = (() => {
  const width = 1200, edge = 24, gap = 24;
  const family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const ink = "#1b1f24", soft = "#575f68";
  const columnsOf = { small: 4, wide: 1 };
  const looks = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "fill-opacity", "opacity", "font-size", "font-family", "font-weight", "text-anchor", "paint-order"];

  const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const measure = document.createElement("canvas").getContext("2d");

  const wrap = (text, size, room, weight = 400) => {
    measure.font = `${weight} ${size}px ${family}`;
    const rows = [""];
    for (const word of text.trim().split(/\s+/)) {
      const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
      if (measure.measureText(longer).width <= room || !rows.at(-1)) {
        rows[rows.length - 1] = longer;
      } else {
        rows.push(word);
      }
    }
    return rows;
  };

  const label = (rows, x, y, size, color, weight = 400) =>
    rows.map((row, i) => `<text x="${x}" y="${(y + i * size * 1.35).toFixed(1)}" font-family="${escape(family)}" font-size="${size}" font-weight="${weight}" fill="${color}">${escape(row)}</text>`).join("");

  // What the style sheet says is written into each element, so that the picture looks the same without it.
  const standalone = (svg) => {
    const copy = svg.cloneNode(true), own = [svg, ...svg.querySelectorAll("*")], theirs = [copy, ...copy.querySelectorAll("*")];
    own.forEach((element, i) => {
      const style = getComputedStyle(element);
      looks.forEach((look) => theirs[i].setAttribute(look, style.getPropertyValue(look)));
      ["class", "id", "role", "aria-labelledby", "aria-hidden"].forEach((name) => theirs[i].removeAttribute(name));
    });
    return copy;
  };

  const place = (svg, x, y, w, h) => {
    for (const [name, value] of Object.entries({ x, y, width: w, height: h })) {
      svg.setAttribute(name, value);
    }
    return new XMLSerializer().serializeToString(svg);
  };

  const legendOf = (figure, y) => {
    let x = edge, markup = "";
    const size = 14, row = 24;
    for (const item of figure.querySelectorAll(".legend li")) {
      const swatch = item.querySelector("svg"), text = item.textContent;
      measure.font = `${size}px ${family}`;
      const needed = swatch.width.baseVal.value + 8 + measure.measureText(text).width + 24;
      if (x > edge && x + needed > width - edge) {
        x = edge;
        y += row;
      }
      markup += place(standalone(swatch), x, y - 12, swatch.width.baseVal.value, swatch.height.baseVal.value)
        + label([text], x + swatch.width.baseVal.value + 8, y, size, ink);
      x += needed;
    }
    return { markup, y: markup ? y + row : y };
  };

  // Plotly names its clips at random; the place of the panel makes them stable, and different from panel to panel.
  const renamed = (svg, name) => {
    const [, uid] = svg.match(/id="defs-([0-9a-f]{6})"/) ?? [];
    return uid ? svg.replaceAll(uid, name) : svg;
  };

  const panelsOf = async (figure, y) => {
    const plots = [...figure.querySelectorAll("[data-plot]")], titles = [...figure.querySelectorAll(".panel h4")];
    const kind = ["small", "wide"].find((name) => figure.querySelector(".panels").classList.contains(name));
    const columns = Math.min(plots.length, columnsOf[kind] ?? 2), room = (width - 2 * edge - (columns - 1) * gap) / columns;
    let markup = "";
    for (let first = 0; first < plots.length; first += columns) {
      const row = plots.slice(first, first + columns), height = Math.max(...row.map((plot) => plot.layout.height));
      const heads = row.map((_, i) => wrap(titles[first + i].textContent, 14, room, 600));
      const head = Math.max(...heads.map((rows) => rows.length)) * 19;
      for (const [i, plot] of row.entries()) {
        const x = edge + i * (room + gap);
        const drawn = await Plotly.toImage(plot, { format: "svg", width: Math.round(room), height: plot.layout.height, imageDataOnly: true });
        markup += label(heads[i], x, y + 14, 14, ink, 600)
          + renamed(drawn, `${figure.id}-${first + i}`).replace("<svg ", `<svg x="${x.toFixed(1)}" y="${y + head}" `);
      }
      y += head + height + 18;
    }
    return { markup, y };
  };

  const networkOf = (figure, y) => {
    const svg = figure.querySelector("#network-svg"), box = svg.viewBox.baseVal, height = Math.round((width - 2 * edge) * box.height / box.width);
    return { markup: place(standalone(svg), edge, y, width - 2 * edge, height), y: y + height + 22 };
  };

  // A figure as the text of an SVG.
  const svg = async (figure) => {
    let y = edge + 20;
    const title = figure.querySelector("h3").textContent;
    let body = `<title>${escape(title)}</title>` + label([title], edge, y, 21, ink, 600);
    y += 32;
    for (const part of [legendOf, figure.dataset.figure ? panelsOf : networkOf]) {
      const made = await part(figure, y);
      body += made.markup;
      y = made.y;
    }
    for (const [i, text] of [...figure.querySelectorAll("figcaption p")].entries()) {
      const rows = wrap(text.textContent, 14, width - 2 * edge);
      body += label(rows, edge, y + 6, 14, text.classList.contains("note") ? soft : ink);
      y += rows.length * 19 + (i === 0 ? 4 : 0);
    }
    const height = Math.ceil(y + edge);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><rect width="100%" height="100%" fill="#ffffff"/>${body}</svg>`;
  };

  const save = async (figure) => {
    const address = URL.createObjectURL(new Blob([await svg(figure)], { type: "image/svg+xml" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${figure.id}.svg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  document.querySelectorAll("figure [data-save]").forEach((button) => button.addEventListener("click", () => save(button.closest("figure"))));
  return { svg };
})();
