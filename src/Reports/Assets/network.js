// Draws one run's network as SVG and replays it week by week: people by how far they have come, ties by strength; or schools by share of users.
(() => {
  const source = document.getElementById("network-data");
  if (!source) {
    return;
  }
  const pictures = JSON.parse(source.textContent);
  const byId = (id) => document.getElementById("network-" + id);
  const svg = byId("svg"), week = byId("week"), now = byId("now"), play = byId("play");
  const pick = byId("picture"), practice = byId("practice"), zoom = byId("zoom");
  const levels = ["has not heard of it", "has heard of it", "knows enough to try it", "complies only", "uses it", "uses it with depth"];
  const ties = ["none", "faint", "weak", "strong"];
  const complies = 3, uses = 4, implemented = 5;
  const millisecondsPerWeek = 120;
  // The names of more schools than this would hide each other; pointing at one still says which it is.
  const mostNamed = 60;
  let picture, layout, names, nodes = [], lines = [], counters = [];

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
  const isOfSchools = () => picture.staff !== undefined;

  // The data has only the weeks in which something changes, each with the new value.
  const at = (changes, when) => {
    let value = 0;
    for (let i = 0; i < changes.length && changes[i] <= when; i += 2) {
      value = changes[i + 1];
    }
    return value;
  };

  const bent = (x1, y1, x2, y2) => {
    // Ties between schools bend towards the middle, so that bundles can be told apart.
    const bend = 0.45, { width, height } = layout;
    const cx = (1 - bend) * (x1 + x2) / 2 + bend * width / 2, cy = (1 - bend) * (y1 + y2) / 2 + bend * height / 2;
    return `M${x1} ${y1}Q${cx.toFixed(0)} ${cy.toFixed(0)} ${x2} ${y2}`;
  };

  const drawTies = () => {
    const group = element("g", { class: "ties" }, svg);
    const { x, y } = layout, { school } = picture;
    lines = picture.steps.map((steps, i) => {
      const a = picture.ties[2 * i], b = picture.ties[2 * i + 1], isBetween = school[a] !== school[b];
      const d = isBetween ? bent(x[a], y[a], x[b], y[b]) : `M${x[a]} ${y[a]}L${x[b]} ${y[b]}`;
      return { steps, kind: isBetween ? "between" : "within", line: element("path", { d }, group) };
    });
    // Ties between schools lie above those within.
    lines.filter((tie) => tie.kind === "between").forEach((tie) => group.append(tie.line));
  };

  const drawBundles = () => {
    const group = element("g", { class: "ties" }, svg), place = (s) => [layout.places[s].x, layout.places[s].y];
    for (let i = 0; i < picture.bundles.length; i += 3) {
      const [a, b, count] = picture.bundles.slice(i, i + 3);
      const line = element("path", { d: bent(...place(a), ...place(b)), class: "between", "stroke-width": Math.min(8, 0.8 * Math.sqrt(count)).toFixed(1) }, group);
      element("title", {}, line, `${picture.schools[a]} and ${picture.schools[b]}: ${count} ${count === 1 ? "tie" : "ties"}`);
    }
    lines = [];
  };

  const drawClusters = () => {
    const group = element("g", { class: "schools" }, svg);
    names = element("g", { class: "names" }, svg);
    counters = picture.schools.map((name, s) => {
      const { x, y, r } = layout.places[s];
      element("circle", { cx: x, cy: y, r: r + 4, class: "school" }, group);
      const label = element("text", { x, y: y - r - 13, class: "school-name" }, names);
      element("tspan", {}, label, name.length > 24 ? name.slice(0, 23) + "…" : name);
      return element("tspan", { class: "school-count", dx: 8 }, label);
    });
  };

  const drawTeachers = () => {
    const group = element("g", { class: "teachers" }, svg), r = layout.node;
    nodes = picture.labels.map((label, i) => {
      const x = layout.x[i], y = layout.y[i], node = element("g", {}, group);
      if (picture.head[i]) {
        element("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 2, class: "body" }, node);
      } else {
        element("circle", { cx: x, cy: y, r, class: "body" }, node);
      }
      element("circle", { cx: x, cy: y, r: (r * 0.34).toFixed(1), class: "mark" }, node);
      const text = element("text", { x, y, dy: "0.35em", "font-size": (r * 0.92).toFixed(1) }, node);
      return { node, text, title: element("title", {}, node), label };
    });
  };

  const drawSchools = () => {
    const group = element("g", { class: "teachers" }, svg);
    names = element("g", { class: "names" }, svg);
    counters = [];
    const isNamed = picture.schools.length <= mostNamed;
    nodes = picture.schools.map((label, s) => {
      const { x, y, r } = layout.places[s], node = element("g", { class: "whole" }, group);
      element("circle", { cx: x, cy: y, r, class: "body" }, node);
      const share = element("circle", { cx: x, cy: y, r: 0, class: "share" }, node);
      let count;
      if (isNamed) {
        const name = element("text", { x, y: y + r + 18, class: "school-name" }, names);
        element("tspan", {}, name, label.length > 14 ? label.slice(0, 13) + "…" : label);
        count = element("tspan", { class: "school-count", dx: 6 }, name);
      }
      return { node, share, count, r, title: element("title", {}, node), label };
    });
  };

  const showPeople = (when) => {
    const chosen = Number(practice.value), adopted = picture.adopted[chosen], counts = levels.map(() => 0);
    const users = picture.schools.map(() => 0), sizes = picture.schools.map(() => 0);
    nodes.forEach(({ node, text, title, label }, i) => {
      const level = at(picture.levels[chosen][i], when), school = picture.school[i];
      counts[level]++;
      sizes[school]++;
      users[school] += level >= uses ? 1 : 0;
      const wanted = `level-${level}${level >= uses ? " use" : ""}`;
      if (node.getAttribute("class") !== wanted) {
        node.setAttribute("class", wanted);
        text.textContent = level < uses ? "" : adopted[i] === 0 ? "S" : adopted[i];
      }
      const since = adopted[i] < 0 || adopted[i] > when ? "" : adopted[i] === 0 ? ", a starter" : `, first used it in week ${adopted[i]}`;
      title.textContent = `${label}, ${picture.schools[school]}${picture.head[i] ? ", head" : ""}: ${levels[level]}${since}`;
    });
    lines.forEach((tie) => {
      const wanted = `${tie.kind} tie-${ties[at(tie.steps, when)]}`;
      if (tie.line.getAttribute("class") !== wanted) {
        tie.line.setAttribute("class", wanted);
      }
    });
    counters.forEach((counter, s) => { counter.textContent = `${users[s]}/${sizes[s]}`; });
    const total = counts[uses] + counts[implemented];
    const rest = [[counts[complies], "comply only"], [counts[2], "are ready for it"], [counts[1], "have heard of it"], [counts[0], "have not"]].filter(([count]) => count > 0);
    return {
      total, of: nodes.length, users,
      more: `${total > 0 ? `, ${counts[implemented]} of them with depth` : ""}${rest.length > 0 ? `. Of the others ${rest.map(([count, text]) => `${count} ${text}`).join(", ")}` : ""}.`,
    };
  };

  const showSchools = (when) => {
    const users = picture.users[Number(practice.value)].map((changes) => at(changes, when));
    nodes.forEach(({ node, share, count, r, title, label }, s) => {
      const part = users[s] / Math.max(1, picture.staff[s]);
      share.setAttribute("r", (r * Math.sqrt(part)).toFixed(1));
      node.classList.toggle("use", users[s] > 0);
      title.textContent = `${label}: ${users[s]} of ${picture.staff[s]} teachers use it`;
      if (count) {
        count.textContent = `${users[s]}/${picture.staff[s]}`;
      }
    });
    return { total: users.reduce((sum, n) => sum + n, 0), of: picture.staff.reduce((sum, n) => sum + n, 0), users, more: "." };
  };

  const show = () => {
    const when = Number(week.value);
    const { total, of, users, more } = isOfSchools() ? showSchools(when) : showPeople(when);
    const reached = users.filter((n) => n > 0).length;
    byId("week-now").textContent = when;
    week.setAttribute("aria-valuetext", `week ${when}: ${total} of ${of} teachers`);
    now.textContent = `Week ${when}: ${total} of ${of} teachers in ${reached} of ${users.length} schools use ${picture.practices[practice.value]}${more}`;
  };

  const look = () => {
    const { x, y, r } = layout.places[zoom.value - 1] ?? {};
    svg.setAttribute("viewBox", r ? `${x - 1.35 * r} ${y - 1.35 * r} ${2.7 * r} ${2.7 * r}` : `0 0 ${layout.width} ${layout.height}`);
    svg.classList.toggle("zoomed", Boolean(r));
  };

  const legend = () => {
    const item = (text, draw, box = "0 0 16 16", width = 16) => {
      const made = document.createElement("li");
      draw(element("svg", { viewBox: box, width, height: 16, "aria-hidden": "true", class: "swatch" }, made));
      made.append(text);
      return made;
    };
    const person = (level) => (swatch) => {
      const node = element("g", { class: `level-${level}` }, swatch);
      element("circle", { cx: 8, cy: 8, r: 6.5, class: "body" }, node);
      element("circle", { cx: 8, cy: 8, r: 2.4, class: "mark" }, node);
    };
    const tie = (kind, step) => (swatch) => element("path", { d: "M1 8L33 8", class: `${kind} tie-${step}` }, element("g", { class: "ties" }, swatch));
    // Few runs have a mandate; nobody complies in the others.
    const shown = levels.map((_, level) => level).filter((level) => level !== complies || picture.levels?.some((all) => all.some((changes) => changes.some((value, i) => i % 2 === 1 && value === complies))));
    const items = isOfSchools()
      ? [item("share of users", (swatch) => {
        const node = element("g", { class: "whole use" }, swatch);
        element("circle", { cx: 8, cy: 8, r: 7, class: "body" }, node);
        element("circle", { cx: 8, cy: 8, r: 4.5, class: "share" }, node);
      })]
      : [...shown.map((level) => item(levels[level], person(level))), item("strong tie", tie("between", "strong"), "0 0 34 16", 34), item("weak tie", tie("between", "weak"), "0 0 34 16", 34)];
    byId("legend").replaceChildren(...items);
  };

  const draw = () => {
    const chosen = practice.value || "0";
    picture = pictures[pick.value];
    layout = isOfSchools() ? networkLayout.schools(picture.staff) : networkLayout.people({ schools: picture.schools.length, school: picture.school, head: picture.head });
    svg.replaceChildren();
    options(practice, picture.practices);
    practice.value = Number(chosen) < picture.practices.length ? chosen : "0";
    options(zoom, ["the whole network", ...picture.schools]);
    week.max = picture.weeks;
    byId("caption").textContent = picture.caption;
    document.querySelectorAll("[data-network-table]").forEach((table) => { table.hidden = table.dataset.networkTable !== pick.value; });
    if (isOfSchools()) {
      drawBundles();
      drawSchools();
    } else {
      drawClusters();
      drawTies();
      drawTeachers();
    }
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
    // A week that goes by in a blink is not read out; the one it stops at is.
    now.setAttribute("aria-live", "polite");
  };
  const goTo = (when) => {
    stop();
    week.value = when;
    show();
  };
  const start = () => {
    if (week.value === week.max) {
      week.value = 0;
    }
    play.textContent = "Pause";
    now.setAttribute("aria-live", "off");
    timer = setInterval(() => {
      week.value = Number(week.value) + 1;
      if (week.value === week.max) {
        stop();
      }
      show();
    }, millisecondsPerWeek);
  };
  const toggle = () => timer ? stop() : start();
  play.addEventListener("click", toggle);
  // Whoever asked for less motion steps and moves the slider instead.
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("back").addEventListener("click", () => goTo(Number(week.value) - 1));
  byId("forward").addEventListener("click", () => goTo(Number(week.value) + 1));

  const keys = {
    ArrowLeft: () => goTo(Number(week.value) - 1),
    ArrowRight: () => goTo(Number(week.value) + 1),
    Home: () => goTo(0),
    End: () => goTo(week.max),
    " ": () => play.hidden || toggle(),
  };
  byId("stage").addEventListener("keydown", (event) => {
    if (event.key in keys && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  week.addEventListener("input", () => { stop(); show(); });
  practice.addEventListener("change", show);
  zoom.addEventListener("change", look);
  pick.addEventListener("change", () => { stop(); draw(); });
  draw();
})();
