import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogue } from '../../src/core/measures/catalogue';
import type { ScoreProgress } from '../../src/core/protocol/engineApi';
import { ScoringPace } from '../../src/extension/scoringPace';

const at = (measure: string, done: number, total = 100, preparing?: string): ScoreProgress => ({
  measure,
  done,
  total,
  ...(preparing === undefined ? {} : { preparing }),
});

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('the share of the work that is done', () => {
  it('never goes back, whatever is asked, and is 1 at the end', () => {
    const ids = catalogue.map(({ id }) => id);
    const law = fc.property(
      fc.subarray([...ids, 'all'], { minLength: 1 }),
      fc.array(fc.nat(100)),
      (asked, counts) => {
        const pace = new ScoringPace(asked);
        const measures = ids.filter((id) => asked.includes('all') || asked.includes(id));
        const done = [...counts, 100].sort((a, b) => a - b);
        const shares = measures.flatMap((measure) => [
          ...done.map((count) => pace.share(at(measure, count, 100, 'counting words'))),
          ...done.map((count) => pace.share(at(measure, count))),
        ]);
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        expect(shares.at(-1)).toBe(1);
        expect(shares[0]).toBeGreaterThanOrEqual(0);
      },
    );
    fc.assert(law);
  });

  it('is a number where there is nothing to do', () => {
    expect(new ScoringPace(['length']).share(at('length', 0, 0))).toBe(0);
    expect(new ScoringPace([]).share(at('length', 0, 0))).toBe(0);
  });
});

describe('the time left', () => {
  it('is unknown at first, then what the pace so far gives', () => {
    const pace = new ScoringPace(['length']);
    vi.advanceTimersByTime(1900);
    expect(pace.secondsLeft(at('length', 50))).toBeNaN();
    vi.advanceTimersByTime(8100);
    // 10 seconds for three quarters: preparing is half, and half of the rest is done.
    expect(pace.secondsLeft(at('length', 50))).toBeCloseTo(10 / 3, 6);
    expect(pace.secondsLeft(at('length', 0, 100, 'counting'))).toBeNaN();
    expect(pace.secondsLeft(at('length', 100))).toBe(0);
  });
});

describe('partial scores', () => {
  it('are shown after a second, and take a tenth of the time at most', () => {
    const pace = new ScoringPace(['all']);
    expect(pace.isTimeToShow()).toBe(false);
    vi.advanceTimersByTime(1000);
    expect([pace.isTimeToShow(), pace.isTimeToShow()]).toEqual([true, false]);
    pace.shown(500);
    vi.advanceTimersByTime(4499);
    expect(pace.isTimeToShow()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(pace.isTimeToShow()).toBe(true);
    pace.shown(1);
    vi.advanceTimersByTime(999);
    expect(pace.isTimeToShow()).toBe(false);
  });
});
