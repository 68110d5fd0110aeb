import type { ScoreColumn } from '../../src/core/scores/table';
import type { ErrorColumns } from '../charts/errorColumns';
import { showColumn, type ShownColumn } from '../charts/shownColumn';
import type { Columns } from '../frame/columns';
import { Selection } from '../rows/selection';
import type { ValueRange } from '../state/panelState';

/** What the columns in sight are given to work with. */
export interface ColumnsInSightGiven {
  readonly columns: Columns;
  /** How many rows the dataset has. */
  readonly rows: number;
  /** The standard errors of the columns. */
  readonly errors: ErrorColumns;
  /** The columns that are in sight now. */
  inSight(): readonly string[];
  /** How a column is brushed when it is made ready; undefined where it is not. */
  brushOf(id: string): ValueRange | undefined;
  /** Is told of a column that can be shown and brushed from now on. */
  added(id: string): void;
  /** Is told that one of them had to be fetched first. */
  came(): void;
  /** Is told why one could not be fetched. */
  failed(error: unknown): void;
}

/** The columns of one dataset that are in sight: their numbers come when they are first needed, and go when nothing needs them. */
export class ColumnsInSight {
  /** How the rows are brushed by them. */
  readonly selection: Selection;
  private isOver = false;

  constructor(private readonly given: ColumnsInSightGiven) {
    this.selection = new Selection(given.rows);
  }

  /** Another dataset comes, whose rows may be others: no column is added from now on, and what comes is dropped. */
  end(): void {
    this.isOver = true;
  }

  /** Fetches the numbers of columns and of their standard errors. Rejects with UserError. */
  fetch(ids: readonly string[]): Promise<void> {
    return this.given.columns.fetch(this.withErrors(ids));
  }

  /** A column with its numbers; undefined where they are not here. */
  get(id: string): ScoreColumn | undefined {
    return this.given.columns.get(id);
  }

  /** The standard error of a column, where it has one and its numbers are here. */
  errorOf(id: string): ScoreColumn | undefined {
    const error = this.given.errors.get(id);
    return error === undefined ? undefined : this.get(error);
  }

  /** These columns with their numbers, fetched where they are not here; those that are gone are left out. */
  async numbersOf(ids: readonly string[]): Promise<ScoreColumn[]> {
    await this.given.columns.fetch(ids);
    return ids.flatMap((id) => this.get(id) ?? []);
  }

  /** A column made ready to be brushed, now where it was not yet; undefined where its numbers have to come first. */
  ready(id: string): ShownColumn | undefined {
    if (!this.isOver && !this.selection.shown(id)) {
      const column = this.get(id);
      if (column) this.add(column);
      else this.bring(id);
    }
    return this.selection.shown(id);
  }

  /** Lets go of the numbers that nothing in sight needs. */
  letGo(): void {
    const kept = new Set(this.withErrors([...this.given.inSight(), ...this.selection.ids]));
    this.selection.keep(kept);
    this.given.columns.keep(kept);
  }

  private add(column: ScoreColumn): void {
    const shown = showColumn(column, 'small');
    if (!shown) return;
    this.selection.add(column.id, shown, this.given.brushOf(column.id));
    this.given.added(column.id);
  }

  /** Makes a column ready as soon as its numbers have come. What cannot be had is asked for again when it is next needed. */
  private bring(id: string): void {
    this.fetch([id]).then(
      () => {
        if (this.isOver || !this.get(id) || !this.ready(id)) return;
        this.given.came();
        this.letGo();
      },
      (error: unknown) => this.given.failed(error),
    );
  }

  private withErrors(ids: readonly string[]): string[] {
    return ids.flatMap((id) => [id, this.given.errors.get(id) ?? id]);
  }
}
