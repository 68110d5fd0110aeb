import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import { versionKey } from '../../src/core/scores/heldColumns';
import type { Values } from '../../src/core/numbers/values';
import type { ScoreColumn } from '../../src/core/scores/table';
import { asNumbers } from './payload';

/** How many rows are asked for at once. */
const mostRows = 250_000;

/** The numbers of the columns that are in sight: fetched when they are first needed, and let go when they are not any more. */
export class Columns {
  private heads: ReadonlyMap<string, ColumnHead> = new Map();
  private readonly held = new Map<string, ScoreColumn>();
  private readonly coming = new Map<string, Promise<void>>();

  constructor(private readonly host: Pick<PanelHost, 'numbers'>) {}

  /** Says which columns there are now: of those whose numbers are others, none are held any more. */
  setHeads(heads: readonly ColumnHead[]): void {
    this.heads = new Map(heads.map((head) => [head.id, head]));
    for (const [id, column] of this.held) {
      const head = this.heads.get(id);
      const isSame = head?.version !== undefined && head.version === column.version;
      if (isSame) this.held.set(id, { ...column, ...head });
      else this.held.delete(id);
    }
  }

  /** A column with its numbers; undefined where they are not here. */
  get(id: string): ScoreColumn | undefined {
    return this.held.get(id);
  }

  /** Fetches what is not here of these columns. Those that the dataset does not have any more are not here afterwards. Rejects with UserError. */
  async fetch(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].flatMap((id) => (this.held.has(id) ? [] : (this.heads.get(id) ?? [])));
    await Promise.all(missing.map((head) => this.coming.get(keyOf(head)) ?? this.ask(head)));
  }

  /** Lets go of every other column. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.held.keys()) if (!ids.has(id)) this.held.delete(id);
  }

  private ask(head: ColumnHead): Promise<void> {
    const key = keyOf(head);
    const coming = this.bring(head).finally(() => this.coming.delete(key));
    this.coming.set(key, coming);
    return coming;
  }

  /** Brings a column part by part: what comes in one piece is held several times over on its way. */
  private async bring(head: ColumnHead): Promise<void> {
    const { id, rows } = head;
    let values: Values | undefined;
    for (let from = 0; from < rows; from += mostRows) {
      const to = Math.min(rows, from + mostRows);
      const part = asNumbers(await this.host.numbers({ id, from, to }));
      if (part?.version !== head.version || part?.values.length !== to - from) return;
      values ??= part.values instanceof Float32Array ? new Float32Array(rows) : new Float64Array(rows);
      values.set(part.values, from);
    }
    const now = this.heads.get(id);
    if (values && now?.version === head.version && now?.rows === rows) this.held.set(id, { ...now, values });
  }
}

function keyOf(head: ColumnHead): string {
  return versionKey(head) ?? head.id;
}
