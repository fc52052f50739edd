import { worldOf } from './state.js';

// Asks the model for runs. There is no model here: a page that was exported answers from what it carries.

const kept = new Map();
const mostKept = 24;
const replay = JSON.parse(document.getElementById('replay').textContent);

export const isReplay = replay !== null;
export const replayView = isReplay ? replay.view : '';
export const replayWorlds = isReplay ? replay.runs.map(one => worldOf(one.ask.world)) : [];

const keyOf = (world, replicates) => JSON.stringify([worldOf(world), replicates]);

/// Runs a world; `onPart` is called with the answer so far whenever there is more of it. Resolves to the whole answer, or null if aborted.
export async function run(world, replicates, onPart, signal) {
  const key = keyOf(world, replicates);
  if (kept.has(key)) {
    onPart(kept.get(key));
    return kept.get(key);
  }

  const answer = { world: worldOf(world), network: null, runs: [], wanted: replicates };
  const take = line => {
    if (line.kind === 'network') {
      answer.network = line;
    } else {
      answer.runs.push(line);
      onPart(answer);
    }
  };
  if (isReplay) {
    replayed(world, replicates).forEach(take);
  } else {
    try {
      await stream('/api/run', { world: answer.world, replicates }, take, signal);
    } catch (error) {
      if (signal?.aborted) {
        return null;
      }

      throw error;
    }
  }

  return keep(key, answer);
}

function keep(key, answer) {
  kept.set(key, answer);
  if (kept.size > mostKept) {
    kept.delete(kept.keys().next().value);
  }

  return answer;
}

/// The two worlds of `ask` in other seeds; `onPart` is called with the { seed, a, b } so far whenever there is another.
export async function inOtherSeeds(ask, onPart, signal) {
  const key = JSON.stringify(ask);
  if (kept.has(key)) {
    onPart(kept.get(key));
    return;
  }

  const lines = [];
  const take = line => {
    lines.push(line);
    onPart(lines);
  };
  if (isReplay) {
    const found = replay.seeds.find(({ ask: { a, b, measure, seeds, pairs } }) => JSON.stringify(seedsAsk(a, b, measure, seeds, pairs)) === key);
    if (!found) {
      throw new NotRecorded();
    }

    found.lines.forEach(take);
  } else {
    await stream('/api/seeds', ask, take, signal);
  }

  keep(key, lines);
}

export function seedsAsk(a, b, measure, seeds, pairs) {
  return { a: worldOf(a), b: worldOf(b), measure, seeds, pairs };
}

export class NotRecorded extends Error {}

function replayed(world, replicates) {
  const found = replay.runs.find(one => keyOf(one.ask.world, one.ask.replicates) === keyOf(world, replicates))
    ?? replay.runs.find(one => keyOf(one.ask.world, 1) === keyOf(world, 1) && one.ask.replicates >= replicates);
  if (!found) {
    throw new NotRecorded();
  }

  return found.lines.slice(0, replicates + 1);
}

/// The story of a teacher: sections of a title and paragraphs.
export async function story(world, teacher) {
  if (isReplay) {
    const told = replay.stories.find(one => keyOf(one.world, 1) === keyOf(world, 1))?.told;
    if (!told) {
      throw new NotRecorded();
    }

    return told[teacher].sections;
  }

  const response = await post('/api/story', { world: worldOf(world), teacher });
  return (await response.json()).sections;
}

/// The page as one file that holds these runs, and one comparison in other seeds or none.
export async function exported(view, { runs, seeds = null }) {
  return (await post('/api/export', { view, seeds, runs: runs.map(({ world, replicates }) => ({ world: worldOf(world), replicates })) })).text();
}

async function stream(address, body, take, signal) {
  const response = await post(address, body, signal);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop();
    lines.forEach(line => take(JSON.parse(line)));
  }
}

async function post(address, body, signal) {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal });
  if (!response.ok) {
    const { problems } = await response.json().catch(() => ({ problems: [] }));
    throw new Error(problems.join(' ') || response.statusText);
  }

  return response;
}
