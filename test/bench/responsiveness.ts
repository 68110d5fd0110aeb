import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DatasetRequest } from '../../src/core/protocol/datasetApi';
import type { ScoreProgress } from '../../src/core/protocol/engineApi';
import { EngineClient } from '../../src/engine/client';
import { report } from './figure';

const rows = Number(process.env['GRADUS_BENCH_ROWS'] ?? 100_000);
const askEvery = 200;
const kinds = (process.env['GRADUS_BENCH_KINDS'] ?? 'labels,choices').split(',') as ('labels' | 'choices')[];

/**
 * How long pickers and views of one dataset wait while another is scored, by what was being computed: one engine scores
 * a large made dataset for every measure while a small one is asked for what an editor and a panel ask.
 */
export async function responsiveness(folder: string): Promise<void> {
  for (const kind of kinds) {
    const engine = engineIn(join(folder, `responsive-${kind}`));
    try {
      const small = await madeDataset(folder, kind, 1000);
      await engine.call('score', { ...requestFor(small), measures: ['all'], optional: true });
      tell(kind, await latencies(engine, await madeDataset(folder, kind, rows), small));
    } finally {
      engine.stop();
    }
  }
}

function engineIn(storeFolder: string): EngineClient {
  mkdirSync(storeFolder, { recursive: true });
  const executable = process.env['GRADUS_BENCH_NODE'];
  return new EngineClient({
    storeFolder,
    ...(executable ? { executable, log: (line) => process.stderr.write(line) } : {}),
  });
}

/** Milliseconds of every answer, by what was being computed when it was asked for. */
async function latencies(
  engine: EngineClient,
  large: string,
  small: string,
): Promise<Map<string, { waits: number[]; seconds: number }>> {
  const found = new Map<string, { waits: number[]; seconds: number }>();
  let now = 'opening';
  let since = performance.now();
  const turnTo = (next: string): void => {
    const known = found.get(now) ?? { waits: [], seconds: 0 };
    found.set(now, { ...known, seconds: known.seconds + (performance.now() - since) / 1000 });
    [now, since] = [next, performance.now()];
  };
  const onProgress = ({ measure, preparing }: ScoreProgress): void => {
    const next = preparing === undefined ? measure : `${measure}: ${preparing}`;
    if (next !== now) turnTo(next);
  };
  let isDone = false;
  const scoring = engine
    .call('score', { ...requestFor(large), measures: ['all'], optional: true }, { onProgress })
    .finally(() => (isDone = true));
  for (let at = 0; !isDone; at++) {
    const measure = now;
    const start = performance.now();
    await questions[at % questions.length]!(engine, small);
    const known = found.get(measure) ?? { waits: [], seconds: 0 };
    known.waits.push(performance.now() - start);
    found.set(measure, known);
    await Promise.race([setTimeout(askEvery), scoring.catch(() => undefined)]);
  }
  await scoring;
  turnTo('ended');
  found.delete('ended');
  return found;
}

/** Both kinds hold levels; what the labels are is said, as their names alone do not tell. */
function requestFor(path: string): DatasetRequest {
  return path.includes('labels-') ? { path, map: { label: ['label'] } } : { path };
}

/** What a hover, a picker and a panel ask. */
const questions: readonly ((engine: EngineClient, path: string) => Promise<unknown>)[] = [
  (engine, path) => engine.call('open', requestFor(path)),
  (engine, path) => engine.call('snapshot', requestFor(path)),
  (engine, path) => engine.call('examples', { ...requestFor(path), rows: [1, 20, 300] }),
  (engine, path) => engine.call('agreement', requestFor(path)),
  (engine, path) =>
    engine.call('draw', {
      ...requestFor(path),
      recipe: { mixture: 'balanced', measure: 'questionWords', size: 99 },
    }),
];

function tell(kind: string, found: ReadonlyMap<string, { waits: number[]; seconds: number }>): void {
  const all = [...found.values()].flatMap(({ waits }) => waits);
  const target = 'under 1,000 ms';
  const name = `answer on another dataset while ${rows.toLocaleString('en')} rows with ${kind} are scored`;
  report({ name: `${name}: worst`, value: Math.max(...all), unit: 'ms', target });
  report({ name: `${name}: 99 of 100`, value: quantile(all, 0.99), unit: 'ms', target });
  for (const [what, { waits, seconds }] of found)
    if (waits.length > 0 || seconds > 0.5)
      report({
        name: `${name}, ${what}`,
        value: Math.max(0, ...waits),
        unit: 'ms',
        ...{ p99: quantile(waits, 0.99), asked: waits.length, seconds },
      });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const vocabulary = Array.from(
  { length: 5000 },
  (_, at) =>
    `${'bcdfglmnprst'[at % 12]}${'aeiou'[at % 5]}${'lmnrst'[at % 6]}${'aeiou'[(at >> 4) % 5]}${'nrst'[at % 4]}${at % 7}`,
);

/** Made records: a question of 20 to 80 words, an answer, a level, and a label or choices; some ask what another asks. */
async function madeDataset(folder: string, kind: 'labels' | 'choices', count: number): Promise<string> {
  const path = resolve(folder, `${kind}-${count}.jsonl`);
  const random = generator(count);
  const words = (length: number): string =>
    Array.from({ length }, () => vocabulary[Math.floor(vocabulary.length * random() ** 2)]).join(' ');
  const out = createWriteStream(path);
  let last = '';
  for (let row = 0; row < count; row++) {
    last = row % 10 === 9 ? `${last} again` : `${words(20 + Math.floor(60 * random()))}?`;
    const choices = [words(3), words(4), words(3), words(5)];
    const answer = kind === 'choices' ? choices[row % 4] : `${words(30)}\n${words(20)}\n#### ${row}`;
    const record = {
      question: last,
      ...(kind === 'choices' ? { choices } : { label: `class ${Math.floor(8 * random())}` }),
      ...{ answer, level: 1 + Math.floor(5 * random()) },
    };
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
