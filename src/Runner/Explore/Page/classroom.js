import { h, put, button, say, download } from './dom.js';
import { readView, writeView } from './state.js';
import { exported, isReplay, replayView } from './engine.js';
import { Lesson, lessons, recorded, steps } from './lessons.js';
import { Sandbox } from './sandbox.js';
import { texts } from './texts.en.js';

// The page around lessons and sandbox: where one is stands in the address, and nowhere else.

export class Classroom {
  constructor(root) {
    this.root = root;
    this.isEmbedded = new URLSearchParams(location.search).get('embed') === '1';
    this.main = h('main', { id: 'main', tabindex: -1 });
    this.header = h('header', { class: 'top' });
    put(root, h('a', { class: 'skip', href: '#', onclick: event => { event.preventDefault(); this.main.focus(); } }, texts.skip), this.isEmbedded ? null : this.header, this.main);
    document.documentElement.classList.toggle('embedded', this.isEmbedded);
    addEventListener('hashchange', () => this.open());
  }

  open() {
    const view = this.view = readView(location.hash.slice(1) || replayView);
    document.documentElement.classList.toggle('present', view.present);
    const [kind, number, step] = view.place;
    const lesson = Number(number);
    this.shown?.leave?.();
    if (kind === 'lesson' && lesson >= 1 && lesson <= lessons.length) {
      this.openLesson(lesson, steps.includes(step) ? step : steps[0]);
    } else if (kind === 'sandbox') {
      this.place = ['sandbox'];
      this.shown = new Sandbox((step, values, silently) => this.go(step, values, silently));
      put(this.main, this.shown.element);
      this.shown.show(view);
    } else {
      this.place = [];
      this.shown = null;
      put(this.main, this.home());
    }

    this.drawHeader();
    document.title = this.shown ? `${this.main.querySelector('h1').textContent} · ${texts.title}` : texts.title;
    if (this.isOpen) {
      this.main.querySelector('h1')?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }

    this.isOpen = true;
  }

  openLesson(number, step) {
    this.place = ['lesson', String(number), step];
    if (!(this.shown instanceof Lesson && this.shown.number === number)) {
      this.shown = new Lesson(number, (next, values, silently) => this.go(next, values, silently));
      put(this.main, this.shown.element);
    }

    this.shown.show(step, this.view);
  }

  /// Goes to a step of the lesson or to the sandbox; silently where only the address is to say what is on screen.
  go(step, values = {}, silently = false) {
    const place = step === 'sandbox' ? ['sandbox'] : ['lesson', this.place[1], step];
    this.values = values;
    const address = `#${writeView(place, { ...values, present: this.view.present })}`;
    if (silently) {
      // A file on disk may not rewrite its address in some browsers; then only the link is missing.
      try {
        history.replaceState(null, '', address);
      } catch {
        this.address = address;
      }
    } else {
      location.hash = address;
    }
  }

  drawHeader() {
    const here = this.place.slice(0, 2).join('/');
    const link = (place, text, label) => h('a', { href: `#${place}${this.view.present ? '?present=1' : ''}`, 'aria-current': here === place.split('/').slice(0, 2).join('/') ? 'page' : null, 'aria-label': label, title: label }, text);
    put(
      this.header,
      h('a', { class: 'brand', href: `#home${this.view.present ? '?present=1' : ''}` }, 'Staffroom'),
      h('nav', { 'aria-label': texts.nav.label }, lessons.map((_, at) => link(`lesson/${at + 1}/predict`, String(at + 1), say(texts.nav.lesson, { number: at + 1, title: texts.lessons[at].title }))), link('sandbox', texts.nav.sandbox, null)),
      h('div', { class: 'tools' },
        button(texts.nav.present, () => this.present(), { 'aria-pressed': String(this.view.present) }),
        button(texts.nav.share, event => this.share(event.target)),
        isReplay || !this.shown ? null : button(texts.nav.save, event => this.save(event.target))));
  }

  present() {
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
    await navigator.clipboard?.writeText(location.href).catch(() => prompt(texts.nav.share, location.href));
    asked.textContent = texts.nav.shared;
    setTimeout(() => asked.textContent = texts.nav.share, 2000);
  }

  async save(asked) {
    asked.disabled = true;
    asked.textContent = texts.nav.saving;
    const isLesson = this.shown instanceof Lesson;
    const asks = isLesson ? recorded(this.shown.number) : this.shown.recorded();
    const view = isLesson ? `lesson/${this.shown.number}/predict` : location.hash.slice(1);
    try {
      download(isLesson ? `staffroom-lesson-${this.shown.number}.html` : 'staffroom-sandbox.html', 'text/html', await exported(view, asks));
    } finally {
      asked.disabled = false;
      asked.textContent = texts.nav.save;
    }
  }

  home() {
    return h(
      'div', { class: 'home' },
      h('h1', { tabindex: -1 }, texts.tagline), h('p', { class: 'lead' }, isReplay ? texts.home.replay : texts.home.lead),
      h('p', { class: 'actions' }, h('a', { class: 'button primary', href: '#lesson/1/predict' }, texts.home.begin), h('a', { href: '#sandbox' }, texts.home.or)),
      h('ol', { class: 'cards' }, texts.lessons.map((lesson, at) => h('li', {}, h(
        'a', { href: `#lesson/${at + 1}/predict` }, h('span', { class: 'number' }, String(at + 1)), h('strong', {}, lesson.title), h('span', {}, lesson.hook),
        h('small', {}, say(texts.home.minutes, { minutes: lesson.minutes })))))),
      h('p', { class: 'note' }, texts.home.caution));
  }
}
