// Draws the network as SVG: schools as clusters, ties by strength, adoption weeks as color and label, week by week.
(() => {
  const source = document.getElementById("network-data");
  if (!source) {
    return;
  }
  const pictures = JSON.parse(source.textContent);
  const byId = (id) => document.getElementById("network-" + id);
  const svg = byId("svg"), week = byId("week"), now = byId("now"), play = byId("play");
  const pick = byId("picture"), practice = byId("practice"), zoom = byId("zoom");
  const steps = 6;
  let picture, names, nodes = [], ties = [], counters = [];

  const element = (name, attributes, parent, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    parent.append(made);
    return made;
  };

  const options = (select, texts) => select.replaceChildren(...texts.map((text, i) => new Option(text, i)));

  // Starters have a color of their own; the others share the run's weeks in equal steps.
  const step = (adopted) => adopted === 0 ? "s" : String(Math.min(steps - 1, Math.floor((adopted - 1) * steps / picture.weeks)));

  const path = (a, b) => {
    const { x, y, school, width, height } = picture;
    if (school[a] === school[b]) {
      return `M${x[a]} ${y[a]}L${x[b]} ${y[b]}`;
    }
    // Ties between schools bend towards the middle, so that bundles can be told apart.
    const bend = 0.45;
    const cx = (1 - bend) * (x[a] + x[b]) / 2 + bend * width / 2, cy = (1 - bend) * (y[a] + y[b]) / 2 + bend * height / 2;
    return `M${x[a]} ${y[a]}Q${cx.toFixed(0)} ${cy.toFixed(0)} ${x[b]} ${y[b]}`;
  };

  const drawTies = () => {
    const group = element("g", { class: "ties" }, svg);
    ties = [];
    for (let i = 0; i < picture.ties.length; i += 3) {
      const [a, b, strength] = picture.ties.slice(i, i + 3);
      const between = picture.school[a] !== picture.school[b];
      const line = element("path", { d: path(a, b), class: between ? "between" : "within", "stroke-width": (0.6 + strength * 0.045).toFixed(1) }, group);
      ties.push({ a, b, line });
    }
    // Ties between schools lie above those within.
    ties.filter((tie) => tie.line.classList.contains("between")).forEach((tie) => group.append(tie.line));
  };

  const drawSchools = () => {
    const group = element("g", { class: "schools" }, svg);
    names = element("g", { class: "names" }, svg);
    counters = picture.schools.map((name, s) => {
      const [x, y, r] = picture.places.slice(3 * s, 3 * s + 3);
      element("circle", { cx: x, cy: y, r: r + 4, class: "school" }, group);
      const label = element("text", { x, y: y - r - 13, class: "school-name" }, names);
      element("tspan", {}, label, name.length > 24 ? name.slice(0, 23) + "…" : name);
      return element("tspan", { class: "school-count", dx: 8 }, label);
    });
  };

  const drawTeachers = () => {
    const group = element("g", { class: "teachers" }, svg), r = picture.node;
    nodes = picture.labels.map((label, i) => {
      const x = picture.x[i], y = picture.y[i], node = element("g", {}, group);
      if (picture.head[i]) {
        element("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 2 }, node);
      } else {
        element("circle", { cx: x, cy: y, r }, node);
      }
      const text = element("text", { x, y, dy: "0.35em", "font-size": (r * 0.92).toFixed(1) }, node);
      return { node, text, title: element("title", {}, node), label };
    });
  };

  const show = () => {
    const adopted = picture.adopted[practice.value], at = Number(week.value);
    const users = picture.schools.map(() => 0), sizes = picture.schools.map(() => 0);
    nodes.forEach(({ node, text, title, label }, i) => {
      const uses = adopted[i] >= 0 && adopted[i] <= at;
      sizes[picture.school[i]]++;
      users[picture.school[i]] += uses ? 1 : 0;
      node.setAttribute("class", uses ? "use use-" + step(adopted[i]) : "no-use");
      text.textContent = !uses ? "" : adopted[i] === 0 ? "S" : adopted[i];
      title.textContent = `${label}, ${picture.schools[picture.school[i]]}${picture.head[i] ? ", head" : ""}: `
        + (adopted[i] < 0 ? "never" : adopted[i] === 0 ? "starter" : "week " + adopted[i]);
    });
    ties.forEach(({ a, b, line }) => line.classList.toggle("lit",
      adopted[a] >= 0 && adopted[a] <= at && adopted[b] >= 0 && adopted[b] <= at));
    counters.forEach((counter, s) => { counter.textContent = `${users[s]}/${sizes[s]}`; });
    const total = users.reduce((sum, n) => sum + n, 0), reached = users.filter((n) => n > 0).length;
    byId("week-now").textContent = at;
    week.setAttribute("aria-valuetext", `week ${at}: ${total} of ${nodes.length} teachers`);
    now.textContent = `Week ${at}: ${total} of ${nodes.length} teachers in ${reached} of ${users.length} schools have used ${picture.practices[practice.value]}.`;
  };

  const look = () => {
    const [x, y, r] = zoom.value === "0" ? [] : picture.places.slice(3 * (zoom.value - 1), 3 * zoom.value);
    svg.setAttribute("viewBox", r ? `${x - 1.35 * r} ${y - 1.35 * r} ${2.7 * r} ${2.7 * r}` : `0 0 ${picture.width} ${picture.height}`);
    svg.classList.toggle("zoomed", Boolean(r));
  };

  const legend = () => {
    const edge = (i) => Math.floor(i * picture.weeks / steps);
    const items = [["use-s", "starter (S)"], ...Array.from({ length: steps }, (_, i) => ["use-" + i, `week ${edge(i) + 1}–${edge(i + 1)}`]), ["no-use", "not yet"]];
    byId("legend").replaceChildren(...items.map(([name, text]) => {
      const item = document.createElement("li"), swatch = element("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "swatch" }, item);
      element("circle", { cx: 8, cy: 8, r: 6.5 }, element("g", { class: name }, swatch));
      item.append(text);
      return item;
    }));
  };

  const draw = () => {
    const chosen = practice.value || "0";
    picture = pictures[pick.value];
    svg.replaceChildren();
    options(practice, picture.practices);
    practice.value = Number(chosen) < picture.practices.length ? chosen : "0";
    options(zoom, ["the whole network", ...picture.schools]);
    week.max = picture.weeks;
    byId("caption").textContent = picture.caption;
    document.querySelectorAll("[data-network-table]").forEach((table) => { table.hidden = table.dataset.networkTable !== pick.value; });
    drawSchools();
    drawTies();
    drawTeachers();
    // Names lie above the ties, with a halo, or lines would cross them out.
    svg.append(names);
    legend();
    look();
    show();
  };

  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  };
  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    if (week.value === week.max) {
      week.value = 0;
    }
    play.textContent = "Pause";
    timer = setInterval(() => {
      week.value = Number(week.value) + 1;
      show();
      if (week.value === week.max) {
        stop();
      }
    }, 120);
  });
  // Whoever asked for less motion moves the slider instead.
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;

  week.addEventListener("input", () => { stop(); show(); });
  practice.addEventListener("change", show);
  zoom.addEventListener("change", look);
  pick.addEventListener("change", () => { stop(); draw(); });
  draw();
})();
