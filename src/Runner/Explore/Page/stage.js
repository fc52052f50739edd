import { h, put, button, say, percent, points, download, savePicture, standalone } from './dom.js';
import { run, NotRecorded } from './engine.js';
import { Picture, legend } from './picture.js';
import { Curves, statistics, differences } from './curves.js';
import { texts } from './texts.en.js';

// What both lessons and the sandbox look at: one or two worlds as pictures, a player over weeks, curves, and their difference.

const looks = ['one', 'two'];
const weeksPerSecond = 12;
// Bands grow as replicates come in; more often than this nobody sees it.
const bandMilliseconds = 150;
// Few tops, so that the axis stays where it is while a slider moves.
const tops = [0.2, 0.4, 1];
export const measures = {
  use: { read: one => one.use },
  aware: { read: one => one.aware },
  depth: { read: one => one.depth },
  belief: { read: one => one.belief },
};

export class Stage {
  /// `onPick(worldIndex, id)` when a person is chosen; `measure` is what the curves show at first.
  /// `onSeen` when somebody looks at another week or measure.
  constructor({ onPick = null, measure = 'use', onSeen = null } = {}) {
    this.onPick = onPick;
    this.onSeen = onSeen;
    this.measure = measure;
    this.worlds = [];
    this.answers = [];
    this.now = 0;
    this.build();
  }

  build() {
    this.pictures = h('div', { class: 'pictures' });
    this.slider = h('input', { type: 'range', min: 0, max: 1, value: 0, class: 'scrub', 'aria-label': texts.stage.week, oninput: () => this.goTo(Number(this.slider.value), true) });
    this.weekText = h('output', { class: 'week' });
    this.playButton = button(texts.stage.play, () => this.toggle(), { class: 'primary play' });
    const select = h('select', { class: 'measure', 'aria-label': texts.stage.measure, onchange: () => this.choose(select.value, true) },
      Object.keys(measures).map(key => h('option', { value: key, selected: key === this.measure }, texts.measures[key])));
    this.select = select;
    this.status = h('p', { class: 'status', role: 'status' });
    this.curves = new Curves(texts.stage.curves, 14.6, week => this.goTo(week, true));
    this.difference = new Curves(texts.stage.difference, 11.8, week => this.goTo(week, true));
    this.differenceBox = h('figure', { class: 'difference' }, h('figcaption', {}, texts.stage.difference), this.difference.element);
    this.finding = h('p', { class: 'finding' });
    this.table = h('div', { class: 'table' });
    this.element = h(
      'section', { class: 'stage', 'aria-label': texts.stage.label },
      this.pictures, legend(),
      h('div', { class: 'player' }, this.playButton,
        button('‹', () => this.goTo(this.now - 1, true), { 'aria-label': texts.stage.back, class: 'step' }),
        button('›', () => this.goTo(this.now + 1, true), { 'aria-label': texts.stage.forward, class: 'step' }), this.slider, this.weekText),
      h('figure', { class: 'curvebox' }, h('figcaption', {}, select, this.finding), this.curves.element), this.differenceBox, this.status,
      h('details', { class: 'take' }, h('summary', {}, texts.stage.take), this.saves(), this.table));
  }

  saves() {
    const both = (label, picture, name) => ['svg', 'png'].map(kind => button(`${label} (${kind.toUpperCase()})`, async () => savePicture(await picture(), name, kind)));
    return h('div', { class: 'saves' },
      both(texts.stage.takePicture, () => standalone(this.panes[0].picture.svg), 'network'),
      both(texts.stage.takeCurves, () => this.curves.picture(), 'curves'),
      button(texts.stage.takeData, () => download('curves.csv', 'text/csv', this.csv())));
  }

  /// `worlds`: { name, world }; `start`: the week to show, `play`: whether to run through the weeks.
  async show(worlds, { replicates = 1, play = false, keepWeek = false } = {}) {
    this.pause();
    this.abort?.abort();
    const abort = this.abort = new AbortController();
    this.worlds = worlds;
    if (!this.panes || this.panes.length !== worlds.length) {
      this.layOut(worlds);
    }

    this.panes.forEach((pane, at) => pane.name.textContent = worlds[at].name ?? '');
    this.answers = worlds.map(() => null);
    this.plays = play;
    const weeks = Math.max(...worlds.map(one => one.world.weeks));
    this.slider.max = weeks;
    this.now = keepWeek ? Math.min(this.now, weeks) : 0;
    this.status.textContent = '';
    this.element.setAttribute('aria-busy', 'true');
    try {
      await Promise.all(worlds.map((one, at) => run(one.world, replicates, answer => this.part(abort, at, answer, replicates), abort.signal)));
    } catch (error) {
      if (!abort.signal.aborted) {
        this.status.textContent = error instanceof NotRecorded ? texts.stage.notRecorded : say(texts.stage.failed, { why: error.message });
        this.element.removeAttribute('aria-busy');
      }

      return null;
    }

    if (abort.signal.aborted) {
      return null;
    }

    if (this.isStale) {
      this.drawCurves();
    }

    this.element.removeAttribute('aria-busy');
    return this.answers;
  }

  layOut(worlds) {
    this.panes = worlds.map((one, at) => {
      const picture = new Picture(say(texts.picture.label, { name: one.name ?? '' }), id => this.onPick?.(at, id));
      const name = h('span', { class: 'pane-name' });
      const count = h('span', { class: 'count' });
      return { picture, name, count, element: h('div', { class: `pane ${looks[at]}` }, h('h2', {}, name, count), picture.element) };
    });
    put(this.pictures, this.panes.map(pane => pane.element));
    this.pictures.classList.toggle('pair', worlds.length > 1);
  }

