import { h, s, put, say } from './dom.js';
import { texts } from './texts.en.js';

// The network as a picture: who uses the practice in a week. Color is never alone: users carry a dot, heads are squares, sceptics a cross.

export const levels = ['0', '1', '2', '3', '4', '5'];
const strongTie = 0.5;
const manyBridges = 80;

export class Picture {
  /// `onPick(id)` is called when a person is chosen, by mouse or keyboard.
  constructor(label, onPick) {
    this.onPick = onPick;
    this.nodes = [];
    this.at = 0;
    this.svg = s('svg', { role: 'group', class: 'network', 'aria-label': label, preserveAspectRatio: 'xMidYMid meet' });
    this.summary = h('p', { class: 'sr', 'aria-live': 'off' });
    this.element = h('div', { class: 'picture' }, this.svg, this.summary);
    this.svg.addEventListener('keydown', event => this.move(event));
  }

  /// The first run of an answer; ties that somebody drew by hand stand out.
  show({ network, world, runs }) {
    // Of a tie's strength only its side of strong and weak is seen: what looks the same is not drawn anew while a slider moves.
    const drawn = JSON.stringify([{ ...network, ties: network.ties.map(([a, b, strength]) => [a, b, strength >= strongTie]) }, world.added, world.pattern]);
    this.network = network;
    this.run = runs[0];
    if (this.last !== drawn) {
      this.last = drawn;
      this.added = new Set(world.added.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
      this.layout = networkLayout.people({ schools: network.schools.length, school: network.people.map(one => one.school), head: network.people.map(one => one.head), isHalved: world.pattern === 'halves' });
      this.draw();
    }
  }

  draw() {
    const { schools, people, ties } = this.network, { width, height, places, x, y } = this.layout;
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const line = tie => s('line', {
      x1: x[tie[0]], y1: y[tie[0]], x2: x[tie[1]], y2: y[tie[1]],
      class: `tie ${people[tie[0]].school === people[tie[1]].school ? 'within' : 'between'} ${tie[2] >= strongTie ? 'strong' : 'weak'}${this.added.has(`${tie[0]} ${tie[1]}`) ? ' drawn' : ''}`,
    });
    this.svg.classList.toggle('crowded', ties.filter(tie => people[tie[0]].school !== people[tie[1]].school).length > manyBridges);
    this.nodes = people.map((person, id) => this.person(person, id));
    put(
      this.svg,
      s('g', { 'aria-hidden': 'true' }, places.map(place => s('circle', { class: 'school', cx: place.x, cy: place.y, r: place.r }))),
      s('g', { 'aria-hidden': 'true' }, ties.map(line)),
      s('g', { 'aria-hidden': 'true' }, places.map((place, at) => s('text', { class: 'school-name', x: place.x, y: place.y - place.r - 8, 'text-anchor': 'middle' }, schools[at]))),
      s('g', {}, this.nodes));
    this.mark(this.picked ?? null);
  }

  person(person, id) {
    const r = this.layout.node, size = r * 0.94;
    const shape = person.head
      ? s('rect', { class: 'body', x: -size, y: -size, width: 2 * size, height: 2 * size, rx: 2 })
      : s('circle', { class: 'body', r });
    const node = s(
      'g', { transform: `translate(${this.layout.x[id]} ${this.layout.y[id]})`, class: 'person', tabindex: id === this.at ? 0 : -1, role: 'button', 'data-id': id },
      s('circle', { class: 'halo', r: r + 7 }), shape, s('circle', { class: 'dot', r: r * 0.36 }),
      person.sceptic ? s('path', { class: 'cross', d: `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}` }) : null,
      person.starter ? s('circle', { class: 'start', r: r + 5 }) : null);
    node.addEventListener('click', () => {
      this.at = id;
      this.onPick?.(id);
    });
    return node;
  }

  move(event) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.onPick?.(this.at);
    } else if (event.key in steps && this.nodes.length > 0) {
      event.preventDefault();
      this.nodes[this.at].setAttribute('tabindex', -1);
      this.at = (this.at + steps[event.key] + this.nodes.length) % this.nodes.length;
      this.nodes[this.at].setAttribute('tabindex', 0);
      this.nodes[this.at].focus();
    }
  }

  mark(id) {
    this.picked = id;
    this.nodes.forEach((node, at) => node.classList.toggle('picked', at === id));
    if (this.network) {
      this.svg.querySelectorAll('.tie').forEach((line, at) => {
        const tie = this.network.ties[at];
        line.classList.toggle('of-picked', tie[0] === id || tie[1] === id);
      });
    }
  }

  week(week) {
    if (!this.run?.levels) {
      return;
    }

    const row = this.run.levels[Math.min(week, this.run.levels.length - 1)];
    this.nodes.forEach((node, id) => {
      const level = row[id];
      if (node.dataset.level !== level) {
        node.dataset.level = level;
        const person = this.network.people[id];
        node.setAttribute('aria-label', say(texts.picture.person, {
          name: person.name, role: person.head ? texts.picture.head : texts.picture.teacher,
          level: level === '-' ? texts.picture.gone : texts.levels[level], sceptic: person.sceptic ? texts.picture.sceptic : '',
        }));
      }
    });
    this.summary.textContent = this.describe(row, week);
  }

  describe(row, week) {
    const users = id => row[id] === '4' || row[id] === '5';
    const bySchool = this.network.schools.map((school, at) => {
      const ids = this.network.people.map((person, id) => id).filter(id => this.network.people[id].school === at && row[id] !== '-');
      return say(texts.picture.school, { name: school, users: ids.filter(users).length, all: ids.length });
    });
    return say(texts.picture.summary, { week, schools: bySchool.join(', ') });
  }
}

export function legend() {
  const mark = (level, label) => h(
    'li', {}, s('svg', { viewBox: '-12 -12 24 24', class: 'network key', 'aria-hidden': 'true' }, s(
      'g', { class: 'person', 'data-level': level }, s('circle', { class: 'body', r: 9 }), s('circle', { class: 'dot', r: 3.2 }))), label);
  const other = (shape, label) => h('li', {}, s('svg', { viewBox: '-12 -12 24 24', class: 'network key', 'aria-hidden': 'true' }, s('g', { class: 'person', 'data-level': '0' }, shape)), label);
  const line = (strength, label) => h('li', {}, s('svg', { viewBox: '0 -12 34 24', class: 'network key wide', 'aria-hidden': 'true' }, s('line', { class: `tie between ${strength}`, x1: 1, x2: 33 })), label);
  return h(
    'ul', { class: 'legend', 'aria-label': texts.picture.legend },
    mark('0', texts.levels[0]), mark('1', texts.levels[1]), mark('2', texts.levels[2]), mark('4', texts.levels[4]), mark('5', texts.levels[5]),
    line('weak', texts.picture.weakKey), line('strong', texts.picture.strongKey),
    other(s('rect', { class: 'body', x: -8, y: -8, width: 16, height: 16 }), texts.picture.headKey),
    other([s('circle', { class: 'body', r: 7 }), s('circle', { class: 'start', r: 10.5 })], texts.picture.starterKey),
    other([s('circle', { class: 'body', r: 8 }), s('path', { class: 'cross', d: 'M-8 -8L8 8M-8 8L8 -8' })], texts.picture.scepticKey));
}
