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

it('says again how long encoding takes after a run that was cancelled, whose own first sample is known by then', async () => {
  const path = writeDataset(folder, 1500, 'cancelled.jsonl');
  const engine = createEngine({ storeFolder: join(folder, 'other store'), threads: 1 });
  const request = { path, model, measures: ['human', 'humanPredicted'] };
  const until = async (signal: AbortSignal, progress: (one: ScoreProgress) => void): Promise<unknown> =>
    engine.score(request, { signal, progress });
  const abort = new AbortController();
  const cancelled = until(abort.signal, ({ takes }) => takes !== undefined && abort.abort());
  await expect(cancelled).rejects.toThrow();
  const heard: ScoreProgress[] = [];
  await until(new AbortController().signal, (one) => heard.push(one));
  expect(heard[0]).toMatchObject({ preparing: 'encoding examples', done: 0 });
  expect(heard[0]!.takes).toBeGreaterThan(0);
  expect(heard[0]!.share).toBeLessThan(0.5);
});
