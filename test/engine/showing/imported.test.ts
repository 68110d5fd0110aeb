import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { standingOf, type Standing } from '../../../src/core/protocol/standing';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { wholeSnapshot } from '../wholeSnapshot';

const { folder, engine } = engineInFolder();
const rows = 60;
const numbers = Array.from({ length: 12 }, (_, at) => at);
const people = Array.from({ length: 30 }, (_, person) => person);

function writeAnswers(): string {
  const log = join(folder, 'answers.csv');
  const answer = (person: number, item: number): number => Number((person * (item + 1)) % 7 > item % 5);
  const lines = people.map((person) => `p${person},${numbers.map((item) => answer(person, item)).join(',')}`);
  writeFileSync(log, [`person,${numbers.map((item) => `q${item}`).join(',')}`, ...lines].join('\n'));
  return log;
}

function writeDynamics(): string {
  const run = join(folder, 'run');
  mkdirSync(join(run, 'training_dynamics'), { recursive: true });
  for (const epoch of [0, 1]) {
    const lines = numbers.map((at) =>
      JSON.stringify({ guid: `q${at}`, [`logits_epoch_${epoch}`]: [at % 2, 0], gold: 0 }),
    );
    writeFileSync(join(run, 'training_dynamics', `dynamics_epoch_${epoch}.jsonl`), lines.join('\n'));
  }
  return run;
}

async function standing(path: string, measures: readonly string[] = ['all']): Promise<Standing> {
  return standingOf(await wholeSnapshot(engine, { path, measures }), 0);
}

const imports: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  responses: async (path) => {
    await engine.call('importResponses', { dataset: { path }, logs: [writeAnswers()], anyway: true });
    return engine.call('score', { path, measures: ['irt', 'glicko'] });
  },
  'training dynamics': async (path) => {
    await engine.call('importDynamics', { dataset: { path }, paths: [writeDynamics()], anyway: true });
    return engine.call('score', { path, measures: ['importedDynamics'] });
  },
};

describe.each(Object.keys(imports))('after %s of 12 examples were imported', (what) => {
  const path = writeDataset(folder, rows, `${what.replaceAll(' ', '-')}.jsonl`);

  it('those are scored, and the others, of which nothing is known, are still to be', async () => {
    await imports[what]!(path);
    expect(await standing(path)).toMatchObject({ scored: 12, missing: rows - 12, stale: 0, isWhole: false });
    expect((await standing(path)).share).toBeCloseTo(12 / rows, 12);
  });

  it('and scoring makes the dataset whole, though the import says nothing of most examples', async () => {
    await engine.call('score', { path, measures: ['human', 'length', 'rarity'] });
    expect(await standing(path)).toMatchObject({ scored: rows, missing: 0, isWhole: true });
  });
});

it('a row without a number has nothing left to be done where no other measure is wanted', async () => {
  const path = join(folder, 'levels.jsonl');
  const lines = Array.from({ length: rows }, (_, at) =>
    JSON.stringify({ question: `What is ${at}?`, ...(at < 40 ? { level: `Level ${1 + (at % 5)}` } : {}) }),
  );
  writeFileSync(path, lines.join('\n'));
  await engine.call('score', { path, measures: ['human'] });
  expect(await standing(path)).toMatchObject({ scored: 40, missing: 20 });
  const { states } = await wholeSnapshot(engine, { path, measures: ['human'] });
  expect(states.every((state) => state === rowStates.scored)).toBe(true);
});
