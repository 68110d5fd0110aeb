import * as l10n from '@vscode/l10n';
import type { CorrelationReport } from '../../src/core/protocol/answers/correlationReport';
import { cellOf } from '../../src/core/scores/correlations';
import { baseline } from '../../src/core/scores/primary';
import { html, setText } from '../frame/element';
import { formatCorrelation, formatNumber } from '../frame/format';

/** What a matrix asks for. */
export interface MatrixWishes {
  /** The map of two columns. */
  open(axes: { readonly x: string; readonly y: string }): void;
}

/** How all columns agree with each other: the lower half of a square, the darker the closer. */
export class Matrix {
  readonly element: HTMLElement;
  private readonly table = html('table', { class: 'matrix', role: 'grid' });
  private readonly words = html('p', { class: 'matrix-words', role: 'status' });
  private report: CorrelationReport | undefined;
  /** The cells by row and column; those of the upper half are not there. */
  private cells: HTMLElement[][] = [];
  private at = { row: 1, column: 0 };

  constructor(private readonly wishes: MatrixWishes) {
    this.table.setAttribute('aria-label', l10n.t('Correlations'));
    this.table.addEventListener('keydown', (event) => this.press(event));
    this.table.addEventListener('pointerover', ({ target }) => this.tell(this.placeOf(target)));
    this.table.addEventListener('focusin', ({ target }) => this.tell(this.placeOf(target)));
    this.table.addEventListener('click', ({ target }) => this.open(this.placeOf(target)));
    const scroll = html('div', { class: 'matrix-scroll' }, this.table);
    this.element = html('div', { class: 'matrix-part' }, this.words, scroll);
  }

  /** Shows the correlations of a dataset. */
  show(report: CorrelationReport): void {
    this.report = report;
    this.cells = [];
    this.at = { row: 1, column: 0 };
    const { columns } = report;
    const numbers = columns.slice(0, -1).map(({ title }, at) => {
      return html('th', { scope: 'col', title }, String(at + 1));
    });
    const head = html('tr', {}, html('th', { scope: 'col' }, l10n.t('Measure')), ...numbers);
    const rows = columns.map((_, row) => this.row(row));
    this.table.replaceChildren(html('thead', {}, head), html('tbody', {}, ...rows));
    setText(this.words, columns.length > 1 ? hint() : '');
  }

  private row(row: number): HTMLElement {
    const { columns, cells } = this.report!;
    const { id, title } = columns[row]!;
    const name = html('span', { class: 'matrix-name', title }, title);
    const head = html(
      'th',
      { scope: 'row' },
      html('span', { class: 'matrix-number' }, String(row + 1)),
      name,
    );
    if (id === baseline) head.append(html('span', { class: 'matrix-note' }, l10n.t('baseline')));
    const own = columns.slice(0, row).map((_, column) => {
      const { rho } = cells[cellOf(row, column)]!;
      const cell = html('td', {
        role: 'gridcell',
        tabindex: row === 1 && column === 0 ? 0 : -1,
      });
      cell.style.setProperty('--depth', String(Math.abs(rho || 0)));
      setText(cell, formatCorrelation(rho));
      return cell;
    });
    this.cells.push(own);
    return html('tr', {}, head, ...own);
  }

  private placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
    const cell = (target as Element | null)?.closest?.('td');
    const row = cell ? this.cells.findIndex((own) => own.includes(cell)) : -1;
    return row < 0 ? undefined : { row, column: this.cells[row]!.indexOf(cell!) };
  }

  private tell(place: { row: number; column: number } | undefined): void {
    if (!place || !this.report) return;
    const { columns, cells } = this.report;
    const { rho, low, high, n } = cells[cellOf(place.row, place.column)]!;
    const [from, to] = [low, high].map(formatCorrelation);
    setText(
      this.words,
      l10n.t(
        '{0} and {1}: ρ {2} ({3} to {4}), n {5}',
        columns[place.row]!.title,
        columns[place.column]!.title,
        formatCorrelation(rho),
        from!,
        to!,
        formatNumber(n),
      ),
    );
  }

  private open(place: { row: number; column: number } | undefined): void {
    if (!place || !this.report) return;
    const { columns } = this.report;
    this.wishes.open({ x: columns[place.column]!.id, y: columns[place.row]!.id });
  }

  private press(event: KeyboardEvent): void {
    const { row, column } = this.placeOf(event.target) ?? this.at;
    const last = this.cells.length - 1;
    const next: Partial<Record<string, { row: number; column: number }>> = {
      ArrowRight: { row, column: Math.min(row - 1, column + 1) },
      ArrowLeft: { row, column: Math.max(0, column - 1) },
      ArrowDown: { row: Math.min(last, row + 1), column },
      ArrowUp: { row: Math.max(column + 1, row - 1), column },
      Home: { row, column: 0 },
      End: { row, column: row - 1 },
    };
    if (event.key === 'Enter' || event.key === ' ') this.open({ row, column });
    const place = next[event.key];
    if (!place) return;
    event.preventDefault();
    this.cells[this.at.row]?.[this.at.column]?.setAttribute('tabindex', '-1');
    this.at = place;
    const cell = this.cells[place.row]?.[place.column];
    cell?.setAttribute('tabindex', '0');
    cell?.focus();
  }
}

function hint(): string {
  return l10n.t('Spearman’s ρ, harder with harder. A cell opens the map of its two measures.');
}
