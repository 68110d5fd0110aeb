import {
  bandOf,
  countBands,
  orientation,
  shownCutOffs,
  type Band,
  type CutOffs,
} from '../../src/core/scores/bands';
import { ascendingRows } from '../../src/core/numbers/ascendingRows';
import { fittingPresets } from '../../src/core/scores/presets';
import { countBelow, sortedFinite } from '../../src/core/numbers/quantile';
import type { ScoreColumn } from '../../src/core/scores/table';
import type { Sort } from '../state/sort';
import type { Values } from '../../src/core/numbers/values';

/** The primary measure as difficulty: bands, percentiles, the order from easy to hard. */
export class Difficulty {
  readonly sign: 1 | -1;
  /** The cut-offs where the user moved none. */
  readonly usual: { readonly cut: CutOffs; readonly by: 'quantile' | 'level' };
  cut: CutOffs;
  /** Cut-offs with a name that are made for this measure. */
  readonly presets: ReturnType<typeof fittingPresets>;
  private orderedBy: { sort: Sort; rows: Uint32Array | undefined } | undefined;
  private oriented: Values | undefined;

  constructor(
    readonly column: ScoreColumn,
    moved: CutOffs | undefined,
  ) {
    this.sign = orientation(column.direction);
    this.usual = shownCutOffs(column.values, column.direction);
    this.cut = moved ?? this.usual.cut;
    this.presets = fittingPresets(column);
  }

  /** Whether the user moved a cut-off. */
  get moved(): boolean {
    return this.cut.easy !== this.usual.cut.easy || this.cut.hard !== this.usual.cut.hard;
  }

  /** The name of the cut-offs, where they are others than the usual ones and have one. */
  get preset(): string | undefined {
    const { easy, hard } = this.cut;
    const same = this.presets.find(({ cut }) => cut.easy === easy && cut.hard === hard);
    return this.moved ? same?.preset : undefined;
  }

  /** The value of a row; NaN where it is unknown. */
  value(row: number): number {
    return this.column.values[row] ?? NaN;
  }

  /** The band of a row; undefined where its value is unknown. */
  band(row: number): Band | undefined {
    return bandOf(this.value(row), this.cut, this.column.direction);
  }

  /** How many rows each band has. */
  counts(): Record<Band, number> & { unscored: number } {
    return countBands(this.column.values, this.cut, this.column.direction);
  }

  /** The share of the scored rows that are strictly easier. */
  percentile(row: number): number {
    const value = this.value(row);
    this.oriented ??= sortedFinite(this.column.values.map((one) => this.sign * one));
    return Number.isNaN(value) ? NaN : countBelow(this.oriented, this.sign * value) / this.oriented.length;
  }

  /** All rows in an order, unknown values last; undefined for the order of the file. */
  order(sort: Sort): Uint32Array | undefined {
    if (this.orderedBy?.sort !== sort) this.orderedBy = { sort, rows: this.orderFor(sort) };
    return this.orderedBy.rows;
  }

  private orderFor(sort: Sort): Uint32Array | undefined {
    if (sort === 'file') return undefined;
    const sign = sort === 'hardest' ? -this.sign : this.sign;
    return ascendingRows(this.column.values.map((value) => sign * value));
  }
}
