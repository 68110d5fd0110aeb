import { expect, it } from 'vitest';
import type { ToScore } from '../../../src/core/protocol/answers/drawReport';
import type { Activity } from '../../../src/core/protocol/activity';
import { Cancelled } from '../../../src/core/protocol/rpc';
import { UserError } from '../../../src/core/userError';
import { scoreForMixture } from '../../../src/extension/commands/mixtureScores';
import type { EngineHost } from '../../../src/extension/host/engineHost';

const recipe = { mixture: 'balanced', size: 1000, measure: 'questionWords' } as const;

/** A dataset of which so many rows are to be scored; it may be at work already. */
class Given {
  readonly told: [string, number][] = [];
  readonly scored: (readonly string[])[] = [];
  readonly drawn: unknown[] = [];
  readonly abort = new AbortController();
  refused = false;

  constructor(
    public rows: number,
    public activity: Activity = { kind: 'idle' },
  ) {}

  score(): Promise<boolean> {
    const call = ((_: string, { recipe: drawn }: { recipe: unknown }) => {
      this.drawn.push(drawn);
      if (this.refused) return Promise.reject(new UserError('There are no scores.'));
      const toScore: ToScore = { rows: this.rows, stale: false, measures: ['length'] };
      return Promise.resolve({ toScore });
    }) as unknown as EngineHost['call'];
    const isBusy = (): boolean => this.activity.kind !== 'idle';
    const activity = (): Activity => this.activity;
    const work = {
      get isBusy() {
        return isBusy();
      },
      get activity() {
        return activity();
      },
      score: (measures: readonly string[], _: AbortSignal, onProgress: (one: never) => void) => {
        this.scored.push(measures);
        onProgress({ measure: 'length', done: 12_000, total: this.rows, share: 0.5 } as never);
        return Promise.resolve();
      },
    };
    const wanted = { recipe, name: 'big.jsonl', of: 'c0ffee' };
    const tell = (words: string, share: number): void => void this.told.push([words, share]);
    return scoreForMixture(
      { call },
      { request: { path: 'big.jsonl' }, work },
      wanted,
      this.abort.signal,
      tell,
    );
  }
}

const scoring = (measure: string): Activity => ({
  kind: 'scoring',
  ...{ measure, done: 1, total: 2, secondsLeft: NaN },
});

it('scores what is missing and tells how far it is', async () => {
  const given = new Given(118_857);
  expect(await given.score()).toBe(true);
  expect(given.scored).toEqual([['length']]);
  expect(given.told).toEqual([['scoring text length · 12,000 of 118,857', 0.45]]);
  // By the measure alone: bands and size may ask for more than is scored yet.
  expect(given.drawn).toEqual([{ mixture: 'all', measure: 'questionWords' }]);
});

it('scores nothing where nothing is missing, though the dataset is being scored', async () => {
  const given = new Given(0, scoring('word rarity'));
  expect(await given.score()).toBe(false);
  expect([given.scored, given.told]).toEqual([[], []]);
});

it('waits for a scoring that goes on, with a word, and looks again at the next measure', async () => {
  const given = new Given(10, scoring('question length'));
  const done = given.score();
  await expect.poll(() => given.told).toEqual([['waiting for the scoring of big.jsonl', NaN]]);
  given.rows = 0;
  given.activity = scoring('word rarity');
  expect(await done).toBe(false);
  expect(given.scored).toEqual([]);
});

it('scores itself where that scoring ended without', async () => {
  const given = new Given(10, { kind: 'calibrating', what: 'reading', done: NaN });
  const done = given.score();
  await expect
    .poll(() => given.told)
    .toEqual([['waiting for the calibration of the responses to big.jsonl', NaN]]);
  given.activity = { kind: 'idle' };
  expect(await done).toBe(true);
  expect(given.scored).toEqual([['length']]);
});

it('is cancelled while it waits', async () => {
  const given = new Given(10, scoring('question length'));
  const done = given.score();
  await expect.poll(() => given.told.length).toBe(1);
  given.abort.abort();
  await expect(done).rejects.toThrow(Cancelled);
});

it('leaves it to the engine to say what is wrong with a recipe', async () => {
  const given = new Given(10);
  given.refused = true;
  expect(await given.score()).toBe(false);
  expect(given.scored).toEqual([]);
});
