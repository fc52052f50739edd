import { h, put, button, say, percent, points } from './dom.js';
import { worldOf, sameWorld } from './state.js';
import { inOtherSeeds, seedsAsk, isReplay, replayWorlds, NotRecorded } from './engine.js';
import { Stage, measures } from './stage.js';
import { seedBars } from './curves.js';
import { slider, choice, settingText } from './controls.js';
import { texts } from './texts.en.js';

// The six lessons: what is compared, what is asked of the student, and how the model's own runs judge it.

export const steps = ['predict', 'reveal', 'puzzle', 'know'];
const options = ['a', 'b', 'same'];
const revealRuns = 20;
const puzzleRuns = 20;
const luck = { seeds: 20, pairs: 5 };
// A file has room for a dozen worlds: two that are compared, the puzzle as it is set, two answers of the lesson, and these.
const mostTried = 7;
const weakTie = 15;

const regions = { schools: 6, staff: 10, pattern: 'halves', bridges: 30, strength: 0.3, weeks: 78, seed: 7 };
const matched = { schools: 8, staff: 17, tacitness: 0.9, trust: 0.75 };
const guarded = { schools: 6, staff: 12, tacitness: 0.5, bridges: 40, weeks: 78 };
const begun = { schools: 8, staff: 12, tacitness: 0.3, weeks: 78, startCount: 1, startSchools: 4, bridges: 40, strength: 0.3 };
const doubting = { schools: 4, staff: 14, tacitness: 0.3, bridges: 20, strength: 0.3, weeks: 78, startCount: 3, scepticShare: 0.2 };
const crowded = { schools: 12, staff: 12, tacitness: 0.5, strength: 0.5, hours: 1, partnerHours: 0.05, weeks: 78 };

/// `a`, `b`: the worlds compared; `measure`: by what; `puzzle`: a world, what may be changed, the checks to meet, and two answers to put into a
/// file that replays: one that tempts and one by the idea.
export const lessons = [
  {
    a: { ...regions, added: [[1, 11, 80], [2, 12, 80], [3, 13, 80], [4, 14, 80], [5, 15, 80], [6, 16, 80]] },
    b: { ...regions, added: [[1, 31, weakTie], [3, 33, weakTie], [5, 35, weakTie], [7, 37, weakTie]] },
    measure: 'use',
    puzzle: {
      world: regions, ties: 3, checks: [{ kind: 'far', school: 4, least: 0.3 }, { kind: 'far', school: 5, least: 0.3 }, { kind: 'far', school: 6, least: 0.3 }],
      answers: [{ added: [[1, 31, weakTie], [2, 32, weakTie], [3, 33, weakTie]] }, { added: [[1, 31, weakTie], [2, 41, weakTie], [3, 51, weakTie]] }],
    },
  },
  {
    a: { ...matched, pattern: 'mesh', bridges: 56, strength: 0.15 },
    b: { ...matched, pattern: 'ring', bridges: 10, strength: 0.8 },
    measure: 'depth',
    puzzle: {
      world: { ...matched, pattern: 'ring', bridges: 56, strength: 0.15 }, sliders: { strength: [0.1, 0.95, 0.05], bridges: [2, 80, 2] },
      checks: [{ kind: 'use', least: 0.36 }, { kind: 'depth', least: 0.82 }, { kind: 'hours', most: 2000 }],
      answers: [{ strength: 0.15, bridges: 50 }, { strength: 0.5, bridges: 18 }],
    },
  },
  {
    a: { ...guarded, trust: 0.4, strength: 0.8 },
    b: { ...guarded, trust: 0.75, strength: 0.2 },
    measure: 'use',
    puzzle: {
      world: { ...guarded, trust: 0.4, strength: 0.3 }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], trust: [0.2, 0.8, 0.05] }, checks: [{ kind: 'use', least: 0.75 }],
      answers: [{ strength: 0.95 }, { trust: 0.65 }],
    },
  },
  {
    a: { ...begun, start: 'heads' },
    b: { ...begun, start: 'informal' },
    measure: 'use',
    puzzle: {
      world: { ...begun, start: 'heads' }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], headTies: [0.05, 0.95, 0.05] }, checks: [{ kind: 'use', least: 0.78 }],
      answers: [{ hours: 6 }, { headTies: 0.5 }],
    },
  },
  {
    a: { ...doubting, scepticTies: 0.05 },
    b: { ...doubting, scepticTies: 0.9 },
    measure: 'use',
    puzzle: {
      world: { ...doubting, scepticTies: 0.9 }, oneMove: true,
      sliders: { strength: [0.05, 0.95, 0.05], hours: [0.5, 6, 0.5], scepticTies: [0.05, 0.95, 0.05] }, checks: [{ kind: 'use', least: 0.65 }],
      answers: [{ hours: 6 }, { scepticTies: 0.1 }],
    },
  },
  {
    a: { ...crowded, pattern: 'near', bridges: 144 },
    b: { ...crowded, pattern: 'mesh', bridges: 264 },
    measure: 'use',
    puzzle: {
      world: { ...crowded, pattern: 'mesh', bridges: 144 }, choices: { pattern: ['mesh', 'near', 'ring'] },
      sliders: { strength: [0.05, 0.95, 0.05], bridges: [66, 264, 6] }, checks: [{ kind: 'use', least: 0.15 }],
      answers: [{ strength: 0.95 }, { pattern: 'ring' }],
    },
  },
];

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

