import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeLeft, type PlannedStep } from '../../../src/core/pace/timeLeft';

/** A step, and how many seconds a second of its cost takes here. */
type Step = PlannedStep & { readonly pace: number };

interface Run {
  readonly steps: readonly Step[];
  /** So many steps at the beginning were done by a run that was cancelled; of the next one this part. */
  readonly known: number;
  readonly resumed: number;
  /** From the middle of the work on all goes so many times slower. */
  readonly slower: number;
  readonly reports: number;
}

interface Told {
  readonly spent: number;
  readonly left: number;
  readonly told: number | undefined;
  readonly share: number;
  /** Steps that did not begin, of those that this run does. */
  readonly waiting: number;
  readonly steps: number;
  readonly slowed: boolean;
}

const logarithmic = (least: number, most: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

const runs: fc.Arbitrary<Run> = fc.record({
  steps: fc
    .array(
      fc.record({
        costs: fc.array(logarithmic(0.1, 10), { minLength: 1, maxLength: 3 }),
        pace: logarithmic(0.03, 30),
      }),
      {
        minLength: 1,
        maxLength: 11,
      },
    )
    .map((steps) =>
      steps.map(({ costs, pace }, at) => ({
        id: `measure ${at}`,
        parts: costs.map((cost, part) => ({ name: `part ${part}`, cost })),
        pace,
      })),
    ),
  known: fc.nat(3),
  resumed: fc.double({ min: 0, max: 0.9, noNaN: true }),
  slower: fc.constantFrom(1, 5, 1 / 5),
  reports: fc.integer({ min: 10, max: 60 }),
});

/** Goes through a run by a fake clock and notes what is told at every report. */
function followed({ steps, known, resumed, slower, reports }: Run): Told[] {
  const own = steps.slice(Math.min(known, steps.length - 1));
  const pieces = own.flatMap((step, at) =>
    step.parts.flatMap(({ name, cost }) =>
      Array.from({ length: reports }, (_, report) => ({
        step,
        at,
        name,
        share: (report + 1) / reports,
        work: (cost * step.pace * (at === 0 ? 1 - resumed : 1)) / reports,
      })),
    ),
  );
  const work = pieces.reduce((sum, piece) => sum + piece.work, 0);
  let done = 0;
  const timed = pieces.map((piece) => {
    done += piece.work;
    return { ...piece, seconds: piece.work * (done > work / 2 ? slower : 1), slowed: done > work / 2 };
  });
  const whole = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  let now = 0;
  const left = new TimeLeft(steps, () => now);
  const told: Told[] = [];
  for (const { step, at, name, share, seconds, slowed } of timed) {
    left.begin(step.id);
    now += seconds;
    left.reached(step.id, name, share);
    const waiting = own.length - 1 - at;
    told.push({
      spent: now,
      left: whole - now,
      told: left.secondsLeft,
      share: left.share,
      waiting,
      steps: own.length,
      slowed,
    });
  }
  expect(left.share).toBeLessThan(1);
  for (const { id } of steps) left.ended(id);
  expect(left.share).toBe(1);
  return told;
}

describe('the share of the work that is told', () => {
  it('never goes back, is below 99% before the last step is done, and never more than the share of steps begun', () => {
    const law = fc.property(runs, (run) => {
      const told = followed(run);
      const wrong = told.filter(
        ({ share, waiting, steps }, at) =>
          share < (told[at - 1]?.share ?? 0) || share > 0.99 || share > 1 - waiting / steps + 1e-9,
      );
      expect(wrong).toEqual([]);
    });
    fc.assert(law, { numRuns: 100 });
  });

  it('is at most a fifth of all steps after a fifth of them, though these took hardly any time', () => {
    let now = 0;
    const steps = Array.from({ length: 10 }, (_, at) => ({ id: `${at}`, parts: [{ name: '', cost: 1 }] }));
    const left = new TimeLeft(steps, () => now);
    for (const id of ['0', '1']) {
      left.begin(id);
      now += 0.001;
      left.reached(id, '', 1);
    }
    left.begin('2');
    now += 600;
    expect(left.share).toBeLessThanOrEqual(0.2 + 1e-9);
  });

  it('does not count steps as progress that an earlier run did', () => {
    let now = 0;
    const steps = Array.from({ length: 5 }, (_, at) => ({ id: `${at}`, parts: [{ name: '', cost: 0.01 }] }));
    const left = new TimeLeft(steps, () => now);
    left.begin('2');
    now = 1;
    left.reached('2', '', 0.02);
    expect(left.share).toBeLessThan(0.01);
  });

  it('goes by the time where steps of the same kind were seen', () => {
    let now = 0;
    const steps = Array.from({ length: 4 }, (_, at) => ({
      id: `${at}`,
      kind: 'language model',
      parts: [{ name: '', cost: at === 0 ? 30 : 10 }],
    }));
    const left = new TimeLeft(steps, () => now);
    left.begin('0');
    now = 300;
    left.reached('0', '', 1);
    left.begin('1');
    expect(left.share).toBeGreaterThan(0.45);
    expect(left.share).toBeLessThan(0.55);
  });
});

describe('the time left', () => {
  it('is within a factor of two where no other pace is ahead, soon after the machine changed its own too', () => {
    const law = fc.property(runs, ({ steps: [first], ...run }) => {
      const steps = [{ ...first!, parts: first!.parts.slice(0, 1) }];
      const told = followed({ ...run, steps });
      const whole = told[0]!.spent + told[0]!.left;
      const change = told.findIndex(({ slowed }) => slowed);
      for (const [at, { spent, left, told: seconds = NaN }] of told.entries()) {
        const isSettled = at < change || at > change + 0.3 * told.length;
        if (!isSettled || spent < 2 || spent < whole / 10 || left < Math.max(1, whole / 20)) continue;
        if (at < change && run.slower !== 1) continue;
        expect(Math.max(seconds / left, left / seconds)).toBeLessThan(2);
      }
    });
    fc.assert(law, { numRuns: 300 });
  });
});
