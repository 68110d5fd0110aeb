import type { Bins } from './bins';

/** Neighbouring bins, from the first up to but not including `to`. */
export interface BinRange {
  readonly from: number;
  readonly to: number;
}

interface Facet extends Bins {
  /** Rows a bin that pass every brush but this facet's own; those of unknown value last. */
  readonly counts: Uint32Array;
  brush: BinRange | undefined;
  /** The rows bin by bin, and where each bin begins; made when the facet is first brushed. */
  sorted: { readonly rows: Uint32Array; readonly starts: Uint32Array } | undefined;
}

/**
 * Rows seen through facets, of which any may be brushed. Each facet counts the rows that pass every brush but its own.
 * A brush that moves costs only the rows that it gains or loses.
 */
export class Crossfilter {
  /** How many brushes each row fails. */
  private readonly fails: Uint8Array;
  private readonly facets = new Map<string, Facet>();
  private passing: number;

  constructor(readonly rows: number) {
    this.fails = new Uint8Array(rows);
    this.passing = rows;
  }

  /** The number of rows that pass every brush. */
  get selected(): number {
    return this.passing;
  }

  /** Adds a facet, not brushed, in place of any of this name that is not brushed either. */
  add(id: string, bins: Bins): void {
    const counts = new Uint32Array(bins.count + 1);
    for (let row = 0; row < this.rows; row++) if (this.fails[row] === 0) counts[bins.of[row]!]!++;
    this.facets.set(id, { ...bins, counts, brush: undefined, sorted: undefined });
  }

  /** Takes a facet out, and its brush with it. */
  remove(id: string): void {
    this.brush(id, undefined);
    this.facets.delete(id);
  }

  /** Rows a bin that pass every brush but this facet's own; those of unknown value last. */
  counts(id: string): Uint32Array {
    return this.facet(id).counts;
  }

  /** The number of rows that would be selected without this facet's brush. */
  selectedWithout(id: string): number {
    return this.facet(id).counts.reduce((sum, count) => sum + count, 0);
  }

  /** Whether a row passes every brush. */
  passes(row: number): boolean {
    return this.fails[row] === 0;
  }

  /** The rows that pass every brush, of these and in their order; of all in file order where none are given. */
  selection(order?: Uint32Array): Uint32Array {
    const picked = new Uint32Array(this.passing);
    let at = 0;
    for (let place = 0; place < this.rows; place++) {
      const row = order ? order[place]! : place;
      if (this.fails[row] === 0) picked[at++] = row;
    }
    return picked;
  }

  /** Brushes a facet, or clears its brush. Rows of unknown value pass no brush. */
  brush(id: string, range: BinRange | undefined): void {
    const facet = this.facet(id);
    facet.sorted ??= sortByBin(facet);
    const all = { from: 0, to: facet.count + 1 };
    const before = facet.brush ?? all;
    const after = range ?? all;
    facet.brush = range;
    for (const part of without(after, before)) this.flip(facet, part, -1);
    for (const part of without(before, after)) this.flip(facet, part, 1);
  }

  /** Rows of these bins fail one brush more, or one fewer. */
  private flip(facet: Facet, { from, to }: BinRange, change: 1 | -1): void {
    const { rows, starts } = facet.sorted!;
    const others = [...this.facets.values()].filter((other) => other !== facet);
    const brushed = others.filter(({ brush }) => brush !== undefined);
    for (let at = starts[from]!; at < starts[to]!; at++) {
      const row = rows[at]!;
      const before = this.fails[row]!;
      this.fails[row] = before + change;
      const fewest = change === 1 ? before : before - 1;
      if (fewest === 0) {
        this.passing -= change;
        for (const { counts, of } of others) counts[of[row]!]! -= change;
      } else if (fewest === 1) {
        // It fails this brush and one other: that other facet alone counts it while this one is passed.
        const only = brushed.find(({ brush, of }) => of[row]! < brush!.from || of[row]! >= brush!.to)!;
        only.counts[only.of[row]!]! -= change;
      }
    }
  }

  private facet(id: string): Facet {
    const facet = this.facets.get(id);
    if (!facet) throw new Error(`There is no facet "${id}".`);
    return facet;
  }
}

/** What of one range is not in another. */
function without(one: BinRange, other: BinRange): BinRange[] {
  return [
    { from: one.from, to: Math.min(one.to, other.from) },
    { from: Math.max(one.from, other.to), to: one.to },
  ].filter(({ from, to }, at, parts) => from < to && (at === 0 || from >= parts[0]!.to));
}

function sortByBin({ of, count }: Bins): { rows: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 2);
  for (const bin of of) starts[bin + 1]!++;
  for (let bin = 0; bin <= count; bin++) starts[bin + 1]! += starts[bin]!;
  const next = starts.slice();
  const rows = new Uint32Array(of.length);
  for (let row = 0; row < of.length; row++) rows[next[of[row]!]!++] = row;
  return { rows, starts };
}
