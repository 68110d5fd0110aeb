import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScoringPace } from '../../../src/extension/dataset/scoringPace';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('partial scores', () => {
  it('are shown after a second, and take a tenth of the time at most', () => {
    const pace = new ScoringPace();
    expect(pace.isTimeToShow('length')).toBe(false);
    vi.advanceTimersByTime(1000);
    expect([pace.isTimeToShow('length'), pace.isTimeToShow('length')]).toEqual([true, false]);
    pace.shown(500);
    vi.advanceTimersByTime(4499);
    expect(pace.isTimeToShow('length')).toBe(false);
    vi.advanceTimersByTime(1);
    expect(pace.isTimeToShow('length')).toBe(true);
    pace.shown(1);
    vi.advanceTimersByTime(999);
    expect(pace.isTimeToShow('length')).toBe(false);
  });

  it('are shown soon after each measure came to its end, however long showing them took before', () => {
    const pace = new ScoringPace();
    vi.advanceTimersByTime(1000);
    expect(pace.isTimeToShow('length')).toBe(true);
    vi.advanceTimersByTime(4000);
    pace.shown(4000);
    vi.advanceTimersByTime(4000);
    expect(pace.isTimeToShow('length')).toBe(false);
    expect(pace.isTimeToShow('rarity')).toBe(true);
    expect(pace.isTimeToShow('duplicates')).toBe(false);
    pace.shown(2000);
    vi.advanceTimersByTime(1999);
    expect(pace.isTimeToShow('duplicates')).toBe(false);
    vi.advanceTimersByTime(1);
    expect(pace.isTimeToShow('duplicates')).toBe(true);
    pace.shown(10);
    vi.advanceTimersByTime(1000);
    expect(pace.isTimeToShow('duplicates')).toBe(true);
  });
});
