import { h, put, button, say, download } from './dom.js';
import { readView, writeView } from './state.js';
import { exported, isReplay, replayView } from './engine.js';
import { Lesson, instructorNotes, lessons, steps } from './lessons.js';
import { Sandbox } from './sandbox.js';
import { texts } from './texts.en.js';

// The page around lessons and sandbox: where one is stands in the address, and nowhere else.

const addressDelay = 150;

export class Classroom {
  constructor(root) {
    this.root = root;
    this.isEmbedded = new URLSearchParams(location.search).get('embed') === '1';
    this.main = h('main', { id: 'main', tabindex: -1 });
    this.header = h('header', { class: 'top' });
    put(root, h('a', { class: 'skip', href: '#main', onclick: event => { event.preventDefault(); this.main.focus(); } }, texts.skip), this.isEmbedded ? null : this.header, this.main);
    document.documentElement.classList.toggle('embedded', this.isEmbedded);
    addEventListener('hashchange', () => this.open());
  }

  open() {
    this.forget();
    const view = this.view = this.asked();
    document.documentElement.classList.toggle('present', view.present);
    const [kind, number, step] = view.place;
    const lesson = Number(number);
    this.shown?.leave?.();
    if (kind === 'lesson' && lesson >= 1 && lesson <= lessons.length) {
      this.openLesson(lesson, steps.includes(step) ? step : steps[0]);
    } else if (kind === 'sandbox') {
      this.place = ['sandbox'];
      this.shown = new Sandbox(this);
      put(this.main, this.shown.element);
      this.shown.show(view);
    } else if (kind === 'notes') {
      this.place = ['notes'];
      this.shown = null;
      put(this.main, instructorNotes());
    } else {
      this.place = [];
      this.shown = null;
      put(this.main, this.home());
    }

    this.drawHeader();
    document.title = this.place.length > 0 ? `${this.main.querySelector('h1').textContent} · ${texts.title}` : texts.title;
    if (this.isOpen) {
      this.main.querySelector('h1')?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }

    this.isOpen = true;
  }

  /// What the address asks for; a file that replays has only what it was saved with.
  asked() {
    const view = readView(location.hash.slice(1) || replayView);
    const saved = readView(replayView);
    const isThere = view.place[0] === 'sandbox' || (view.place[0] === 'lesson' && view.place[1] === saved.place[1]);
    return !isReplay || isThere ? view : saved;
  }

  openLesson(number, step) {
    this.place = ['lesson', String(number), step];
    if (!(this.shown instanceof Lesson && this.shown.number === number)) {
      this.shown = new Lesson(number, this);
      put(this.main, this.shown.element);
    }

    this.shown.show(step, this.view);
  }

  /// Goes to a step of the lesson or to the sandbox; silently where only the address is to say what is on screen.
  go(step, values = {}, silently = false) {
    const address = this.address(step === 'sandbox' ? [step] : ['lesson', this.place[1], step], values);
    this.forget();
    if (silently) {
      // Browsers allow an address to be rewritten a few times a second, and a slider moves more often.
      this.unwritten = address;
      this.writing = setTimeout(() => this.write(), addressDelay);
    } else {
      location.hash = address;
    }
  }

  /// The address of a place on this page, in the size that it is read in.
  address(place, values = {}) {
    return `#${writeView(place, { ...values, present: this.view.present })}`;
  }

  forget() {
    clearTimeout(this.writing);
    this.unwritten = null;
  }

  write() {
    if (this.unwritten) {
      history.replaceState(null, '', this.unwritten);
      this.forget();
    }
  }

  drawHeader() {
    const here = this.place.slice(0, 2).join('/');
    const link = (place, text, label) => h('a', { href: this.address([place]), 'aria-current': here === place.split('/').slice(0, 2).join('/') ? 'page' : null, 'aria-label': label, title: label }, text);
    put(
      this.header,
      h('a', { class: 'brand', href: this.address(['home']) }, 'Staffroom'),
      isReplay ? null : h('nav', { 'aria-label': texts.nav.label }, lessons.map((_, at) => link(`lesson/${at + 1}/predict`, String(at + 1), say(texts.nav.lesson, { number: at + 1, title: texts.lessons[at].title }))), link('sandbox', texts.nav.sandbox, null), link('notes', texts.nav.notes, null)),
      h('div', { class: 'tools' },
        button(texts.nav.present, () => this.present(), { 'aria-pressed': String(this.view.present) }),
        button(texts.nav.share, event => this.share(event.target)),
        isReplay || !this.shown ? null : button(texts.nav.save, event => this.save(event.target))));
  }

  present() {
    this.write();
    const [path, query = ''] = location.hash.slice(1).split('?');
    const options = new URLSearchParams(query);
    if (this.view.present) {
      options.delete('present');
    } else {
      options.set('present', '1');
    }

    location.hash = path + (options.size > 0 ? `?${options}` : '') || 'home';
  }

  async share(asked) {
    this.write();
    await navigator.clipboard?.writeText(location.href).catch(() => prompt(texts.nav.share, location.href));
    asked.textContent = texts.nav.shared;
    setTimeout(() => asked.textContent = texts.nav.share, 2000);
  }

  async save(asked) {
    asked.disabled = true;
    asked.textContent = texts.nav.saving;
    this.write();
    const isLesson = this.shown instanceof Lesson;
    const view = isLesson ? `lesson/${this.shown.number}/predict` : location.hash.slice(1);
    try {
      download(isLesson ? `staffroom-lesson-${this.shown.number}.html` : 'staffroom-sandbox.html', 'text/html', await exported(view, this.shown.recorded()));
    } finally {
      asked.disabled = false;
      asked.textContent = texts.nav.save;
    }
  }

  home() {
    return h(
      'div', { class: 'home' },
      h('h1', { tabindex: -1 }, texts.tagline), h('p', { class: 'lead' }, texts.home.lead),
      h('p', { class: 'actions' }, h('a', { class: 'button primary', href: this.address(['lesson/1/predict']) }, texts.home.begin),
        h('a', { href: this.address(['sandbox']) }, texts.home.or), h('a', { href: this.address(['notes']) }, texts.home.notes)),
      h('ol', { class: 'cards' }, texts.lessons.map((lesson, at) => h('li', {}, h(
        'a', { href: this.address([`lesson/${at + 1}/predict`]) }, h('span', { class: 'number' }, String(at + 1)), h('strong', {}, lesson.title), h('span', {}, lesson.hook),
        h('small', {}, say(texts.home.minutes, { minutes: lesson.minutes })))))),
      h('p', { class: 'note' }, texts.home.caution));
  }
}
