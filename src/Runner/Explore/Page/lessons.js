import { h, put, button, say, percent, points } from './dom.js';
import { worldOf, sameWorld } from './state.js';
import { Stage } from './stage.js';
import { slider, choice } from './controls.js';
import { texts } from './texts.en.js';

// The six lessons: what is compared, what is asked of the student, and how the model's own runs judge it.

export const steps = ['predict', 'reveal', 'puzzle', 'know'];
const revealRuns = 20;
const puzzleRuns = 20;
const weakTie = 15;

const regions = { schools: 6, staff: 10, pattern: 'halves', bridges: 30, strength: 0.3, weeks: 78, seed: 7 };
const matched = { schools: 8, staff: 17, tacitness: 0.9, trust: 0.75 };
const guarded = { schools: 6, staff: 12, tacitness: 0.5, bridges: 40, weeks: 78 };
const begun = { schools: 8, staff: 12, tacitness: 0.3, weeks: 78, startCount: 1, startSchools: 4, bridges: 40, strength: 0.3 };
const doubting = { schools: 4, staff: 14, tacitness: 0.3, bridges: 20, strength: 0.3, weeks: 78, startCount: 3, scepticShare: 0.2 };
const crowded = { schools: 12, staff: 12, tacitness: 0.5, strength: 0.5, hours: 1, partnerHours: 0.05, weeks: 78 };

/// `a`, `b`: the worlds compared; `measure`: by what; `puzzle`: a world, what may be changed, and the checks to meet.
export const lessons = [
  {
    a: { ...regions, added: [[1, 11, 80], [2, 12, 80], [3, 13, 80], [4, 14, 80], [5, 15, 80], [6, 16, 80]] },
    b: { ...regions, added: [[1, 31, weakTie], [3, 33, weakTie], [5, 35, weakTie], [7, 37, weakTie]] },
    measure: 'use',
    puzzle: { world: regions, ties: 3, checks: [{ kind: 'far', school: 4, least: 0.3 }, { kind: 'far', school: 5, least: 0.3 }, { kind: 'far', school: 6, least: 0.3 }] },
  },
  {
    a: { ...matched, pattern: 'mesh', bridges: 56, strength: 0.15 },
    b: { ...matched, pattern: 'ring', bridges: 10, strength: 0.8 },
    measure: 'depth',
    puzzle: {
      world: { ...matched, pattern: 'ring', bridges: 56, strength: 0.15 }, sliders: { strength: [0.1, 0.95, 0.05], bridges: [2, 80, 2] },
      checks: [{ kind: 'use', least: 0.36 }, { kind: 'depth', least: 0.82 }, { kind: 'hours', most: 2000 }],
    },
  },
  {
    a: { ...guarded, trust: 0.4, strength: 0.8 },
    b: { ...guarded, trust: 0.75, strength: 0.2 },
    measure: 'use',
    puzzle: {
      world: { ...guarded, trust: 0.4, strength: 0.3 }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], trust: [0.2, 0.8, 0.05] }, checks: [{ kind: 'use', least: 0.75 }],
    },
  },
  {
    a: { ...begun, start: 'heads' },
    b: { ...begun, start: 'informal' },
    measure: 'use',
    puzzle: {
      world: { ...begun, start: 'heads' }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], headTies: [0.05, 0.95, 0.05] }, checks: [{ kind: 'use', least: 0.78 }],
    },
  },
  {
    a: { ...doubting, scepticTies: 0.05 },
    b: { ...doubting, scepticTies: 0.9 },
    measure: 'use',
    puzzle: {
      world: { ...doubting, scepticTies: 0.9 }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], scepticTies: [0.05, 0.95, 0.05] }, checks: [{ kind: 'use', least: 0.65 }],
    },
  },
  {
    a: { ...crowded, pattern: 'near', bridges: 144 },
    b: { ...crowded, pattern: 'mesh', bridges: 264 },
    measure: 'use',
    puzzle: {
      world: { ...crowded, pattern: 'mesh', bridges: 144 }, choices: { pattern: ['mesh', 'near', 'ring'] },
      sliders: { strength: [0.05, 0.95, 0.05], bridges: [66, 264, 6] }, checks: [{ kind: 'use', least: 0.15 }],
    },
  },
];

