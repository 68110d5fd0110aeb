import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import { versionKey } from '../../src/core/scores/heldColumns';
import type { ScoreColumn } from '../../src/core/scores/table';
import { asColumns } from './payload';

/** The numbers of the columns that are in sight: fetched when they are first needed, and let go when they are not any more. */
export class Columns {
  private heads: ReadonlyMap<string, ColumnHead> = new Map();
  private readonly held = new Map<string, ScoreColumn>();
  private readonly coming = new Map<string, Promise<void>>();

  constructor(private readonly host: Pick<PanelHost, 'columns'>) {}

  /** Says which columns there are now: of those whose numbers are others, none are held any more. */
  setHeads(heads: readonly ColumnHead[]): void {
    this.heads = new Map(heads.map((head) => [head.id, head]));
    for (const [id, column] of this.held) {
      const head = this.heads.get(id);
      if (head?.version !== undefined && isOf(column, head)) this.held.set(id, { ...column, ...head });
      else this.held.delete(id);
    }
  }

  /** A column with its numbers; undefined where they are not here. */
  get(id: string): ScoreColumn | undefined {
    return this.held.get(id);
  }

  /** Fetches what is not here of these columns. Those that the dataset does not have any more are not here afterwards. Rejects with UserError. */
  async fetch(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => this.heads.has(id) && !this.held.has(id));
    const fresh = missing.filter((id) => !this.coming.has(this.keyOf(id)));
    if (fresh.length > 0) this.ask(fresh);
    for (const id of missing) await this.coming.get(this.keyOf(id));
  }

  /** Lets go of every other column. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.held.keys()) if (!ids.has(id)) this.held.delete(id);
  }

  private ask(ids: readonly string[]): void {
    const keys = ids.map((id) => this.keyOf(id));
    const answer = this.host.columns({ ids }).then((columns) => this.take(asColumns(columns)));
    const done = answer.finally(() => keys.forEach((key) => this.coming.delete(key)));
    for (const key of keys) this.coming.set(key, done);
  }

  private take(columns: readonly ScoreColumn[]): void {
    for (const column of columns) {
      const head = this.heads.get(column.id);
      if (head && isOf(column, head)) this.held.set(column.id, { ...column, ...head });
    }
  }

  private keyOf(id: string): string {
    return versionKey(this.heads.get(id)!) ?? id;
  }
}

/** Whether the numbers are those that are spoken of. */
function isOf(column: ScoreColumn, head: ColumnHead): boolean {
  return versionKey(column) === versionKey(head) && column.values.length === head.rows;
}
