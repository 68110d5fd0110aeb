import { describe, expect, it } from 'vitest';
import { playingOrder } from '../../../../src/core/psychometrics/glicko/matchOrder';

const of = (...pairs: readonly (readonly [number, number, number?, number?])[]) => ({
  first: pairs.map(([first]) => first),
  second: pairs.map(([, second]) => second),
  points: pairs.map(([, , points = 1]) => points),
  count: pairs.map(([, , , count = 1]) => count),
});

describe('matches that need no other order', () => {
  it.each([
    ['sorted by the lower player', of([0, 4], [0, 5], [1, 4])],
    ['sorted by the higher player', of([4, 0], [4, 1], [5, 0])],
    ['sorted by the second', of([0, 4], [1, 4], [0, 5])],
    ['one', of([3, 1])],
    ['none', of()],
  ])('are %s', (_, matches) => {
    expect(playingOrder(matches)).toBeUndefined();
  });
});

describe('matches in any other order', () => {
  it.each([
    ['by the lower player, then the higher', of([5, 1], [0, 4], [1, 3]), [1, 2, 0]],
    ['a pair that meets twice by its result', of([0, 4, 1], [0, 4, 0], [4, 0, 0.5]), [1, 2, 0]],
    ['the same points by the number of games', of([0, 4, 1, 3], [0, 4, 1, 2]), [1, 0]],
    ['what is the same by who is named first', of([4, 0, 0.5], [0, 4, 0.5]), [1, 0]],
    ['sides that change', of([0, 4], [5, 1]), [0, 1]],
  ])('are told %s', (_, matches, order) => {
    expect([...playingOrder(matches)!]).toEqual(order);
  });
});