/// Everything that a lesson shows, for a file that replays it.
export function recorded(number) {
  const { a, b, puzzle } = lessons[number - 1];
  return [{ world: a, replicates: revealRuns }, { world: b, replicates: revealRuns }, { world: puzzle.world, replicates: puzzleRuns }];
}

const mean = (runs, read) => runs.reduce((sum, one) => sum + read(one), 0) / runs.length;

/// Which world is ahead at the end: only if the paired difference is beyond two standard errors.
export function judge(a, b, measure) {
  const apart = a.runs.map((one, at) => b.runs[at][measure].at(-1) - one[measure].at(-1));
  const average = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  const error = Math.sqrt(apart.reduce((sum, value) => sum + (value - average) ** 2, 0) / (apart.length - 1) / apart.length);
  return {
    answer: Math.abs(average) <= 2 * error ? 'same' : average > 0 ? 'b' : 'a', points: points(average), error: Math.round(error * 200),
    x: percent(mean(a.runs, one => one[measure].at(-1))), y: percent(mean(b.runs, one => one[measure].at(-1))), count: apart.length,
  };
}

/// What a goal asks, what came out, and whether it is met.
export function check(goal, answer) {
  const values = {
    use: () => mean(answer.runs, one => one.use.at(-1)),
    far: () => mean(answer.runs, one => one.bySchool[goal.school - 1]),
    depth: () => mean(answer.runs, one => one.depth.at(-1)),
    hours: () => mean(answer.runs, one => one.hoursBetween),
  };
  const value = values[goal.kind]();
  return { value, isMet: 'least' in goal ? value >= goal.least : value <= goal.most };
}

function goalText(goal) {
  return say(texts.lesson.checks[goal.kind], { least: percent(goal.least ?? 0), most: goal.most?.toLocaleString('en'), school: goal.school });
}

export class Lesson {
  /// `go(step, options)` changes the page's address.
  constructor(number, go) {
    this.number = number;
    this.go = go;
    this.lesson = lessons[number - 1];
    this.text = texts.lessons[number - 1];
    this.stage = new Stage({ measure: this.lesson.measure, onPick: (at, id) => this.picked?.(id) });
    this.panel = h('div', { class: 'panel' });
    this.element = h('div', { class: 'lesson' }, this.panel, this.stage.element);
  }

  show(step, view) {
    this.step = step;
    this.picked = null;
    this.committed = ['a', 'b', 'same'][view.whole('pick', 9, 0, 2)] ?? this.committed ?? null;
    this.stage.choose(this.lesson.measure);
    this[step](view);
  }

  frame(...content) {
    const { steps: names } = texts.lesson;
    put(this.panel,
      h('p', { class: 'kicker' }, say(texts.nav.lesson, { number: this.number, title: '' }).replace(/: $/, '')),
      h('h1', { tabindex: -1 }, this.text.title),
      h('ol', { class: 'steps' }, steps.map(step => h('li', {}, h('a', { href: `#lesson/${this.number}/${step}`, 'aria-current': step === this.step ? 'step' : null }, names[step])))),
      ...content);
  }

  worlds() {
    return [{ name: this.text.a, world: worldOf(this.lesson.a) }, { name: this.text.b, world: worldOf(this.lesson.b) }];
  }

  predict() {
    const options = ['a', 'b', 'same'];
    const message = h('p', { class: 'message', role: 'status' });
    const choices = options.map(key => h('label', { class: 'option' }, h('input', { type: 'radio', name: 'prediction', value: key }), h('span', {}, this.text.options[key])));
    const form = h(
      'form', { onsubmit: event => {
        event.preventDefault();
        const chosen = new FormData(form).get('prediction');
        if (chosen) {
          this.committed = chosen;
          this.go('reveal', { pick: options.indexOf(chosen) });
        } else {
          message.textContent = texts.lesson.choose;
        }
      } },
      h('fieldset', {}, h('legend', {}, this.text.question), choices), h('button', { class: 'primary', type: 'submit' }, texts.lesson.commit), message);
    this.frame(h('p', { class: 'hook' }, this.text.hook), form);
    this.stage.element.classList.add('before');
    // The curves stay hidden until the student has committed; the pictures show the start.
    this.stage.show(this.worlds(), { replicates: 1 });
  }