  part(abort, at, answer, replicates) {
    if (abort.signal.aborted) {
      return;
    }

    this.answers[at] = answer;
    if (answer.runs.length === 1 || answer.runs.length === replicates) {
      this.panes[at].picture.show(answer);
      this.panes[at].picture.week(this.now);
    }

    this.isStale = true;
    const isWhole = this.answers.every(one => one?.runs.length > 0);
    if (this.plays && isWhole) {
      this.plays = false;
      this.play();
    }

    if (isWhole && (answer.runs.length === 1 || performance.now() - this.drawnAt > bandMilliseconds)) {
      this.asked ??= requestAnimationFrame(() => this.drawCurves());
    }
  }

  choose(measure, byHand = false) {
    this.measure = measure;
    this.select.value = measure;
    this.drawCurves();
    if (byHand) {
      this.onSeen?.();
    }
  }

  drawCurves() {
    cancelAnimationFrame(this.asked);
    this.asked = null;
    this.isStale = false;
    this.drawnAt = performance.now();
    const ready = this.answers.map((answer, at) => ({ answer, at })).filter(({ answer }) => answer?.runs.length > 0);
    if (ready.length === 0) {
      return;
    }

    const { read } = measures[this.measure];
    const series = ready.map(({ answer, at }) => ({ name: this.worlds[at].name || texts.stage.thisWorld, look: looks[at], statistics: statistics(answer.runs, read) }));
    this.finding.textContent = this.describe(series);
    const highest = Math.max(...series.flatMap(one => one.statistics.high));
    this.curves.show(series, [0, tops.find(top => top >= highest) ?? 1], `${texts.measures[this.measure]}. ${this.finding.textContent}`);
    const isPair = ready.length === 2;
    this.differenceBox.hidden = !isPair;
    if (isPair) {
      this.drawDifference(ready, read);
    }

    this.fillTable(series);
    this.goTo(this.now);
  }

  drawDifference(ready, read) {
    const apart = differences(ready[0].answer.runs, ready[1].answer.runs, read);
    const reach = Math.max(0.1, ...apart.mean.map((value, at) => Math.abs(value) + 2 * apart.error[at]));
    const edge = Math.ceil(reach * 10) / 10;
    const shown = { ...apart, low: apart.mean.map((value, at) => value - 2 * apart.error[at]), high: apart.mean.map((value, at) => value + 2 * apart.error[at]) };
    const end = apart.mean.length - 1;
    const text = say(apart.count > 1 ? texts.stage.differenceAtEnd : texts.stage.differenceOnce, {
      b: this.worlds[1].name, a: this.worlds[0].name, points: points(apart.mean[end]), error: Math.round(apart.error[end] * 200), count: apart.count });
    this.differenceBox.firstChild.textContent = text;
    this.difference.show([{ name: '', look: 'apart', statistics: shown }], [-edge, edge], text);
  }

  describe(series) {
    const end = one => percent(one.statistics.mean.at(-1));
    const values = series.map(end).join(texts.stage.and);
    const count = series[0].statistics.count;
    return say(count > 1 ? texts.stage.meanOf : texts.stage.oneRun, { values, count });
  }

  fillTable(series) {
    const weeks = Array.from({ length: Math.floor((series[0].statistics.mean.length - 1) / 13) + 1 }, (_, at) => at * 13);
    put(this.table, h(
      'table', {}, h('caption', {}, texts.measures[this.measure]),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, texts.stage.week), series.map(one => h('th', { scope: 'col' }, one.name)))),
      h('tbody', {}, weeks.map(week => h('tr', {}, h('th', { scope: 'row' }, String(week)), series.map(one => h('td', {}, percent(one.statistics.mean[week] ?? 0))))))));
  }

  csv() {
    const rows = [['world', 'replicate', 'week', ...Object.keys(measures)]];
    this.answers.forEach((answer, at) => answer?.runs.forEach(one => one.use.forEach((_, week) =>
      rows.push([`"${(this.worlds[at].name ?? '').replaceAll('"', '""')}"`, one.replicate, week, ...Object.values(measures).map(measure => measure.read(one)[week])]))));
    return rows.map(row => row.join(',')).join('\n') + '\n';
  }

  goTo(week, byHand = false) {
    if (byHand) {
      this.pause();
    }

    this.now = Math.min(Number(this.slider.max), Math.max(0, week));
    this.slider.value = this.now;
    const text = say(texts.stage.weekOf, { week: this.now, weeks: this.slider.max });
    this.slider.setAttribute('aria-valuetext', text);
    this.weekText.textContent = text;
    this.panes?.forEach((pane, at) => {
      pane.picture.week(this.now);
      const one = this.answers[at]?.runs[0];
      pane.count.textContent = one ? say(texts.stage.using, { share: percent(one.use[Math.min(this.now, one.use.length - 1)]) }) : '';
    });
    this.curves.week(this.now);
    this.difference.week(this.now);
    if (byHand) {
      this.onSeen?.();
    }
  }

  toggle() {
    if (this.timer) {
      this.goTo(this.now, true);
    } else {
      this.play();
    }
  }

  play() {
    // Somebody who asked for less motion sees the end at once and steps through the weeks by hand.
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.goTo(Number(this.slider.max));
      return;
    }

    if (this.now >= Number(this.slider.max)) {
      this.goTo(0);
    }

    this.playButton.textContent = texts.stage.pause;
    this.timer = setInterval(() => {
      this.goTo(this.now + 1);
      if (this.now >= Number(this.slider.max)) {
        this.pause();
      }
    }, 1000 / weeksPerSecond);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.playButton.textContent = texts.stage.play;
  }
}