/// How often the world that is ahead, by `answer`, is ahead in other seeds too.
function luckText(lines, answer, names) {
  const apart = lines.map(one => one.b - one.a);
  const second = apart.filter(value => value > 0).length, first = apart.filter(value => value < 0).length;
  return say(answer === 'same' ? texts.lesson.luckOpen : texts.lesson.luckHeld, { ...names, ...luck, seeds: lines.length, first, second, holds: answer === 'a' ? first : second });
}

/// The notes of all lessons, to be read before a class.
export function instructorNotes() {
  return h(
    'article', { class: 'home all-notes' }, h('h1', { tabindex: -1 }, texts.lesson.notesTitle), h('p', { class: 'lead' }, texts.lesson.notesLead),
    texts.lessons.map((text, at) => h('section', {}, h('h2', {}, `${at + 1}. ${text.title}`), h('p', { class: 'hook' }, text.hook), notes(text))));
}

function notes(text) {
  const names = texts.lesson, list = items => h('ul', {}, items.map(item => h('li', {}, item)));
  return h('dl', {},
    h('dt', {}, names.time), h('dd', {}, say(names.minutes, { minutes: text.minutes })), h('dt', {}, names.aim), h('dd', {}, text.aim),
    h('dt', {}, names.misconceptions), h('dd', {}, list(text.misconceptions)), h('dt', {}, names.questions), h('dd', {}, list(text.questions)));
}

function goalText(goal) {
  return say(texts.lesson.checks[goal.kind], { least: percent(goal.least ?? 0), most: goal.most?.toLocaleString(texts.language), school: goal.school });
}

export class Lesson {
  /// `page` has the address.
  constructor(number, page) {
    this.number = number;
    this.page = page;
    this.lesson = lessons[number - 1];
    this.text = texts.lessons[number - 1];
    this.base = worldOf(this.lesson.puzzle.world);
    this.tried = [];
    this.stage = new Stage({ measure: this.lesson.measure, onPick: (at, id) => this.picked?.(id), onSeen: () => {
      this.week = this.stage.now;
      this.tell();
    } });
    this.panel = h('div', { class: 'panel' });
    this.element = h('div', { class: 'lesson' }, this.panel, this.stage.element);
  }

  show(step, view) {
    this.step = step;
    this.picked = null;
    this.asking?.abort();
    this.committed = options[view.whole('pick', 9, 0, 9)] ?? this.committed ?? null;
    this.world = view.world('w') ?? this.world ?? this.base;
    this.week = view.whole('week', -1, -1, 156);
    this.stage.choose(Object.keys(measures)[view.whole('m', Object.keys(measures).indexOf(this.lesson.measure), 0, 3)]);
    this[step]();
  }