  async reveal() {
    this.stage.element.classList.remove('before');
    const verdict = h('div', { class: 'verdict', role: 'status' }, texts.lesson.running);
    const told = h('p', { class: 'told', hidden: true }, this.text.reveal);
    this.frame(
      this.committed ? h('p', { class: 'yours' }, say(texts.lesson.yours, { answer: this.text.options[this.committed] })) : null, verdict, told,
      h('div', { class: 'actions' }, button(say(texts.lesson.next, { step: texts.lesson.steps.puzzle }), () => this.go('puzzle'), { class: 'primary' }), button(texts.lesson.again, () => this.go('predict'))));
    const answers = await this.stage.show(this.worlds(), { replicates: revealRuns, play: true });
    if (!answers) {
      return;
    }

    const found = judge(...answers, this.lesson.measure);
    const isRight = found.answer === this.committed;
    const said = isRight ? texts.lesson.right : found.answer === 'same' ? texts.lesson.open : say(texts.lesson.wrong, { answer: this.text.options[found.answer] });
    verdict.dataset.right = isRight;
    put(verdict, h('strong', {}, `${isRight ? '✓' : '✗'} ${said}`), h('p', {}, say(texts.lesson.figures, { ...found, a: this.text.a, b: this.text.b })));
    told.hidden = false;
  }

  puzzle(view) {
    this.stage.element.classList.remove('before');
    const { puzzle } = this.lesson;
    this.base = worldOf(puzzle.world);
    this.world = view.world('w') ?? this.base;
    this.verdict = h('div', { class: 'verdict', role: 'status' });
    const goals = h('ul', { class: 'goals' }, puzzle.checks.map(goal => h('li', {}, h('span', {}, goalText(goal)))));
    this.goals = goals;
    this.moves = h('div', { class: 'moves' });
    this.frame(
      h('p', { class: 'hook' }, this.text.puzzle), h('h2', {}, texts.lesson.goal), goals, this.moves,
      h('div', { class: 'actions' }, button(texts.lesson.test, () => this.test(), { class: 'primary test' })), this.verdict,
      h('details', {}, h('summary', {}, texts.lesson.hint), h('p', {}, this.text.hint)),
      h('div', { class: 'actions' }, button(say(texts.lesson.next, { step: texts.lesson.steps.know }), () => this.go('know'))));
    this.drawMoves();
    this.preview();
  }

  drawMoves() {
    const { puzzle } = this.lesson;
    if (puzzle.ties) {
      this.drawTies(puzzle.ties);
      return;
    }

    put(
      this.moves, puzzle.oneMove ? h('p', { class: 'note' }, texts.lesson.oneMove) : null,
      Object.entries(puzzle.choices ?? {}).map(([name, options]) => choice(name, this.world[name], (key, value) => this.change(key, value), options)),
      Object.entries(puzzle.sliders).map(([name, range]) => slider(name, this.world[name], (key, value) => this.change(key, value), range)));
  }

  change(name, value) {
    const others = this.lesson.puzzle.oneMove && !sameWorld({ ...this.world, [name]: this.base[name] }, this.base);
    this.world = worldOf({ ...(this.lesson.puzzle.oneMove ? this.base : this.world), [name]: value });
    if (others) {
      this.drawMoves();
      this.moves.querySelector(`#set-${name}`).focus();
    }

    this.verdict.textContent = '';
    this.preview();
  }

