import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ScoreProgress } from '../../../src/core/protocol/engineApi';
import { createEngine } from '../../../src/engine/engine';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';
import { writeEncoder } from '../onnx/madeEncoder';

const folder = temporaryFolder();
/** The embedded model lies beside the built program, not beside the sources. */
const model = writeEncoder(join(folder, 'made'));
const measures = ['human', 'length', 'rarity', 'duplicates', 'humanPredicted'];

async function told(path: string): Promise<ScoreProgress[]> {
  const heard: ScoreProgress[] = [];
  const engine = createEngine({ storeFolder: join(folder, 'store'), threads: 1 });
  const context = { signal: new AbortController().signal, progress: (one: ScoreProgress) => heard.push(one) };
  await engine.score({ path, model, measures }, context);
  return heard;
}

it('tells of every measure which step it is, and of the whole run how far it has come', async () => {
  const path = writeDataset(folder, 2000);
  const heard = await told(path);
  expect([...new Set(heard.map(({ measure }) => measure))]).toEqual(measures);
  for (const { measure, step, steps } of heard)
    expect([step, steps]).toEqual([measures.indexOf(measure) + 1, measures.length]);
  const shares = heard.map(({ share }) => share!);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  for (const { secondsLeft = 0 } of heard) {
    expect(secondsLeft).toBeGreaterThanOrEqual(0);
    expect(secondsLeft).toBeLessThan(Infinity);
  }
  for (const { done, total } of heard) expect(done).toBeLessThanOrEqual(total);
});

it('tells nothing of what is scored already, and what is new as part of all', async () => {
  expect(await told(writeDataset(folder, 2000))).toEqual([]);
  const heard = await told(writeDataset(folder, 2010, 'questions-2000.jsonl'));
  const ofLength = heard.filter(({ measure }) => measure === 'length');
  expect(ofLength.map(({ total }) => total).every((total) => total === 10)).toBe(true);
  expect(heard.find(({ measure }) => measure === 'rarity')?.total).toBe(2010);
});
