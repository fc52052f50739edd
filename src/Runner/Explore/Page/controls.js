import { h, say } from './dom.js';
import { texts } from './texts.en.js';

// Sliders and choices that set one thing of a world.

const ranges = {
  schools: [2, 12, 1], staff: [5, 30, 1], bridges: [0, 400, 1], strength: [0.05, 0.95, 0.05], trust: [0.2, 0.9, 0.05], tacitness: [0, 1, 0.05], hours: [0.5, 6, 0.5],
  eventWeek: [0, 116, 1], scepticTies: [0.05, 0.95, 0.05], headTies: [0.05, 0.95, 0.05],
};

/// A slider for a setting; `onChange(name, value)`.
export function slider(name, value, onChange, [least, most, step] = ranges[name]) {
  const text = texts.settings[name];
  const shown = h('output', {}, say(text.unit, { value: number(value, step) }));
  const input = h('input', {
    type: 'range', id: `set-${name}`, name, min: least, max: most, step, value, 'aria-valuetext': shown.textContent,
    oninput: () => {
      shown.textContent = say(text.unit, { value: number(Number(input.value), step) });
      input.setAttribute('aria-valuetext', shown.textContent);
      onChange(name, Number(input.value));
    },
  });
  input.value = value;
  return h('div', { class: 'setting' }, h('label', { for: `set-${name}` }, text.label), shown, input, h('small', {}, h('span', {}, text.low), h('span', {}, text.high)));
}

/// A whole number that is typed: for what is set once rather than tried out.
export function count(name, value, onChange) {
  const [least, most, step] = ranges[name];
  const input = h('input', { type: 'number', id: `set-${name}`, name, min: least, max: most, step, value, onchange: () => onChange(name, Number(input.value)) });
  return h('div', { class: 'setting choice' }, h('label', { for: `set-${name}` }, texts.settings[name].label), input);
}

/// What a setting is set to, in words.
export function settingText(name, value, [, , step] = ranges[name] ?? []) {
  const text = texts.settings[name];
  return `${text.label}: ${text.options?.[value] ?? say(text.unit, { value: number(value, step) })}`;
}

/// A choice for a setting; `options` are the keys of its texts.
export function choice(name, value, onChange, options = Object.keys(texts.settings[name].options)) {
  const text = texts.settings[name];
  const select = h(
    'select', { id: `set-${name}`, name, onchange: () => onChange(name, select.value) },
    options.map(key => h('option', { value: key, selected: key === String(value) }, text.options[key])));
  return h('div', { class: 'setting choice' }, h('label', { for: `set-${name}` }, text.label), select);
}

function number(value, step) {
  return step < 1 ? value.toFixed(step < 0.1 ? 2 : 1) : String(value);
}
