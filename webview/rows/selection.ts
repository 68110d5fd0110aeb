import { Crossfilter, type BinRange } from '../../src/core/scores/crossfilter';
import type { ValueRange } from '../state/panelState';
import type { ShownColumn } from '../charts/shownColumn';

/** The name of the large histogram among the facets. */
export const largeFacet = ' large';

/** What is brushed, and what that leaves. */
export class Selection {
  readonly filter: Crossfilter;
  private readonly columns = new Map<string, ShownColumn>();
  private readonly brushed = new Map<string, BinRange>();

  constructor(rows: number) {
    this.filter = new Crossfilter(rows);
  }

  /** Adds a column, brushed where a range of values is given. */
  add(id: string, shown: ShownColumn, range?: ValueRange): void {
    this.columns.set(id, shown);
    this.filter.add(id, shown.bins);
    if (range) this.brush(id, binsOf(shown, range));
  }

  /** Takes out every column that is neither brushed nor to be kept. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.columns.keys()) {
      if (id === largeFacet || ids.has(id) || this.brushed.has(id)) continue;
      this.columns.delete(id);
      this.filter.remove(id);
    }
  }

  /** The column of this id, where it is there yet. */
  shown(id: string): ShownColumn | undefined {
    return this.columns.get(id);
  }

  /** The bins of a column that are brushed. */
  range(id: string): BinRange | undefined {
    return this.brushed.get(id);
  }

  /** The columns that are brushed. */
  get ids(): string[] {
    return [...this.brushed.keys()];
  }

  /** Brushes a column, or clears its brush. */
  brush(id: string, range: BinRange | undefined): void {
    if (range && range.from < range.to) this.brushed.set(id, range);
    else this.brushed.delete(id);
    this.filter.brush(id, this.brushed.get(id));
  }

  /** The brushes as ranges of values, to be remembered. */
  ranges(): Record<string, ValueRange> {
    return Object.fromEntries([...this.brushed].map(([id, range]) => [id, this.valueRange(id, range)]));
  }

  /** The brush without which most rows would be left, where one without which any would. */
  relaxable(): { id: string; rows: number } | undefined {
    const [best] = this.ids
      .map((id) => ({ id, rows: this.filter.selectedWithout(id) }))
      .sort((a, b) => b.rows - a.rows);
    return best && best.rows > 0 ? best : undefined;
  }

  private valueRange(id: string, { from, to }: BinRange): ValueRange {
    const { axis } = this.columns.get(id)!;
    const { edges } = axis.histogram;
    return { low: from === 0 ? null : edges[from]!, high: to === axis.bins ? null : edges[to]! };
  }
}

/** The bins nearest to a range of values: never none. */
function binsOf({ axis }: ShownColumn, { low, high }: ValueRange): BinRange {
  const edge = (value: number): number => Math.round(axis.place(value) * axis.bins);
  const from = Math.min(axis.bins - 1, low === null ? 0 : edge(low));
  return { from, to: Math.max(from + 1, high === null ? axis.bins : edge(high)) };
}
