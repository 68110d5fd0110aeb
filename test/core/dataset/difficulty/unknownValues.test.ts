import { describe, expect, it } from 'vitest';
import { unknownNumbers } from '../../../../src/core/dataset/difficulty/unknownValues';

describe('numbers that stand for unknown', () => {
  it.each([
    [[-1, 1, 2, 3, 5], [-1]],
    [[-1, 0, 1, 2, 3], [-1]],
    [[-1, 1.5, 4.5, 8], [-1]],
    [[0, 800, 1200, 1800, 2400], [0]],
    [
      [-1, 0, 800, 3500],
      [-1, 0],
    ],
    [[0, 6, 7, 8, 12], []],
    [[1, 2, 3, 999], [999]],
  ])('of %j are %j', (levels, unknown) => expect(unknownNumbers(levels)).toEqual(unknown));

  it.each([
    [[-1, 0, 1]],
    [[-2.1, -1, -0.3, 0, 0.5, 1.7]],
    [[-848, -120, 0, 412, 2610]],
    [[0, 1, 2, 3, 4, 5]],
    [[-8, -7, -6, -1]],
    [[0, 0.5, 2.5]],
    [[0, 100]],
    [[]],
  ])('are none of %j', (levels) => expect(unknownNumbers(levels)).toEqual([]));
});
