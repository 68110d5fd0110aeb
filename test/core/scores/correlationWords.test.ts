import { expect, it } from 'vitest';
import { capital, plain } from '../../../src/core/scores/correlationWords';

it.each([
  [0.523, '.52'],
  [-0.07, '-.07'],
  [-0.001, '.00'],
  [0, '.00'],
  [1, '1.00'],
  [-1, '-1.00'],
  [-0.999, '-1.00'],
  [NaN, '–'],
])('a correlation of %d is written %s', (rho, text) => {
  expect(plain(rho)).toBe(text);
});

it('a sentence begins with a capital and is otherwise as it was', () => {
  expect(capital('probe Loss')).toBe('Probe Loss');
});
