import { s, put, percent, points } from './dom.js';
import { texts } from './texts.en.js';

// Curves over weeks with bands, and the difference of two worlds on the same luck. Lines differ in color and in dashes.
// Drawn by hand and not by plotly.js, as the report's are: for these two figures that takes 40 to 150 ms for each new run and as much for each
// step of the week, where a moved slider has 100 ms for everything; and it would make an exported lesson 1.5 MB larger.

const plot = { left: 64, right: 16, top: 14, bottom: 34 };
const phone = 560;

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
  constructor(label, height = 260, onWeek = null) {
    this.height = height;
    // As wide as it is shown, so that its words are as large as the page's; larger on a projector.
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    this.width = innerWidth < phone ? 460 : Math.max(900, Math.round(innerWidth * 0.7 / em));
    this.svg = s('svg', { class: 'curves', role: 'img', 'aria-label': label, viewBox: `0 0 ${this.width} ${height}` });
    this.svg.addEventListener('pointerdown', event => {
      if (onWeek && this.weeks) {
        const box = this.svg.getBoundingClientRect();
        const at = (event.clientX - box.left) / box.width * this.width;
        onWeek(Math.round(Math.min(1, Math.max(0, (at - plot.left) / (this.width - plot.left - plot.right))) * this.weeks));
      }
    });
  }

  /// `series`: { name, look, statistics }; `range`: lowest and highest value of the axis.
  show(series, range, described) {
    this.series = series;
    this.range = range;
    this.weeks = Math.max(1, ...series.map(one => one.statistics.mean.length - 1));
    this.cursor = s('line', { class: 'cursor', y1: plot.top, y2: this.height - plot.bottom });
    this.dots = series.map(one => s('circle', { class: `mark ${one.look}`, r: 6 }));
    put(
      this.svg, s('title', {}, described), this.axes(),
      series.filter(one => one.statistics.count > 1).map(one => s('path', { class: `band ${one.look}`, d: this.band(one.statistics) })),
      series.map(one => s('path', { class: `line ${one.look}`, d: this.path(one.statistics.mean) })),
      this.cursor, this.dots, this.names(series));
    this.svg.setAttribute('aria-label', described);
    this.week(this.now ?? 0);
  }

  week(week) {
    this.now = week;
    if (!this.series) {
      return;
    }

    const x = this.x(Math.min(week, this.weeks));
    this.cursor.setAttribute('x1', x);
    this.cursor.setAttribute('x2', x);
    this.series.forEach((one, at) => {
      const mean = one.statistics.mean;
      this.dots[at].setAttribute('cx', x);
      this.dots[at].setAttribute('cy', this.y(mean[Math.min(week, mean.length - 1)] ?? 0));
    });
  }

  x(week) {
    return plot.left + week / this.weeks * (this.width - plot.left - plot.right);
  }

  y(value) {
    const [low, high] = this.range;
    return this.height - plot.bottom - (value - low) / (high - low) * (this.height - plot.top - plot.bottom);
  }

  path(values) {
    return values.map((value, week) => `${week ? 'L' : 'M'}${this.x(week).toFixed(1)} ${this.y(value).toFixed(1)}`).join('');
  }

  band({ low, high }) {
    const back = high.map((value, week) => [week, value]).reverse();
    return `${this.path(low)}${back.map(([week, value]) => `L${this.x(week).toFixed(1)} ${this.y(value).toFixed(1)}`).join('')}Z`;
  }

  axes() {
    const [low, high] = this.range;
    const values = [0, 0.25, 0.5, 0.75, 1].map(share => low + share * (high - low));
    const every = this.weeks > 80 || this.width < 900 ? 26 : this.weeks > 30 ? 13 : 4;
    const weeks = Array.from({ length: Math.floor(this.weeks / every) + 1 }, (_, at) => at * every);
    return s(
      'g', { class: 'axes' },
      values.map(value => [
        s('line', { x1: plot.left, x2: this.width - plot.right, y1: this.y(value), y2: this.y(value), class: value === 0 ? 'zero' : '' }),
        s('text', { x: plot.left - 10, y: this.y(value) + 6, 'text-anchor': 'end' }, percent(value).replace('-', '−'))]),
      weeks.map(week => s('text', { x: this.x(week), y: this.height - plot.bottom + 24, 'text-anchor': 'middle' }, week ? String(week) : texts.curves.start)));
  }

  /// Names at the curves, not in a box: pushed apart where they would meet.
  names(series) {
    const named = series.map(one => ({ one, y: this.y(one.statistics.mean.at(-1) ?? 0) - 10 })).sort((a, b) => a.y - b.y);
    named.forEach((label, at) => label.y = Math.max(label.y, at > 0 ? named[at - 1].y + 24 : plot.top + 14));

    const lowest = this.height - plot.bottom - 6;
    const over = Math.max(0, (named.at(-1)?.y ?? 0) - lowest);
    return named.map(({ one, y }) => s('text', { class: `name ${one.look}`, x: this.width - plot.right - 6, y: y - over, 'text-anchor': 'end' }, one.name));
  }
}
