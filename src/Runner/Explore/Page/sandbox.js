import { h, put, button, say } from './dom.js';
import { worldOf, sameWorld } from './state.js';
import { story, isReplay, NotRecorded } from './engine.js';
import { Stage, measures } from './stage.js';
import { slider, choice, count } from './controls.js';
import { texts } from './texts.en.js';

// The sandbox: one world or two on the same luck, six sliders, and a hand in the network.

const presets = {
  weak: {},
  strong: { pattern: 'ring', bridges: 10, strength: 0.8 },
  lowTrust: { trust: 0.45 },
  tacit: { tacitness: 0.9, trust: 0.75 },
  sceptics: { scepticShare: 0.2, scepticTies: 0.9 },
  regions: { schools: 6, pattern: 'halves', bridges: 30 },
  pressure: { event: 'threat', eventWeek: 30, moving: true },
};
const sliders = ['schools', 'strength', 'trust', 'tacitness', 'hours'];
const many = 50;
const newTie = 30;
const start = { informal: { start: 'informal', startCount: 4 }, heads: { start: 'heads', startCount: 1 }, random: { start: 'random', startCount: 4 }, picked: { start: 'picked' } };

export class Sandbox {
  /// `page` has the address.
  constructor(page) {
    this.page = page;
    this.stage = new Stage({ onPick: (at, id) => this.pick(at, id), onSeen: () => {
      this.week = this.stage.now;
      this.tell();
    } });
    // A file that replays has no other runs than those it was saved with.
    this.settings = h('fieldset', { class: 'settings', disabled: isReplay });
    this.person = h('section', { class: 'person-card', 'aria-live': 'polite' });
    this.totals = h('p', { class: 'note totals' });
    this.panel = h('div', { class: 'panel' }, h('h1', { tabindex: -1 }, texts.sandbox.title), isReplay ? h('p', { class: 'note' }, texts.home.replay) : null, this.settings);
    this.element = h('div', { class: 'lesson sandbox' }, this.panel, h('div', { class: 'side' }, this.person, this.stage.element, this.totals));
  }

  show(view) {
    this.worlds = [view.world('a') ?? worldOf(), view.world('b')].filter(world => world);
    this.at = Math.min(view.whole('at', 0, 0, 1), this.worlds.length - 1);
    this.replicates = view.whole('n', 1, 1, many) > 1 ? many : 1;
    this.stage.choose(Object.keys(measures)[view.whole('m', 0, 0, 3)]);
    this.week = view.whole('week', -1, -1, 156);
    this.picking = null;
    this.draw();
    this.describe(null);
    this.picked = view.whole('person', 0, 0, this.worlds[this.at].schools * this.worlds[this.at].staff) - 1;
    this.run().then(() => this.describe(this.picked >= 0 ? this.picked : null));
  }

