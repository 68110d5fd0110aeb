import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeLeft, type PlannedStep } from '../../../src/core/pace/timeLeft';

/** A run as it is planned and as it goes: what every part of each step takes in truth. */
interface Run {
  readonly steps: readonly (PlannedStep & { readonly factor: number })[];
  /** So many steps at the beginning turn out to be done already: an earlier run was cancelled. */
  readonly known: number;
  /** How much slower this machine is than that of the costs. */
  readonly machine: number;
  /** Reports a part. */
  readonly reports: number;
}

interface Told {
  readonly spent: number;
  readonly left: number;
  readonly told: number | undefined;
  readonly share: number;
}

const logarithmic = (least: number, most: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);

const runsOff = (by: number): fc.Arbitrary<Run> =>
  fc.record({
    steps: fc
      .array(
        fc.record({
          costs: fc.array(logarithmic(0.1, 100), { minLength: 1, maxLength: 4 }),
          factor: logarithmic(1 / by, by),
        }),
        { minLength: 1, maxLength: 12 },
      )
      .map((steps) =>
        steps.map(({ costs, factor }, at) => ({
          id: `measure ${at}`,
          parts: costs.map((cost, part) => ({ name: `part ${part}`, cost })),
          factor,
        })),
      ),
    known: fc.nat(3),
    machine: logarithmic(0.05, 50),
    reports: fc.integer({ min: 3, max: 60 }),
  });

/** Goes through a run by a fake clock and notes what is told at every report. */
function followed({ steps, known, machine, reports }: Run): Told[] {
  let now = 1000;
  const done = steps.slice(Math.min(known, steps.length - 1));
  const secondsOf = (step: (typeof steps)[number], cost: number): number => cost * step.factor * machine;
  const whole = done.reduce(
    (sum, step) => sum + step.parts.reduce((all, { cost }) => all + secondsOf(step, cost), 0),
    0,
  );
  const left = new TimeLeft(steps, () => now);
  const told: Told[] = [];
  for (const step of done) {
    left.begin(step.id);
    for (const { name, cost } of step.parts)
      for (let report = 1; report <= reports; report++) {
        now += secondsOf(step, cost) / reports;
        left.reached(step.id, name, report / reports);
        const spent = now - 1000;
        told.push({ spent, left: whole - spent, told: left.secondsLeft, share: left.share });
      }
    left.ended(step.id);
  }
  for (const { id } of steps) left.ended(id);
  return [...told, { spent: whole, left: 0, told: left.secondsLeft, share: left.share }];
}

/** What was told from a tenth of the work on, but for the last moments. */
function fromTenthOn(told: readonly Told[]): Told[] {
  const { spent, left } = told[0]!;
  const whole = spent + left;
  return told.filter((one) => one.spent >= whole / 10 && one.spent > 2 && one.left > Math.max(1, whole / 20));
}

const offBy = ({ told = NaN, left }: Told): number => Math.max(told / left, left / told);

describe('the time left of several measures', () => {
  it('is within a factor of two from a tenth of the work on, whatever the machine', () => {
    const law = fc.property(runsOff(1.3), (run) => {
      for (const one of fromTenthOn(followed(run))) expect(offBy(one)).toBeLessThan(2);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is mostly so where what each measure costs is off by up to two, one way or the other', () => {
    const seen = fc
      .sample(runsOff(2), { numRuns: 300, seed: 1 })
      .flatMap((run) => fromTenthOn(followed(run)));
    expect(seen.filter((one) => offBy(one) < 2).length / seen.length).toBeGreaterThan(0.95);
    expect(Math.max(...seen.map(offBy))).toBeLessThan(4);
  });

  it('is never negative or no number, and the share of the work never goes back and ends at 1', () => {
    const law = fc.property(runsOff(10), (run) => {
      const told = followed(run);
      for (const { told: seconds = 0 } of told) expect(seconds).toBeGreaterThanOrEqual(0);
      const shares = told.map(({ share }) => share);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    });
    fc.assert(law);
  });

  it('does not jump up and down: what it is raised by, all told, is less than the time itself', () => {
    const law = fc.property(runsOff(1.3), (run) => {
      const told = followed(run).filter((one) => one.told !== undefined);
      if (told.length === 0) return;
      let raised = 0;
      for (const [at, one] of told.slice(1).entries())
        raised += Math.max(0, one.told! - Math.max(0, told[at]!.told! - (one.spent - told[at]!.spent)));
      expect(raised).toBeLessThan(0.75 * (told[0]!.left + told[0]!.spent));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('is not told in the first moments', () => {
    let now = 0;
    const left = new TimeLeft([{ id: 'one', parts: [{ name: '', cost: 100 }] }], () => now);
    left.begin('one');
    expect(left.secondsLeft).toBeUndefined();
    now = 1.9;
    left.reached('one', '', 0.5);
    expect(left.secondsLeft).toBeUndefined();
    now = 10;
    expect(left.secondsLeft).toBeCloseTo(10, 6);
  });

  it('goes by what a first few examples tell, also before a tenth of the work', () => {
    let now = 0;
    const left = new TimeLeft([{ id: 'slow', parts: [{ name: '', cost: 5 }] }], () => now);
    left.begin('slow');
    now = 3;
    left.judged('slow', 600);
    expect(left.secondsLeft).toBe(600);
    now = 63;
    expect(left.secondsLeft).toBe(540);
  });

  it('counts what is done apart, such as encoding, where it is done, and no step twice', () => {
    let now = 0;
    const left = new TimeLeft([{ id: 'one', parts: [{ name: '', cost: 10 }] }], () => now);
    left.spentApart(0, 90);
    left.begin('one');
    for (let at = 1; at <= 9; at++) {
      now += 9;
      left.spentApart(9, 90 - 9 * at);
      now += 1;
      left.reached('one', '', at / 10);
      expect(left.secondsLeft! / (100 - now)).toBeGreaterThan(0.8);
      expect(left.secondsLeft! / (100 - now)).toBeLessThan(1.25);
    }
  });

  it('is no more than a time budget leaves for the steps that it is for', () => {
    let now = 0;
    const part = [{ name: '', cost: 50 }];
    const steps = [
      { id: 'free', parts: part },
      { id: 'dear', parts: [{ name: '', cost: 5000 }], limited: true },
    ];
    const left = new TimeLeft(steps, () => now);
    left.atMost(100);
    left.begin('free');
    now = 25;
    left.reached('free', '', 0.5);
    expect(left.secondsLeft).toBeCloseTo(25 + 75, 6);
  });
});
