import { h, s, put, percent, points } from './dom.js';
import { texts } from './texts.en.js';

// Curves over weeks with bands, and the difference of two worlds on the same luck, drawn by Plotly. Lines differ in color and in dashes. The week
// that is looked at is a layer of its own above them, so that playing the weeks draws no curve anew.

const margins = { l: 3.7, r: 1.1, t: 0.9, b: 2 };
const phone = 560;
const config = { staticPlot: true, displayModeBar: false, displaylogo: false };
const dashes = { one: '14px,6px', two: 'solid', apart: 'solid' };
const bandOpacity = '2b';

export function statistics(runs, read) {
  const points = runs[0] ? read(runs[0]).length : 0;
  const mean = [], low = [], high = [], error = [];
  for (let week = 0; week < points; week++) {
    const values = runs.map(one => read(one)[week]).sort((a, b) => a - b);
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    mean.push(average);
    low.push(values[Math.floor(0.1 * (values.length - 1))]);
    high.push(values[Math.ceil(0.9 * (values.length - 1))]);
    const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
    error.push(values.length > 1 ? Math.sqrt(spread / (values.length - 1) / values.length) : 0);
  }

  return { mean, low, high, error, count: runs.length };
}

/// Differences B − A, replicate by replicate: the same luck on both sides.
export function differences(a, b, read) {
  const count = Math.min(a.length, b.length);
  return statistics(
    Array.from({ length: count }, (_, at) => read(b[at]).map((value, week) => value - read(a[at])[week])), values => values);
}

const bars = { width: 400, height: 104, left: 46, edge: 8 };

/// One bar for each seed, in order: above the line the second world is ahead, below it the first.
export function seedBars(apart) {
  const ordered = [...apart].sort((a, b) => b - a);
  const reach = Math.max(0.01, ...ordered.map(Math.abs));
  const zero = bars.height / 2, room = zero - bars.edge, wide = (bars.width - bars.left) / ordered.length;
  const label = (y, value) => s('text', { x: bars.left - 8, y: y + 5, 'text-anchor': 'end' }, value);
  return s(
    'svg', { class: 'seeds', 'aria-hidden': 'true', viewBox: `0 0 ${bars.width} ${bars.height}` },
    s('g', { class: 'axes' }, label(bars.edge + 5, `+${points(reach)}`), label(zero, '0'), label(bars.height - bars.edge - 5, points(-reach)),
      s('line', { class: 'zero', x1: bars.left, x2: bars.width, y1: zero, y2: zero })),
    ordered.map((value, at) => {
      const tall = Math.max(1, Math.abs(value) / reach * room);
      return s('rect', { class: value > 0 ? 'two' : 'one', x: bars.left + at * wide + wide * 0.12, width: wide * 0.76, y: value > 0 ? zero - tall : zero, height: tall });
    }));
}

export class Curves {
  /// `height` in em; `onWeek(week)` when somebody points at one.
  constructor(label, height, onWeek = null) {
    this.height = height;
    this.onWeek = onWeek;
    this.plot = h('div', { class: 'plot' });
    this.layer = s('svg', { class: 'layer', 'aria-hidden': 'true' });
    this.element = h('div', { class: 'curves', role: 'img', 'aria-label': label, onpointerdown: event => this.point(event), onpointermove: event => event.buttons > 0 && this.point(event) }, this.plot, this.layer);
    new ResizeObserver(([{ contentRect }]) => this.fit(contentRect.width)).observe(this.element);
  }

  /// Plotly draws in pixels: anew wherever there is another width, and not where nothing is seen.
  fit(width) {
    if (Math.floor(width) !== this.width) {
      this.width = Math.floor(width);
      this.draw();
    }
  }

  /// `series`: { name, look, statistics }; `range`: lowest and highest value of the axis.
  show(series, range, described) {
    this.series = series;
    this.range = range;
    this.weeks = Math.max(1, ...series.map(one => one.statistics.mean.length - 1));
    this.element.setAttribute('aria-label', described);
    this.draw();
  }

  draw() {
    if (!this.series || !(this.width > 0)) {
      return;
    }

    this.measure();
    const bands = this.series.filter(one => one.statistics.count > 1);
    Plotly.react(this.plot, [...bands.map(one => this.band(one)), ...this.series.map(one => this.line(one)), this.names()], this.layout(), config);
    this.layer.setAttribute('width', this.width);
    this.layer.setAttribute('height', this.box.height);
    this.cursor = s('line', { class: 'cursor', y1: this.box.t, y2: this.box.height - this.box.b });
    this.dots = this.series.map(({ look, statistics: { mean } }) => ({ mean, mark: s('circle', { class: `mark ${look}`, r: 6 }) }));
    put(this.layer, this.cursor, this.dots.map(({ mark }) => mark));
    this.week(this.now ?? 0);
  }

