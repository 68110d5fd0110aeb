import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scoreEach, type Measure } from '../../../src/core/measures/measure';
import { predictionOf } from '../../../src/core/measures/predictionOf';
import { prototype } from '../../../src/core/measures/prototype';
import type { ScoreProgress } from '../../../src/core/protocol/engineApi';
import { countKnown } from '../../../src/core/scores/table';
import { computeWithin } from '../../../src/engine/scoring/computeWithin';
import { TimeBudget } from '../../../src/engine/scoring/timeBudget';
import { Shared } from '../../../src/engine/workplace/shared';
import { Workplace } from '../../../src/engine/workplace/workplace';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';
import { words, writeEncoder } from '../onnx/madeEncoder';

const folder = temporaryFolder();
const path = writeDataset(folder, 300);
const rows = 300;
/** The embedded model lies beside the built program, not beside the sources. */
const model = writeEncoder(join(folder, 'made'));
expect(words).toContain('shells');

/** Costs nothing for sixty examples, and then far more than there is time for. */
class Tiring {
  scored = 0;
  readonly measure: Measure = {
    id: 'tiring',
    title: 'weariness',
    version: 1,
    family: 'other',
    plainly: '',
    scope: 'record',
    needs: ['languageModel'],
    reads: ['question'],
    summary: '',
    lacks: () => undefined,
    columns: () => [{ id: 'tiring', title: 'weariness', unit: 'nats', direction: 1 }],
    score: (examples) => this.score(examples),
  };

  constructor(private readonly seconds: number) {}

  private async *score(examples: Parameters<Measure['score']>[0]): ReturnType<Measure['score']> {
    for await (const batch of examples.batches()) {
      if (this.scored >= 60) await setTimeout(1000 * this.seconds);
      this.scored += batch.length;
      yield scoreEach(batch, 1, ({ question }, put) => put(0, question.length));
    }
  }
}

const open = (): Promise<Workplace> =>
  Workplace.open({ path, model }, new Shared(join(folder, 'store'), 1), new AbortController().signal);

function context(): { signal: AbortSignal; progress: (one: ScoreProgress) => void; told: ScoreProgress[] } {
  const told: ScoreProgress[] = [];
  return { signal: new AbortController().signal, progress: (one) => told.push(one), told };
}

describe('A slow measure within a time budget', () => {
  it('is computed for a sample, predicted for the rest in columns of its own, and goes on in the next run', async () => {
    const place = await open();
    const first = new Tiring(5);
    const outcome = await computeWithin(place, first.measure, context(), new TimeBudget(4, [first.measure]));
    const { now, left } = outcome.scored['tiring']!;
    // Rounds of 4, 8, 16 and 32 rows cost nothing; the next ends the time.
    expect(now).toBeGreaterThanOrEqual(60);
    expect(now + left!).toBe(rows);
    expect(left).toBeGreaterThan(0);
    const [measured] = await place.columns(first.measure);
    const [predicted, error] = await place.columns(predictionOf(first.measure));
    expect(countKnown(measured!)).toBe(now);
    expect(measured!.id).toBe('tiring');
    expect(predicted).toMatchObject({ id: 'predicted.tiring', predicts: 'tiring' });
    expect(countKnown(predicted!)).toBe(rows);
    expect(error).toMatchObject({ id: 'predicted.tiringSe', errorOf: 'predicted.tiring' });
    expect(outcome.remarks).toEqual([
      `weariness was computed for a sample of ${now} of 300 records, which is what the time allowed; the others are only predicted, in columns of their own (predicted.tiring). Another run goes on from there.`,
    ]);

    const again = new Tiring(0);
    const rest = await computeWithin(place, again.measure, context(), new TimeBudget(600, [again.measure]));
    expect(rest).toEqual({ scored: { tiring: { now: left, before: now } }, leftOut: {}, remarks: [] });
    expect(countKnown((await place.columns(again.measure))[0]!)).toBe(rows);
  }, 30_000);

  it('tells how long it would take', async () => {
    const place = await open();
    const slow = new Tiring(2.5);
    const measure = {
      ...slow.measure,
      id: 'telling',
      columns: () => [{ ...slow.measure.columns({} as never)[0]!, id: 'telling' }],
    };
    const heard = context();
    await computeWithin(place, measure, heard, new TimeBudget(4, [measure]));
    const left = heard.told.flatMap(({ takes }) => takes ?? []);
    expect(left).toHaveLength(1);
    // No more than is left of the time.
    expect(left[0]).toBeGreaterThan(0);
    expect(left[0]).toBeLessThan(2);
  }, 30_000);
});

describe('A measure of the whole dataset within a time budget', () => {
  it('is left out where its texts cannot be encoded in time', async () => {
    const place = await open();
    const budget = new TimeBudget(1e-9, [prototype]);
    const outcome = await computeWithin(place, prototype, context(), budget);
    expect(outcome.scored).toEqual({});
    expect(outcome.leftOut['prototype']).toMatch(
      /^its time ran out; \d+ texts were encoded with made and are kept, so that another run goes on from there$/,
    );
  });

  it('is not left out for a cancellation: that is one', async () => {
    const place = await open();
    const abort = new AbortController();
    abort.abort();
    const cancelled = { ...context(), signal: abort.signal };
    await expect(
      computeWithin(place, prototype, cancelled, new TimeBudget(600, [prototype])),
    ).rejects.toThrow();
  });
});

describe('The time budget', () => {
  it('is dealt out among the measures that ask a model, and what one leaves over the next may use', () => {
    let now = 0;
    const cheap = { ...prototype, needs: [] };
    const budget = new TimeBudget(90, [cheap, prototype, prototype, prototype], () => now);
    expect(budget.deadline(cheap)).toBeUndefined();
    expect(budget.deadline(prototype)).toBe(30);
    now = 10;
    expect(budget.deadline(prototype)).toBe(50);
    now = 50;
    expect(budget.deadline(prototype)).toBe(90);
    now = 95;
    expect(budget.predictionDeadline()).toBe(95 + 30);
  });

  it('is not spent by predictions, which come on top', async () => {
    let now = 0;
    const budget = new TimeBudget(60, [prototype, prototype], () => now);
    expect(budget.deadline(prototype)).toBe(30);
    now = 30;
    await budget.onTop(async () => (now = await Promise.resolve(50)));
    expect(budget.deadline(prototype)).toBe(80);
    await expect(budget.onTop(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
