import { setImmediate } from 'node:timers/promises';
import { idWords } from '../../core/dataset/idIndex';
import type { Snapshot } from '../../core/protocol/editorApi';
import { standingOf, type Standing } from '../../core/protocol/standing';
import { orientation } from '../../core/scores/bands';
import { distributionOf, type Distribution } from '../../core/scores/distribution';
import { histogramOf, type Histogram } from '../../core/scores/histogram';
import { primaryHead } from '../../core/scores/primary';
import { versionKey } from '../../core/scores/heldColumns';
import { countKnown, type ScoreColumn } from '../../core/scores/table';
import { FirstRows } from './firstRows';

const hoverBins = 32;

interface KnownDistribution {
  readonly key: string | undefined;
  readonly isStale: true | undefined;
  readonly distribution: Distribution;
}

/** The scores of a dataset, ready to be looked up by a record's content. */
export class Scores {
  /** The column that bands go by; undefined where nothing is scored. */
  readonly primary: ScoreColumn | undefined;
  private rows: FirstRows | undefined;
  private readonly distributions = new Map<string, KnownDistribution>();
  private every: readonly Distribution[] | undefined;
  private shape: Histogram | undefined;
  private order: Uint32Array | undefined;

  constructor(
    readonly snapshot: Snapshot,
    chosen: string | undefined,
    /** What was known before: of what is the same, nothing is looked up again. */
    before?: Scores,
  ) {
    const { table, heads, dataset } = snapshot;
    if (before?.snapshot.ids === snapshot.ids) this.rows = before.rows;
    for (const column of table) {
      const key = versionKey(column);
      const known = key === undefined ? undefined : before?.distributions.get(column.id);
      if (known?.key === key && known?.isStale === column.stale) this.distributions.set(column.id, known!);
    }
    const primary = primaryHead(heads, dataset.map, chosen);
    this.primary = primary && table.find(({ id }) => id === primary.id);
  }

  /** Whether everything is here that a text shows: ids, lines and the numbers of every column. */
  get isWhole(): boolean {
    const { ids, table, heads, dataset } = this.snapshot;
    return table.length === heads.length && ids.length === idWords * dataset.rows;
  }

  /** The first row with this content; -1 where there is none. */
  rowOf(id: Uint32Array): number {
    return (this.rows ??= new FirstRows(this.snapshot.ids)).of(id);
  }

  /** A row's score by a column; NaN where it is unknown. */
  valueAt(column: string, row: number): number {
    return this.snapshot.table.find(({ id }) => id === column)?.values[row] ?? NaN;
  }

  /** The distribution of every column that has scores, the first time by sorting it. */
  get all(): readonly Distribution[] {
    return (this.every ??= this.snapshot.table
      .filter((column) => countKnown(column) > 0)
      .map((one) => this.distribution(one)));
  }

  /** A column's distribution. */
  distribution(column: ScoreColumn): Distribution {
    const known = this.distributions.get(column.id) ?? {
      key: versionKey(column),
      isStale: column.stale,
      distribution: distributionOf(column),
    };
    this.distributions.set(column.id, known);
    return known.distribution;
  }

  /** The spread of the primary column. */
  get histogram(): Histogram {
    return (this.shape ??= histogramOf(this.primary?.values ?? [], hoverBins));
  }

  /** All rows with a primary score, the hardest first, equal ones in the order of the file. */
  get hardestFirst(): Uint32Array {
    return (this.order ??= this.sorted());
  }

  /** How far scoring has come; so many rows cannot be used. */
  standing(broken: number): Standing {
    return standingOf(this.snapshot, broken);
  }

  /** Does the sorting that a first look-up would otherwise wait for, column by column. */
  async prime(): Promise<void> {
    for (const column of this.snapshot.table) {
      await setImmediate();
      this.distribution(column);
    }
    await setImmediate();
    void [this.all, this.histogram];
  }

  private sorted(): Uint32Array {
    const { primary } = this;
    if (!primary) return new Uint32Array();
    const { values } = primary;
    const sign = orientation(primary.direction);
    const known = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
    return known.sort((a, b) => sign * (values[b]! - values[a]!) || a - b);
  }
}
