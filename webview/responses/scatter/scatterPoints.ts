import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import type { ItemColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { itemFlag } from '../../../src/core/psychometrics/tables/flags';
import { isMarked } from '../items/flagGroups';
import type { ScatterAxes } from './scatterAxes';

/** How a point is drawn: as one of very many, as one of note, or at the edge that it lies beyond. */
export const pointKinds = { usual: 0, flagged: 1, wrongKey: 2 } as const;

/** Points to be drawn, in pixels; NaN is not drawn. */
export interface ScatterPoints {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** One of `pointKinds` each. */
  readonly kinds: Uint8Array;
  /** Those that lie beyond an axis: drawn as a triangle. */
  readonly beyond: Uint8Array;
}

/** What is left free around the points, in pixels, for those at the edge to be drawn whole. */
const margin = 7;

/** A place on an axis that is so long, in pixels. */
export function across(place: number, length: number): number {
  return margin + place * (length - 2 * margin);
}

/** Where the items lie in a field of such a size. */
export function scatterPoints(
  { items }: CalibrationReport,
  axes: ScatterAxes,
  width: number,
  height: number,
): ScatterPoints {
  const { length } = items.names;
  const [xs, ys] = [new Float32Array(length).fill(NaN), new Float32Array(length).fill(NaN)];
  const [kinds, beyond] = [new Uint8Array(length), new Uint8Array(length)];
  for (let item = 0; item < length; item++) {
    const [x, y] = [axes.xs[item]!, axes.ys[item]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    xs[item] = across(axes.x.place(x), width);
    ys[item] = height - across(axes.y.place(y), height);
    beyond[item] = axes.x.isBeyond(x) || axes.y.isBeyond(y) ? 1 : 0;
    kinds[item] = kindOf(items, item);
  }
  return { xs, ys, kinds, beyond };
}

/** How an item is drawn. */
export function kindOf(items: ItemColumns, item: number): number {
  if ((items.flags[item]! & itemFlag.keyProbablyWrong) !== 0) return pointKinds.wrongKey;
  return isMarked(items, item) ? pointKinds.flagged : pointKinds.usual;
}
