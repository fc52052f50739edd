// A world as it stands in a link, and the page's address. A link may come from anybody: only what is known and within bounds is taken from it.

const numbers = {
  schools: [8, 2, 12, 1], staff: [17, 5, 30, 1], bridges: [56, 0, 400, 1], strength: [0.15, 0, 1, 0.01], trust: [0.6, 0.2, 0.9, 0.01],
  tacitness: [0.1, 0, 1, 0.01], hours: [2, 0.1, 10, 0.1], partnerHours: [0.02, 0, 0.5, 0.01], headTies: [0.1, 0, 1, 0.01],
  eventWeek: [20, 0, 156, 1], weeks: [117, 4, 156, 1], startCount: [4, 0, 30, 1], startSchools: [1, 1, 12, 1],
  scepticShare: [0, 0, 0.5, 0.01], seed: [2026, 0, 9007199254740991, 1],
};
const words = {
  pattern: ['mesh', 'ring', 'near', 'star', 'halves'],
  event: ['none', 'coaching', 'conference', 'manual', 'mandate', 'threat'],
  start: ['informal', 'heads', 'random', 'picked'],
};
const people = ['sceptics', 'starters', 'removed'];
const mostEdits = 120;

/// The same world with everything said, within bounds and in one order, so that equal worlds are equal texts.
export function worldOf(given = {}) {
  const source = given && typeof given === 'object' ? given : {};
  const world = {};
  for (const [name, [usual, least, most, step]] of Object.entries(numbers)) {
    const value = typeof source[name] === 'number' && Number.isFinite(source[name]) ? source[name] : usual;
    const stepped = Math.round(value / step) * step;
    world[name] = Math.min(most, Math.max(least, step < 1 ? Number(stepped.toFixed(2)) : stepped));
  }

  for (const [name, known] of Object.entries(words)) {
    world[name] = known.includes(source[name]) ? source[name] : known[0];
  }

  world.moving = source.moving === true;
  world.scepticTies = typeof source.scepticTies === 'number' ? Math.min(1, Math.max(0, source.scepticTies)) : null;
  const count = world.schools * world.staff;
  const isPerson = id => Number.isInteger(id) && id >= 0 && id < count;
  const isTie = tie => Array.isArray(tie) && isPerson(tie[0]) && isPerson(tie[1]) && tie[0] !== tie[1];
  const list = name => Array.isArray(source[name]) ? source[name].slice(0, mostEdits) : [];
  world.added = list('added').filter(tie => isTie(tie) && Number.isInteger(tie[2]) && tie[2] >= 1 && tie[2] <= 100).map(tie => tie.slice(0, 3));
  world.cut = list('cut').filter(isTie).map(tie => tie.slice(0, 2));
  people.forEach(name => world[name] = [...new Set(list(name).filter(isPerson))]);
  return world;
}

/// What differs from a world that says nothing, for short links.
function changesOf(world) {
  const usual = worldOf();
  return Object.fromEntries(Object.entries(worldOf(world)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name])));
}

export function sameWorld(a, b) {
  return JSON.stringify(worldOf(a)) === JSON.stringify(worldOf(b));
}

/// "lesson/2/reveal?present=1" as { place: ['lesson', '2', 'reveal'], options }.
export function readView(text) {
  const [path, query = ''] = text.slice(0, 8000).split('?');
  const options = new URLSearchParams(query);
  const world = name => {
    try {
      return options.has(name) ? worldOf(JSON.parse(options.get(name))) : null;
    } catch {
      return null;
    }
  };
  const whole = (name, usual, least, most) => {
    const value = Number.parseInt(options.get(name) ?? '', 10);
    return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : usual;
  };
  return { place: path.replace(/^#/, '').split('/').filter(part => part), world, whole, present: options.get('present') === '1' };
}

export function writeView(place, values = {}) {
  const options = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(changesOf(value)) : value === true ? 1 : value)}`);
  return place.join('/') + (options.length > 0 ? `?${options.join('&')}` : '');
}
