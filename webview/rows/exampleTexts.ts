import * as l10n from '@vscode/l10n';
import type { ExampleBrief } from '../../src/core/protocol/answers/exampleBrief';
import { formatNumber } from '../frame/format';

/** Most texts that are kept: enough to scroll back and forth, too few to weigh. */
const mostKept = 5000;

/** How long the rows in sight must stay the same before their texts are fetched. */
const patience = 40;

/** The beginnings of rows' texts, fetched where they are in sight. */
export class ExampleTexts {
  private known = new Map<number, ExampleBrief>();
  private stale = new Set<number>();
  private wanted: readonly number[] = [];
  private asked = 0;
  private timer: number | undefined;

  constructor(
    private readonly ask: (rows: readonly number[]) => Promise<readonly ExampleBrief[]>,
    private readonly arrived: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The text of a row, where it has come. */
  get(row: number): ExampleBrief | undefined {
    return this.known.get(row);
  }

  /** The line of a row and what it says; undefined until it has come, which it is asked to. */
  lineOf(row: number): string | undefined {
    const known = this.known.get(row);
    if (!known) this.want([row]);
    return known && l10n.t('line {0}: {1}', formatNumber(known.line), known.text);
  }

  /** Fetches what is missing of the rows in sight. */
  want(rows: readonly number[]): void {
    this.wanted = rows;
    const missing = rows.some((row) => !this.known.has(row) || this.stale.has(row));
    if (missing) this.timer ??= window.setTimeout(() => this.fetch(), patience);
  }

  /** The file may have changed: all texts are fetched again; where rows have moved, none is shown until then. */
  forget(rowsMoved: boolean): void {
    this.asked++;
    if (rowsMoved) this.known.clear();
    this.stale = new Set(this.known.keys());
  }

  private fetch(): void {
    this.timer = undefined;
    const rows = this.wanted.filter((row) => !this.known.has(row) || this.stale.has(row));
    if (rows.length === 0) return;
    const asked = this.asked;
    this.ask(rows).then(
      (examples) => {
        if (asked === this.asked) this.keep(rows, examples);
      },
      (error: unknown) => this.failed(error),
    );
  }

  private keep(rows: readonly number[], examples: readonly ExampleBrief[]): void {
    if (this.known.size > mostKept) this.known.clear();
    for (const example of examples) this.known.set(example.row, example);
    for (const row of rows) this.stale.delete(row);
    this.arrived();
    // Those in sight may have changed while these were under way.
    if (examples.length > 0) this.want(this.wanted);
  }
}
