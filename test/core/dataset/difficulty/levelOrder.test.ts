import { describe, expect, it } from 'vitest';
import { parseLevelOrder } from '../../../../src/core/dataset/difficulty/levelOrder';

describe('an order of levels', () => {
  it('is read from the easiest on', () => {
    expect(parseLevelOrder('easy < medium<hard', '--levels')).toEqual(['easy', 'medium', 'hard']);
  });

  it.each([
    ['easy', /only one/],
    ['easy<<hard', /one is empty/],
    ['easy<EASY', /"EASY" stands there twice/],
  ])('is not %j', (text, fault) => expect(() => parseLevelOrder(text, '--levels')).toThrow(fault));
});
