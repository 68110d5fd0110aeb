import fc from 'fast-check';
import { headOf } from '../../src/core/scores/columnHead';
import { describe, expect, it } from 'vitest';
import { boxDragged, boxGripAt } from '../../webview/dataMap/boxMoves';
import { isDataMap, usualAxes } from '../../webview/dataMap/mapAxes';
import { mapPoints } from '../../webview/dataMap/mapPoints';
import { densityOf, kinds, mapSquares, paintDensity } from '../../webview/dataMap/mapRaster';
import { showColumn } from '../../webview/charts/shownColumn';
import { column, numbers } from './made';

const field = { width: 300, height: 200 };

const pointsOf = (xs: ArrayLike<number>, ys: ArrayLike<number>) =>
  mapPoints(
    showColumn(column('x', 'x', '', xs), 'small')!,
    showColumn(column('y', 'y', '', ys), 'small')!,
    field.width,
    field.height,
  );

describe('The points of a map', () => {
  it('lie in the field, higher values further right and further up; unknown ones nowhere', () => {
    const { xs, ys, known } = pointsOf([0.1, 0.5, 0.9, NaN, 0.3], [0.2, 0.4, 0.8, 0.6, NaN]);
    expect(known).toBe(3);
    expect(xs[0]!).toBeLessThan(xs[1]!);
    expect(xs[1]!).toBeLessThan(xs[2]!);
    expect(ys[0]!).toBeGreaterThan(ys[2]!);
    expect([xs[3], ys[3], xs[4], ys[4]]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('of one level are spread over its bin alone, the same way every time', () => {
    const levels = Array.from({ length: 400 }, (_, row) => 1 + (row % 4));
    const some = numbers(400);
    const { xs } = pointsOf(levels, some);
    expect(pointsOf(levels, some).xs).toEqual(xs);
    for (let level = 1; level <= 4; level++) {
      const own = [...xs].filter((_, row) => levels[row] === level);
      const bin = field.width / 4;
      expect(Math.min(...own)).toBeGreaterThanOrEqual((level - 1) * bin);
      expect(Math.max(...own)).toBeLessThanOrEqual(level * bin);
      expect(new Set(own).size).toBeGreaterThan(90);
    }
  });
});

describe('The raster of a map', () => {
  it('counts every row once: in a square that it lies in, by kind where it passes', () => {
    const rows = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1 }),
        fc.nat(kinds - 1),
        fc.boolean(),
      ),
      { minLength: 2, maxLength: 80 },
    );
    fc.assert(
      fc.property(rows, (made) => {
        fc.pre(made.some(([, y]) => !Number.isNaN(y)));
        const points = pointsOf(
          made.map(([x]) => x),
          made.map(([, y]) => y),
        );
        const squares = mapSquares(points, field.width, field.height);
        const { passing, others } = densityOf(
          squares,
          Uint8Array.from(made, ([, , kind]) => kind),
          (row) => made[row]![3],
        );
        for (let kind = 0; kind < kinds; kind++) {
          const counted = passing
            .filter((_, at) => at % kinds === kind)
            .reduce((sum, count) => sum + count, 0);
          expect(counted).toBe(
            made.filter(([, y, own, passes]) => passes && own === kind && !Number.isNaN(y)).length,
          );
        }
        expect(others.reduce((sum, count) => sum + count, 0)).toBe(
          made.filter(([, y, , passes]) => !passes && !Number.isNaN(y)).length,
        );
      }),
    );
  });

  it('has the colour of most of the rows in a square, and is the more opaque the more they are', () => {
    const passing = new Uint32Array(4 * kinds);
    passing.set([5, 1, 0, 0, 0, 0, 1, 0]);
    const pixels = new Uint8ClampedArray(16);
    const [easy, medium, hard, none, grey] = [1, 2, 3, 4, 9].map((one) => [one, one, one] as const);
    paintDensity(
      { passing, others: Uint32Array.of(7, 0, 3, 0) },
      { kinds: [easy!, medium!, hard!, none!], others: grey! },
      pixels,
    );
    expect([pixels[0], pixels[4], pixels[8]]).toEqual([1, 3, 9]);
    const alpha = [3, 7, 11, 15].map((at) => pixels[at]!);
    expect(alpha[0]).toBe(255);
    expect(alpha[0]!).toBeGreaterThan(alpha[1]!);
    expect(alpha[1]!).toBeGreaterThan(alpha[2]!);
    expect(alpha[3]).toBe(0);
  });
});

describe('A rectangle on a map', () => {
  const bins = { x: 40, y: 20 };
  const reach = { x: 1, y: 1 };
  const box = { x: { from: 10, to: 20 }, y: { from: 5, to: 10 } };

  it('is drawn where nothing is taken hold of', () => {
    const start = { x: 30, y: 15 };
    const grip = boxGripAt(start, box, reach, bins);
    expect(boxDragged(grip, box, start, { x: 33.5, y: 12.5 }, bins)).toEqual({
      x: { from: 30, to: 34 },
      y: { from: 12, to: 15 },
    });
  });

  it('is moved by its inside, and never out of the field', () => {
    const start = { x: 15, y: 7.5 };
    const grip = boxGripAt(start, box, reach, bins);
    expect(boxDragged(grip, box, start, { x: 18, y: 5.5 }, bins)).toEqual({
      x: { from: 13, to: 23 },
      y: { from: 3, to: 8 },
    });
    expect(boxDragged(grip, box, start, { x: 99, y: -99 }, bins)).toEqual({
      x: { from: 30, to: 40 },
      y: { from: 0, to: 5 },
    });
  });

  it('is widened by an edge along that axis alone, by a corner along both', () => {
    const edge = boxGripAt({ x: 20, y: 7.5 }, box, reach, bins);
    expect(boxDragged(edge, box, { x: 20, y: 7.5 }, { x: 25, y: 19 }, bins)).toEqual({
      x: { from: 10, to: 25 },
      y: box.y,
    });
    const corner = boxGripAt({ x: 20, y: 10 }, box, reach, bins);
    expect(boxDragged(corner, box, { x: 20, y: 10 }, { x: 25, y: 12 }, bins)).toEqual({
      x: { from: 10, to: 25 },
      y: { from: 5, to: 12 },
    });
  });

  it('that is open along an axis stays open where it is moved along the other', () => {
    const stripe = { x: box.x, y: undefined };
    const grip = boxGripAt({ x: 15, y: 10 }, stripe, reach, bins);
    expect(boxDragged(grip, stripe, { x: 15, y: 10 }, { x: 17, y: 3 }, bins)).toEqual({
      x: { from: 12, to: 22 },
      y: undefined,
    });
  });
});

describe('The columns of a map', () => {
  const named = (...ids: string[]) => ids.map((id) => headOf(column(id, id, '', [1, 2])));

  it('are variability and confidence where they are there, otherwise length and the primary measure', () => {
    const both = named('questionWords', 'confidence', 'variability');
    expect(usualAxes(both, 'questionWords')).toEqual({ x: 'variability', y: 'confidence' });
    expect(isDataMap(usualAxes(both, 'questionWords')!)).toBe(true);
    expect(isDataMap({ x: 'confidence', y: 'variability' })).toBe(false);
    const others = named('steps', 'questionWords', 'rarity');
    expect(usualAxes(others, 'rarity')).toEqual({ x: 'questionWords', y: 'rarity' });
    expect(usualAxes(others, 'questionWords')).toEqual({ x: 'questionWords', y: 'steps' });
    expect(usualAxes(named('steps'), 'steps')).toEqual({ x: 'steps', y: 'steps' });
    expect(usualAxes([], undefined)).toBeUndefined();
  });
});