  draw() {
    const world = this.worlds[this.at], text = texts.sandbox, set = (name, value) => this.set({ [name]: value });
    const isPair = this.worlds.length > 1;
    const edits = world.added.length + world.cut.length + world.sceptics.length + world.starters.length + world.removed.length;
    put(
      this.settings,
      isPair ? h('fieldset', { class: 'which' }, h('legend', {}, text.edit), [text.one, text.two].map((name, at) => h('label', {},
        h('input', { type: 'radio', name: 'which', checked: at === this.at, onchange: () => { this.at = at; this.draw(); this.tell(); } }), name))) : null,
      h('div', { class: 'setting choice' }, h('label', { for: 'preset' }, text.preset), this.presetSelect(world)),
      sliders.map(name => slider(name, world[name], set)),
      choice('event', world.event, (name, value) => { set(name, value); this.draw(); }),
      world.event === 'none' ? null : slider('eventWeek', Math.min(world.eventWeek, world.weeks - 1), set, [0, world.weeks - 1, 1]),
      h('div', { class: 'actions' },
        button(this.replicates > 1 ? text.fewer : text.many, () => { this.replicates = this.replicates > 1 ? 1 : many; this.draw(); this.run(); }, { class: 'primary' }),
        button(isPair ? text.single : text.compare, () => this.pair())),
      h('p', { class: 'seed' }, h('label', { for: 'seed' }, texts.settings.seed), ' ', this.seedInput(world), button(text.newSeed, () => this.setAll({ seed: world.seed % 9999 + 1 }))),
      h('details', { open: this.isMore, ontoggle: event => this.isMore = event.target.open }, h('summary', {}, text.more),
        choice('pattern', world.pattern, set), choice('start', world.start, (name, value) => this.set(start[value])),
        ['bridges', 'staff'].map(name => count(name, world[name], set)),
        h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: world.moving, onchange: event => this.set({ moving: event.target.checked }) }), texts.settings.moving)),
      edits > 0 ? h('p', { class: 'note' }, say(text.edits, { count: edits }), ' ', button(text.reset, () => this.set({ added: [], cut: [], sceptics: [], starters: [], removed: [] }, true))) : null);
  }

  presetSelect(world) {
    const same = Object.entries(presets).find(([, preset]) => sameWorld(world, { ...preset, seed: world.seed }))?.[0];
    const select = h('select', { id: 'preset', onchange: () => {
      this.worlds[this.at] = worldOf({ ...presets[select.value], seed: world.seed });
      this.draw();
      this.run({ keepWeek: true });
    } }, same ? null : h('option', { value: '', selected: true }, '…'), Object.keys(presets).map(key => h('option', { value: key, selected: key === same }, texts.sandbox.presets[key])));
    return select;
  }

  seedInput(world) {
    return h('input', { id: 'seed', type: 'number', min: 0, max: 9007199254740991, step: 1, value: world.seed, onchange: event => this.setAll({ seed: Number(event.target.value) }) });
  }

  /// Changes the world that the settings apply to.
  set(changes, redraw = false) {
    this.worlds[this.at] = worldOf({ ...this.worlds[this.at], ...changes });
    if (redraw || 'schools' in changes || 'staff' in changes) {
      this.describe(null);
    }

    if (redraw) {
      this.draw();
    }

    this.run({ keepWeek: true });
  }

  /// Both worlds share their luck, so a seed is a seed of both.
  setAll(changes) {
    this.worlds = this.worlds.map(world => worldOf({ ...world, ...changes }));
    this.draw();
    this.run({ keepWeek: true });
  }

  pair() {
    if (this.worlds.length > 1) {
      this.worlds = [this.worlds[this.at]];
      this.at = 0;
    } else {
      this.worlds = [this.worlds[0], worldOf(this.worlds[0])];
      this.at = 1;
    }

    this.draw();
    this.run({ keepWeek: true });
  }

  tell() {
    this.page.go('sandbox', {
      a: this.worlds[0], b: this.worlds[1] ?? null, at: this.at || null, n: this.replicates > 1 ? many : null,
      m: Object.keys(measures).indexOf(this.stage.measure) || null, week: this.week >= 0 ? this.week : null,
      person: this.picked === null ? null : this.picked + 1 || null }, true);
  }

  async run({ keepWeek = false } = {}) {
    this.tell();
    this.totals.textContent = '';
    const names = this.worlds.length > 1 ? [texts.sandbox.one, texts.sandbox.two] : [texts.stage.thisWorld];
    const isFirst = !this.stage.answers.some(answer => answer);
    const answers = await this.stage.show(this.worlds.map((world, at) => ({ name: names[at], world })), { replicates: this.replicates, keepWeek: keepWeek && !isFirst });
    if (!answers) {
      return;
    }

    if (!keepWeek || isFirst) {
      this.stage.goTo(this.week >= 0 ? this.week : Math.round(this.worlds[0].weeks / 3));
    }

    const hours = answers.map((answer, at) => `${names[at]}: ${Math.round(answer.runs.reduce((sum, one) => sum + one.hoursBetween, 0) / answer.runs.length).toLocaleString(texts.language)}`);
    this.totals.textContent = say(texts.sandbox.hours, { values: hours.join('; ') });
    this.stage.panes.forEach((pane, at) => pane.picture.mark(at === this.at ? this.picked ?? null : null));
  }

  pick(at, id) {
    if (this.picking !== null && at === this.at) {
      this.tie(this.picking, id);
      return;
    }

    if (at !== this.at) {
      this.at = at;
      this.draw();
    }

    this.describe(id);
    this.tell();
  }

  describe(id) {
    this.picked = id;
    this.picking = null;
    this.stage.panes?.forEach((pane, at) => pane.picture.mark(at === this.at ? id : null));
    const network = this.stage.panes?.[this.at]?.picture.network;
    if (id === null || !network?.people[id]) {
      put(this.person, h('p', { class: 'note' }, texts.sandbox.noEdits));
      return;
    }

    const text = texts.person, person = network.people[id], world = this.worlds[this.at];
    const listed = name => world[name].includes(id);
    const flip = (name, on, off) => button(listed(name) ? off : on, () => {
      this.set({ [name]: listed(name) ? world[name].filter(one => one !== id) : [...world[name], id] });
      this.draw();
      this.describe(id);
    });
    const told = h('div', { class: 'story', tabindex: 0 });
    put(
      this.person,
      button(text.close, () => this.close(), { class: 'close' }), h('h2', {}, say(text.title, { name: person.name }), h('small', {}, say(person.head ? text.head : text.teacher, { school: person.school + 1 }))),
      h('div', { class: 'actions' },
        button(text.story, () => this.tellStory(told, world, id), { class: 'primary' }),
        isReplay ? null : [
          flip('sceptics', text.sceptic, text.noSceptic), flip('starters', text.starter, text.noStarter), flip('removed', text.remove, text.restore),
          button(text.tie, () => this.startTie(id, told, network))]),
      told, isReplay ? null : this.cutList(id, network));
  }

  close() {
    this.describe(null);
    this.tell();
  }

  cutList(id, network) {
    const ties = network.ties.filter(tie => tie[0] === id || tie[1] === id).map(tie => ({ other: tie[0] === id ? tie[1] : tie[0], strength: tie[2] }))
      .filter(tie => network.people[tie.other].school !== network.people[id].school);
    return ties.length === 0 ? null : h('details', {}, h('summary', {}, `${texts.person.cutTies} (${ties.length})`), h('ul', { class: 'ties' }, ties.map(tie => h(
      'li', {}, say(texts.person.tieRow, { name: network.people[tie.other].name, strength: tie.strength }), ' ', button(texts.person.cut, () => this.cut(id, tie.other))))));
  }

  async tellStory(place, world, id) {
    put(place, h('p', {}, texts.person.telling));
    try {
      const sections = await story(world, id);
      put(place, sections.map(section => [section.title ? h('h3', {}, section.title) : null, section.paragraphs.map(paragraph => h('p', {}, paragraph))]));
    } catch (error) {
      put(place, h('p', {}, error instanceof NotRecorded ? texts.person.storyMissing : error.message));
    }
  }

  startTie(id, place, network) {
    this.picking = id;
    const select = h('select', { id: 'tie-to', 'aria-label': texts.person.tieTo }, network.people.map((person, at) => at === id ? null : h('option', { value: at }, person.name)));
    put(place, h('p', {}, texts.person.picking, ' ', select, ' ', button(texts.person.draw, () => this.tie(id, Number(select.value))), button(texts.person.cancel, () => this.describe(id))));
    select.focus();
  }

  tie(from, to) {
    if (from !== to) {
      const world = this.worlds[this.at];
      this.set({ added: [...withoutTie(world.added, from, to), [from, to, Math.max(1, Math.round(world.strength * 100)) || newTie]], cut: withoutTie(world.cut, from, to) });
      this.draw();
    }

    this.describe(from);
  }

  async cut(from, to) {
    const world = this.worlds[this.at];
    this.worlds[this.at] = worldOf({ ...world, added: withoutTie(world.added, from, to), cut: [...withoutTie(world.cut, from, to), [from, to]] });
    this.draw();
    await this.run({ keepWeek: true });
    this.describe(from);
  }

  /// The runs that a file of this sandbox holds.
  recorded() {
    return { runs: this.worlds.map(world => ({ world, replicates: this.replicates })) };
  }

  leave() {
    this.stage.pause();
  }
}

function withoutTie(ties, from, to) {
  return ties.filter(([a, b]) => !(a === from && b === to) && !(a === to && b === from));
}
