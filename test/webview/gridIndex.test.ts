import { expect, it } from 'vitest';
import { GridIndex } from '../../webview/responses/scatter/gridIndex';
import { numbers } from './made';

it('A grid finds the point that is nearest, and none where none is near enough', () => {
  const [xs, ys] = [numbers(500, 3), numbers(500, 4)].map((all) =>
    Float32Array.from(all, (value) => 300 * value),
  );
  xs![17] = NaN;
  const grid = new GridIndex(xs!, ys!, 300, 300);
  const distance = (at: number, x: number, y: number): number => Math.hypot(xs![at]! - x, ys![at]! - y);
  let missed = 0;
  numbers(400, 9).forEach((one, at) => {
    const [x, y] = [340 * one - 20, 340 * numbers(1, at)[0]! - 20];
    const near = [...xs!.keys()].filter((point) => distance(point, x, y) <= 12);
    const nearest = near.sort((a, b) => distance(a, x, y) - distance(b, x, y))[0];
    if (nearest === undefined) missed++;
    expect(grid.nearest(x, y, 12)).toBe(nearest);
  });
  expect(missed).toBeGreaterThan(20);
  expect(missed).toBeLessThan(200);
});