  /// Words are as large as the page's: larger on a projector, smaller on a phone.
  measure() {
    const root = getComputedStyle(document.documentElement);
    const em = parseFloat(root.fontSize) * (this.width < phone ? 0.85 : 1);
    this.box = Object.fromEntries(Object.entries({ ...margins, height: this.height }).map(([name, value]) => [name, Math.round(value * em)]));
    this.size = em * 0.92;
    this.family = getComputedStyle(document.body).fontFamily;
    this.colors = Object.fromEntries(Object.keys(dashes).map(look => [look, root.getPropertyValue(`--${look}`)]));
    this.soft = root.getPropertyValue('--soft');
    this.rule = root.getPropertyValue('--grid');
  }

  week(week) {
    this.now = week;
    // Curves that are hidden were told of other series than they have drawn.
    if (!this.dots) {
      return;
    }

    const x = this.x(Math.min(week, this.weeks));
    this.cursor.setAttribute('x1', x);
    this.cursor.setAttribute('x2', x);
    this.dots.forEach(({ mean, mark }) => {
      mark.setAttribute('cx', x);
      mark.setAttribute('cy', this.y(mean[Math.min(week, mean.length - 1)] ?? 0));
    });
  }

  point(event) {
    if (this.onWeek && this.box) {
      this.element.setPointerCapture(event.pointerId);
      const { left } = this.element.getBoundingClientRect();
      const share = (event.clientX - left - this.box.l) / (this.width - this.box.l - this.box.r);
      this.onWeek(Math.round(Math.min(1, Math.max(0, share)) * this.weeks));
    }
  }

  x(week) {
    return this.box.l + week / this.weeks * (this.width - this.box.l - this.box.r);
  }

  y(value) {
    const [low, high] = this.range;
    return this.box.height - this.box.b - (value - low) / (high - low) * (this.box.height - this.box.t - this.box.b);
  }

  line({ look, statistics: { mean } }) {
    return { uid: look, type: 'scatter', mode: 'lines', x: mean.map((_, week) => week), y: mean, line: { color: this.colors[look], width: 3.5, dash: dashes[look], simplify: false }, cliponaxis: false };
  }

  band({ look, statistics: { low, high } }) {
    const weeks = low.map((_, week) => week);
    return {
      uid: `band-${look}`, type: 'scatter', mode: 'lines', x: [...weeks, ...weeks.toReversed()], y: [...low, ...high.toReversed()],
      fill: 'toself', fillcolor: this.colors[look] + bandOpacity, line: { width: 0, simplify: false }, cliponaxis: false,
    };
  }

  /// Names at the curves, not in a box: pushed apart where they would meet.
  names() {
    const row = this.size * 1.4, top = this.box.t + row / 2, bottom = this.box.height - this.box.b - row / 2;
    const named = this.series.map(one => ({ one, y: this.y(one.statistics.mean.at(-1) ?? 0) - row * 0.7 })).sort((a, b) => a.y - b.y);
    named.forEach((label, at) => label.y = Math.max(label.y, at > 0 ? named[at - 1].y + row : top));
    const over = Math.max(0, named.at(-1).y - bottom), [low, high] = this.range;
    const value = y => high - (y - this.box.t) / (this.box.height - this.box.t - this.box.b) * (high - low);
    return {
      uid: 'names', type: 'scatter', mode: 'text', x: named.map(() => this.weeks), y: named.map(({ y }) => value(y - over)), text: named.map(({ one }) => one.name),
      textposition: 'middle left', textfont: { size: this.size, weight: 650, color: named.map(({ one }) => this.colors[one.look]) }, cliponaxis: false,
    };
  }

  layout() {
    const { height, ...margin } = this.box;
    const [low, high] = this.range;
    const values = [0, 0.25, 0.5, 0.75, 1].map(share => low + share * (high - low));
    const every = this.weeks > 80 || this.width < phone ? 26 : this.weeks > 30 ? 13 : 4;
    const weeks = Array.from({ length: Math.floor(this.weeks / every) + 1 }, (_, at) => at * every);
    const axis = { fixedrange: true, automargin: false, ticklabelstandoff: 5, ticklabeloverflow: 'allow', showline: false, ticks: '', tickmode: 'array' };
    return {
      width: this.width, height, margin: { ...margin, pad: 0 }, autosize: false, showlegend: false, hovermode: false, dragmode: false,
      paper_bgcolor: 'transparent', plot_bgcolor: 'transparent', font: { family: this.family, size: this.size, color: this.soft },
      xaxis: { ...axis, range: [0, this.weeks], showgrid: false, zeroline: false, tickvals: weeks, ticktext: weeks.map(week => week ? String(week) : texts.curves.start) },
      yaxis: { ...axis, range: [low, high], gridcolor: this.rule, zerolinecolor: this.soft, tickvals: values, ticktext: values.map(value => percent(value).replace('-', '−')) },
    };
  }

  /// The curves as the text of an SVG.
  async picture() {
    const white = { ...this.layout(), paper_bgcolor: '#fff' };
    return Plotly.toImage({ data: this.plot.data, layout: white, config }, { format: 'svg', width: this.width, height: this.box.height, imageDataOnly: true });
  }
}
