import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import { isMessage } from '../../src/core/message';
import { datasetEditorAnswers, type DatasetEditorHost } from '../../src/core/protocol/datasetEditorApi';

/** So many rows are fetched at once, and so many such pages are kept. */
const pageSize = 100;
const mostPages = 80;
/** How long the rows in sight must stay the same before they are fetched, in milliseconds. */
const patience = 30;

/** Which rows are fetched. */
export interface Fetched {
  readonly sort: RowSort | undefined;
  readonly columns: readonly string[];
}

/** The rows in sight, and some around them: everything else stays with the engine. */
export class RowPages {
  private pages = new Map<number, readonly RowCells[]>();
  /** What was shown before, until what takes its place has come. */
  private before = new Map<number, readonly RowCells[]>();
  private readonly coming = new Map<number, AbortController>();
  private fetched: Fetched | undefined;
  private wanted: readonly [number, number] = [0, 0];
  private timer: number | undefined;

  constructor(
    private readonly host: Pick<DatasetEditorHost, 'cells'>,
    private readonly arrived: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Shows these rows alone, which are all that is known yet. */
  hold(rows: readonly RowCells[]): void {
    this.forget();
    for (let page = 0; page * pageSize < rows.length; page++)
      this.pages.set(page, rows.slice(page * pageSize, (page + 1) * pageSize));
  }

  /** Fetches all rows anew; where they are the same rows in the same order, the old ones are shown until then. */
  fetchBy(fetched: Fetched, areSameRows: boolean): void {
    const before = areSameRows ? new Map([...this.before, ...this.pages]) : undefined;
    this.forget();
    if (before) this.before = before;
    this.fetched = fetched;
  }

  /** The row at a position, where it has come. */
  get(position: number): RowCells | undefined {
    const page = Math.floor(position / pageSize);
    return (this.pages.get(page) ?? this.before.get(page))?.[position % pageSize];
  }

  /** Fetches what is missing of the rows in sight. */
  want(first: number, last: number): void {
    this.wanted = [Math.floor(first / pageSize), Math.floor(Math.max(first, last - 1) / pageSize)];
    if (this.fetched && this.missing.length > 0)
      this.timer ??= window.setTimeout(() => this.fetch(), patience);
  }

  private get missing(): number[] {
    const [first, last] = this.wanted;
    const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return pages.filter((page) => !this.pages.has(page) && !this.coming.has(page));
  }

  private forget(): void {
    this.pages = new Map();
    this.before = new Map();
    this.coming.forEach((abort) => abort.abort());
    this.coming.clear();
  }

  private fetch(): void {
    this.timer = undefined;
    const [first, last] = this.wanted;
    for (const [page, abort] of this.coming)
      if (page < first - 1 || page > last + 1) {
        abort.abort();
        this.coming.delete(page);
      }
    for (const page of this.missing) this.bring(page);
  }

  private bring(page: number): void {
    const { sort, columns } = this.fetched!;
    const abort = new AbortController();
    this.coming.set(page, abort);
    const request = { from: page * pageSize, to: (page + 1) * pageSize, columns: [...columns] };
    this.host.cells({ ...request, ...(sort && { sort }) }, { signal: abort.signal }).then(
      (rows) => {
        if (this.coming.get(page) !== abort) return;
        this.coming.delete(page);
        this.keep(page, rows);
      },
      (error: unknown) => {
        if (this.coming.get(page) !== abort) return;
        this.coming.delete(page);
        this.failed(error);
      },
    );
  }

  private keep(page: number, value: unknown): void {
    if (!isMessage(datasetEditorAnswers.cells, value)) return this.failed(new Error('These are not rows.'));
    this.pages.set(page, value);
    this.before.delete(page);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= mostPages) break;
      this.pages.delete(oldest);
    }
    this.arrived();
  }
}
