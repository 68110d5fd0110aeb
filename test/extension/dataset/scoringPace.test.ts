import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScoringPace } from '../../../src/extension/dataset/scoringPace';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('partial scores', () => {
  it('are shown after a second, and take a tenth of the time at most', () => {
    const pace = new ScoringPace();
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
