import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../src/core/scores/histogram';
import { Difficulty } from '../../webview/bands/difficulty';
import { Axis } from '../../webview/charts/axis';
import { placeOf } from '../../webview/charts/cutOffHandle';
import { columnOf } from '../core/scores/columns';

const levels = [1, 1, 2, 2, 4.3, 4.3, 4.6, 4.6];

describe('The place of a cut-off', () => {
  it.each([1, -1] as const)('leaves the bar of its own value in its band (direction %i)', (direction) => {
    const axis = new Axis(histogramOf(levels, 20));
    const difficulty = new Difficulty(columnOf('human.level', levels, direction), undefined);
    const [easy, hard] = (['easy', 'hard'] as const).map((edge) => placeOf(edge, axis, difficulty));
    const [low, high] = direction === 1 ? [easy!, hard!] : [hard!, easy!];
    // Halfway from 1 to 2, and from 4.3 to 4.6.
    expect(low).toBeCloseTo(axis.place(1.5), 12);
    expect(high).toBeCloseTo(axis.place(4.45), 12);
  });

  it('is its own value where nothing has it', () => {
    const axis = new Axis(histogramOf(levels, 20));
    const difficulty = new Difficulty(columnOf('human.level', levels), { easy: 1.3, hard: 4.5 });
    expect(placeOf('easy', axis, difficulty)).toBeCloseTo(axis.place(1.3), 12);
  });

  it('is the end of a level where there are few whole ones', () => {
    const axis = new Axis(histogramOf([1, 2, 3, 4], 20));
    const difficulty = new Difficulty(columnOf('human.level', [1, 2, 3, 4]), { easy: 1, hard: 4 });
    expect(placeOf('easy', axis, difficulty)).toBe(0.25);
    expect(placeOf('hard', axis, difficulty)).toBe(0.75);
  });
});