  drawTies(count) {
    const people = Array.from({ length: this.base.schools * this.base.staff }, (_, id) => id);
    const name = id => `${Math.floor(id / this.base.staff) + 1}.${id % this.base.staff + 1}`;
    const select = (id, label) => h('label', {}, label, ' ', h('select', { id }, people.map(person => h('option', { value: person }, name(person)))));
    const message = h('p', { class: 'message', role: 'status' });
    const draw = (from, to) => {
      if (this.world.added.length >= count) {
        message.textContent = say(texts.lesson.tooMany, { count });
      } else if (from === to) {
        message.textContent = texts.lesson.sameSchoolOrPair;
      } else {
        this.setTies([...this.world.added, [from, to, weakTie]]);
      }
    };
    const from = select('tie-from', texts.lesson.tieFrom), to = select('tie-to', texts.lesson.tieTo);
    to.querySelector('select').value = String(this.base.staff + 1);
    put(
      this.moves, h('p', { class: 'note' }, say(texts.lesson.ties, { count, drawn: this.world.added.map(tie => `${name(tie[0])}–${name(tie[1])}`).join(', ') || '–' }), ' ', texts.lesson.pickFirst),
      h('div', { class: 'tie-form' }, from, to, button(texts.lesson.drawTie, () => draw(Number(from.lastChild.value), Number(to.lastChild.value)), { class: 'draw-tie' })),
      this.world.added.length > 0 ? button(texts.lesson.undo, () => this.setTies(this.world.added.slice(0, -1))) : null, message);
    let first = null;
    this.picked = id => {
      const { picture } = this.stage.panes[0];
      if (first === null) {
        first = id;
        picture.mark(id);
        from.lastChild.value = String(id);
      } else {
        to.lastChild.value = String(id);
        picture.mark(null);
        draw(first, id);
        first = null;
      }
    };
  }

  setTies(added) {
    this.world = worldOf({ ...this.world, added });
    this.verdict.textContent = '';
    this.drawTies(this.lesson.puzzle.ties);
    this.preview();
  }

  async preview() {
    this.go('puzzle', { w: this.world }, true);
    const answers = await this.stage.show([{ name: texts.stage.thisWorld, world: this.world }], { keepWeek: true });
    if (answers) {
      this.stage.goTo(this.world.weeks);
    }
  }

  async test() {
    this.verdict.textContent = texts.lesson.running;
    delete this.verdict.dataset.right;
    const answers = await this.stage.show([{ name: texts.stage.thisWorld, world: this.world }], { replicates: puzzleRuns, play: true });
    if (!answers) {
      this.verdict.textContent = '';
      return;
    }

    const results = this.lesson.puzzle.checks.map(goal => ({ goal, ...check(goal, answers[0]) }));
    const isSolved = results.every(one => one.isMet);
    put(this.goals, results.map(({ goal, value, isMet }) => h(
      'li', { class: isMet ? 'met' : 'unmet' }, h('span', {}, `${isMet ? '✓' : '✗'} ${goalText(goal)}`), ' ',
      h('b', {}, say(texts.lesson.measured, { value: goal.kind === 'hours' ? Math.round(value).toLocaleString('en') : percent(value) })))));
    this.verdict.dataset.right = isSolved;
    put(this.verdict, h('strong', {}, isSolved ? `✓ ${texts.lesson.solved}` : `✗ ${texts.lesson.unsolved}`));
  }

  know() {
    this.stage.element.classList.remove('before');
    const text = this.text, names = texts.lesson;
    const list = items => h('ul', {}, items.map(item => h('li', {}, item)));
    const next = texts.lessons[this.number];
    this.frame(
      h('h2', {}, names.noticeTitle), list(text.notice), h('h2', {}, names.tryTitle), list(text.tries),
      h('h2', {}, names.sourceTitle), h('p', {}, text.source), h('h2', {}, names.sureTitle), h('p', {}, text.sure), h('h2', {}, names.modelTitle), h('p', {}, text.model),
      h('details', { class: 'notes' }, h('summary', {}, names.notesTitle), h('dl', {},
        h('dt', {}, names.time), h('dd', {}, say(names.minutes, { minutes: text.minutes })), h('dt', {}, names.aim), h('dd', {}, text.aim),
        h('dt', {}, names.misconceptions), h('dd', {}, list(text.misconceptions)), h('dt', {}, names.questions), h('dd', {}, list(text.questions)))),
      h('div', { class: 'actions' },
        next ? button(say(names.nextLesson, { title: next.title }), () => location.hash = `lesson/${this.number + 1}/predict`, { class: 'primary' }) : null,
        button(names.toSandbox, () => this.go('sandbox', { a: worldOf(this.lesson.a), b: worldOf(this.lesson.b) }), { class: next ? '' : 'primary' })));
    this.stage.show(this.worlds(), { replicates: revealRuns }).then(answers => answers && this.stage.goTo(answers[0].world.weeks));
  }

  leave() {
    this.stage.pause();
  }
}
