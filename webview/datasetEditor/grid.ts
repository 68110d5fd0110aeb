import * as l10n from '@vscode/l10n';
import type { FieldColumn } from '../../src/core/dataset/fieldColumns';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import { html, setAttributes } from '../frame/element';
import { formatNumber } from '../frame/format';
import { listMove } from '../frame/listMove';
import { Scroller } from '../frame/scroller';
import { GridColumns } from './gridColumns';
import { GridHead } from './gridHead';
import { GridRow } from './gridRow';
import type { RowPages } from './rowPages';

/** The height of the names of the columns in pixels; datasetEditor.css says the same. */
const headHeight = 26;
/** How far an arrow key scrolls to the side, in pixels. */
const sidestep = 80;

/** What the grid tells, and asks for. */
export interface GridGiven {
  readonly pages: RowPages;
  /** Where the keyboard is: the row where it has come. */
  moved(position: number, row: RowCells | undefined): void;
  /** Shows the record in full. */
  open(): void;
  sort(path: string): void;
  resized(widths: Readonly<Record<string, number>>): void;
  /** The pointer rests on a row, or on none any more. */
  pointed(row: RowCells | undefined, element: HTMLElement | undefined): void;
}

/** The rows of a dataset as a table, of which only those in sight are drawn. */
export class Grid {
  readonly element: HTMLElement;
  private readonly spacer = html('div', { class: 'grid-spacer', role: 'presentation' });
  private readonly scroller: Scroller;
  private readonly columns: GridColumns;
  private readonly head: GridHead;
  private readonly rows: GridRow[] = [];
  private count = 0;
  private measure: string | undefined;
  private position: number | undefined;

  constructor(
    private readonly given: GridGiven,
    widths: Readonly<Record<string, number>>,
  ) {
    this.columns = new GridColumns(widths);
    this.head = new GridHead(this.columns, {
      sort: (path) => given.sort(path),
      resize: (path, width) => {
        given.resized(this.columns.resize(path, width));
        this.layOut();
      },
    });
    this.element = html('div', { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': l10n.t('Records') });
    this.element.append(this.head.element, this.spacer);
    this.scroller = new Scroller(this.element, this.spacer, () => this.draw(), headHeight);
    this.element.addEventListener('keydown', (event) => this.press(event));
    this.element.addEventListener('focus', () => this.enter());
    this.element.addEventListener('click', (event) => this.click(event));
    this.element.addEventListener('pointermove', (event) => this.point(event.target));
    this.element.addEventListener('pointerleave', () => this.point(undefined));
    new ResizeObserver(() => {
      this.scroller.resize(this.count);
      this.draw();
    }).observe(this.element);
  }

  /** Where the keyboard is; undefined where it was nowhere yet. */
  get active(): number | undefined {
    return this.position;
  }

  /** How many rows there are. */
  get length(): number {
    return this.count;
  }

  /** Shows these columns of so many rows. */
  show(columns: readonly FieldColumn[], count: number, measure: string | undefined): void {
    this.columns.show(columns);
    this.count = count;
    this.measure = measure;
    this.head.show();
    setAttributes(this.element, { 'aria-rowcount': count + 1, 'aria-colcount': columns.length + 1 });
    this.element.style.setProperty('--line-chars', String(formatNumber(count).length));
    if (this.position !== undefined && this.position >= count)
      this.position = count > 0 ? count - 1 : undefined;
    this.layOut();
    this.scroller.resize(count);
    this.draw();
  }

  /** Says how the rows are ordered. */
  sortedBy(sort: RowSort | undefined): void {
    this.head.sortedBy(sort);
  }

  /** Draws the rows in sight. */
  draw(): void {
    if (this.element.clientHeight === 0) return;
    const { first, last, topOf } = this.scroller.window;
    this.measureColumns(first, last);
    const shown = Math.max(0, last - first);
    while (this.rows.length < shown) this.addRow();
    this.rows.forEach(({ element }, at) => (element.hidden = at >= shown));
    this.rows.slice(0, shown).forEach((row, at) => {
      const position = first + at;
      const isActive = position === this.position;
      const facts = { position, row: this.given.pages.get(position), columns: this.columns.all.length };
      row.show({ ...facts, isActive, measure: this.measure }, topOf(position));
    });
    this.markActive();
    this.given.pages.want(first, last);
  }

  /** Goes to a position. */
  goTo(position: number, isCentred = false): void {
    if (this.count === 0) return;
    this.position = Math.max(0, Math.min(this.count - 1, position));
    if (isCentred) this.centre(this.position);
    else this.scroller.reveal(this.position);
    this.draw();
    this.given.moved(this.position, this.given.pages.get(this.position));
  }

  /** A row out of sight is brought to the middle: what stands around it is seen, too. */
  private centre(position: number): void {
    const { first, last } = this.scroller.window;
    if (position >= first + 1 && position < last - 1) return;
    this.scroller.goTo(position - Math.floor((last - first) / 2));
  }

  /** The first rows that come say how wide each column is. */
  private measureColumns(first: number, last: number): void {
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) =>
      this.given.pages.get(first + at),
    );
    if (this.columns.measure(rows.filter((row) => row !== undefined))) this.layOut();
  }

  private layOut(): void {
    const widths = this.columns.all.map(({ path }) => `${this.columns.widthOf(path)}px`).join(' ');
    this.element.style.setProperty('--columns', widths);
    this.element.style.setProperty('--columns-width', `${this.columns.total}px`);
  }

  private addRow(): void {
    const row = new GridRow(`row-${this.rows.length}`);
    this.rows.push(row);
    this.element.append(row.element);
  }

  private markActive(): void {
    const row = this.rows.find(({ element, position }) => !element.hidden && position === this.position);
    setAttributes(this.element, { 'aria-activedescendant': row?.element.id });
  }

  private enter(): void {
    if (this.position === undefined) this.goTo(this.scroller.window.first);
  }

  private rowAt(target: EventTarget | null | undefined): GridRow | undefined {
    return this.rows.find(({ element }) => !element.hidden && element.contains(target as Node | null));
  }

  private click({ target }: MouseEvent): void {
    const row = this.rowAt(target);
    if (!row) return;
    this.goTo(row.position);
    this.given.open();
  }

  private point(target: EventTarget | null | undefined): void {
    const row = target ? this.rowAt(target) : undefined;
    this.given.pointed(row && this.given.pages.get(row.position), row?.element);
  }

  private press(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const place = { now: this.position ?? 0, page: this.scroller.page, last: this.count - 1 };
    const position = listMove(event.key, place);
    const sideways = { ArrowLeft: -sidestep, ArrowRight: sidestep }[event.key];
    const opens = event.key === 'Enter' || event.key === ' ';
    if (position === undefined && sideways === undefined && !opens) return;
    event.preventDefault();
    if (position !== undefined) this.goTo(position);
    else if (sideways !== undefined) this.element.scrollLeft += sideways;
    else if (this.position !== undefined) this.given.open();
  }
}