  /// What is on screen, for the address.
  values() {
    return {
      pick: this.committed ? options.indexOf(this.committed) : null, w: sameWorld(this.world, this.base) ? null : this.world,
      m: this.stage.measure === this.lesson.measure ? null : Object.keys(measures).indexOf(this.stage.measure), week: this.week >= 0 ? this.week : null,
    };
  }

  tell() {
    this.page.go(this.step, this.values(), true);
  }

  go(step, number = this.number) {
    location.hash = this.page.address(['lesson', number, step]);
  }

  /// What a file that replays this lesson holds: what is revealed, in other seeds too, and what was tried on the puzzle.
  recorded() {
    const { a, b, measure, puzzle } = this.lesson;
    const answers = [puzzle.world, ...puzzle.answers.map(answer => ({ ...puzzle.world, ...answer })), ...this.tried];
    return {
      runs: [...[a, b].map(world => ({ world, replicates: revealRuns })), ...answers.map(world => ({ world, replicates: puzzleRuns }))],
      seeds: seedsAsk(a, b, measure, luck.seeds, luck.pairs),
    };
  }

  frame(...content) {
    const { steps: names } = texts.lesson;
    put(this.panel,
      h('p', { class: 'kicker' }, say(texts.nav.lesson, { number: this.number, title: '' }).replace(/: $/, '')),
      h('h1', { tabindex: -1 }, this.text.title),
      h('ol', { class: 'steps' }, steps.map(step => h('li', {}, h('a', { href: this.page.address(['lesson', this.number, step]), 'aria-current': step === this.step ? 'step' : null }, names[step])))),
      ...content);
  }

  worlds() {
    return [{ name: this.text.a, world: worldOf(this.lesson.a) }, { name: this.text.b, world: worldOf(this.lesson.b) }];
  }

  predict() {
    const message = h('p', { class: 'message', role: 'status' });
    const choices = options.map(key => h('label', { class: 'option' }, h('input', { type: 'radio', name: 'prediction', value: key }), h('span', {}, this.text.options[key])));
    const form = h(
      'form', { onsubmit: event => {
        event.preventDefault();
        const chosen = new FormData(form).get('prediction');
        if (chosen) {
          this.committed = chosen;
          this.page.go('reveal', this.values());
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
    const others = h('section', { class: 'luck', hidden: true, 'aria-live': 'polite' });
    this.frame(
      this.committed ? h('p', { class: 'yours' }, say(texts.lesson.yours, { answer: this.text.options[this.committed] })) : null, verdict, told,
      h('div', { class: 'actions' }, button(say(texts.lesson.next, { step: texts.lesson.steps.puzzle }), () => this.go('puzzle'), { class: 'primary' }), button(texts.lesson.again, () => this.go('predict'))),
      others);
    const week = this.week;
    const answers = await this.stage.show(this.worlds(), { replicates: revealRuns, play: week < 0 });
    if (!answers) {
      return;
    }

    if (week >= 0) {
      this.stage.goTo(week);
    }

    const found = judge(...answers, this.lesson.measure);
    const isRight = found.answer === this.committed;
    const said = isRight ? texts.lesson.right : found.answer === 'same' ? texts.lesson.open : say(texts.lesson.wrong, { answer: this.text.options[found.answer] });
    verdict.dataset.right = isRight;
    put(verdict, h('strong', {}, `${isRight ? '✓' : '✗'} ${said}`), h('p', {}, say(texts.lesson.figures, { ...found, a: this.text.a, b: this.text.b })));
    told.hidden = false;
    await this.others(others, found.answer);
  }

  /// Whether what was seen is the luck of one seed, asked of the model.
  async others(place, answer) {
    const { a, b, measure } = this.lesson, text = texts.lesson, names = { a: this.text.a, b: this.text.b };
    const asking = this.asking = new AbortController();
    const draw = lines => {
      const isWhole = lines.length === luck.seeds;
      const caption = isWhole ? luckText(lines, answer, names) : say(text.luckRunning, { done: lines.length, seeds: luck.seeds });
      place.setAttribute('aria-busy', String(!isWhole));
      put(place, h('h2', {}, text.luckTitle), h('p', {}, caption), seedBars(lines.map(one => one.b - one.a)), h('p', { class: 'note' }, say(text.luckPicture, names)));
    };
    try {
      place.hidden = false;
      draw([]);
      await inOtherSeeds(seedsAsk(a, b, measure, luck.seeds, luck.pairs), draw, asking.signal);
    } catch (error) {
      if (!asking.signal.aborted) {
        put(place, h('p', { class: 'note' }, error instanceof NotRecorded ? texts.stage.notRecorded : say(texts.stage.failed, { why: error.message })));
      }
    }
  }

  puzzle() {
    this.stage.element.classList.remove('before');
    const { puzzle } = this.lesson;
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
    if (isReplay) {
      this.drawAnswers();
      return;
    }

    if (puzzle.ties) {
      this.drawTies(puzzle.ties);
      return;
    }

    put(
      this.moves, puzzle.oneMove ? h('p', { class: 'note' }, texts.lesson.oneMove) : null,
      Object.entries(puzzle.choices ?? {}).map(([name, options]) => choice(name, this.world[name], (key, value) => this.change(key, value), options)),
      Object.entries(puzzle.sliders).map(([name, range]) => slider(name, this.world[name], (key, value) => this.change(key, value), range)));
  }

  /// A file holds some answers, to be chosen from: those that were tried before it was saved, and two of the lesson.
  drawAnswers() {
    const answers = replayWorlds.slice(2).filter((world, at, all) => all.findIndex(one => sameWorld(one, world)) === at);
    put(this.moves, h('fieldset', { class: 'answers' }, h('legend', {}, texts.lesson.answers), answers.map(world => h(
      'label', { class: 'option' }, h('input', { type: 'radio', name: 'answer', checked: sameWorld(world, this.world), onchange: () => {
        this.world = world;
        this.verdict.textContent = '';
        this.preview();
      } }), h('span', {}, this.answerText(world))))));
  }

  answerText(world) {
    const { choices = {}, sliders = {} } = this.lesson.puzzle;
    const set = Object.entries({ ...choices, ...sliders }).filter(([name]) => world[name] !== this.base[name]);
    const parts = [...world.added.map(tie => `${this.nameOf(tie[0])}–${this.nameOf(tie[1])}`), ...set.map(([name, range]) => settingText(name, world[name], range))];
    return parts.join(', ') || texts.lesson.asItIs;
  }

  nameOf(id) {
    return `${Math.floor(id / this.base.staff) + 1}.${id % this.base.staff + 1}`;
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
    const name = id => this.nameOf(id);
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
    this.tell();
    const answers = await this.stage.show([{ name: texts.stage.thisWorld, world: this.world }], { keepWeek: true });
    if (answers) {
      this.stage.goTo(this.week >= 0 ? this.week : this.world.weeks);
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

    this.tried = [...this.tried.filter(world => !sameWorld(world, this.world)), this.world].slice(-mostTried);
    const results = this.lesson.puzzle.checks.map(goal => ({ goal, ...check(goal, answers[0]) }));
    const isSolved = results.every(one => one.isMet);
    put(this.goals, results.map(({ goal, value, isMet }) => h(
      'li', { class: isMet ? 'met' : 'unmet' }, h('span', {}, `${isMet ? '✓' : '✗'} ${goalText(goal)}`), ' ',
      h('b', {}, say(texts.lesson.measured, { value: goal.kind === 'hours' ? Math.round(value).toLocaleString(texts.language) : percent(value) })))));
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
      h('details', { class: 'notes' }, h('summary', {}, names.notesTitle), notes(text)),
      h('div', { class: 'actions' },
        next && !isReplay ? button(say(names.nextLesson, { title: next.title }), () => this.go('predict', this.number + 1), { class: 'primary' }) : null,
        button(names.toSandbox, () => this.page.go('sandbox', { a: worldOf(this.lesson.a), b: worldOf(this.lesson.b) }), { class: next ? '' : 'primary' })));
    this.stage.show(this.worlds(), { replicates: revealRuns }).then(answers => answers && this.stage.goTo(this.week >= 0 ? this.week : answers[0].world.weeks));
  }

  leave() {
    this.asking?.abort();
    this.stage.pause();
  }
}
