import * as l10n from '@vscode/l10n';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import { bandWord } from '../bands/bandWords';
import { html, setAttributes, setText } from '../frame/element';
import { formatNumber, formatShare } from '../frame/format';
import { oneLine } from '../rows/rowLine';

/** How many heights of marks tell difficulty. */
const heights = 5;

/** What is shown of a row. */
export interface GridRowFacts {
  readonly position: number;
  /** Undefined until it has come. */
  readonly row: RowCells | undefined;
  readonly columns: number;
  readonly isActive: boolean;
  /** What marks tell; undefined where nothing is scored. */
  readonly measure: string | undefined;
}

/** A row of the grid; an element that is used again for other rows. */
export class GridRow {
  readonly element: HTMLElement;
  private readonly mark = html('span', { class: 'row-mark', 'aria-hidden': 'true' });
  private readonly line = html('span', { class: 'grid-line' });
  private readonly said = html('span', { class: 'unseen' });
  private readonly place: HTMLElement;
  private cells: HTMLElement[] = [];
  private at = -1;

  constructor(id: string) {
    this.place = html(
      'div',
      { class: 'grid-place', role: 'rowheader', 'aria-colindex': 1 },
      this.mark,
      this.line,
      this.said,
    );
    this.element = html('div', { class: 'grid-row', role: 'row', id }, this.place);
  }

  /** The position that it shows. */
  get position(): number {
    return this.at;
  }

  /** Shows a row at a place of the grid. */
  show({ position, row, columns, isActive, measure }: GridRowFacts, top: number): void {
    this.at = position;
    this.element.style.transform = `translateY(${top}px)`;
    const mark = row?.mark;
    const percentile = mark?.percentile ?? NaN;
    const isMarked = measure !== undefined && row !== undefined && row.problem === undefined;
    setAttributes(this.element, {
      'aria-rowindex': position + 2,
      'aria-selected': isActive ? 'true' : 'false',
      'aria-busy': row === undefined ? 'true' : undefined,
      'data-broken': row?.problem !== undefined,
    });
    setAttributes(this.place, {
      'data-band': isMarked ? (mark?.band ?? 'none') : 'unmarked',
      'data-stale': mark?.isStale === true,
      'data-height': Number.isNaN(percentile)
        ? 0
        : 1 + Math.min(heights - 1, Math.floor(heights * percentile)),
    });
    setText(this.line, row ? formatNumber(row.line) : '');
    setText(this.said, saidOf(row, isMarked));
    this.showCells(row, columns);
  }

  private showCells(row: RowCells | undefined, columns: number): void {
    while (this.cells.length < columns) this.addCell();
    const isBroken = row?.problem !== undefined;
    this.cells.forEach((cell, at) => {
      cell.hidden = at >= columns || (isBroken && at > 0);
      const text = isBroken ? `${row.problem} · ${row.cells[0] ?? ''}` : (row?.cells[at] ?? '');
      setText(cell.firstElementChild!, oneLine(text));
    });
  }

  private addCell(): void {
    const cell = html(
      'div',
      { class: 'grid-cell', role: 'gridcell', 'aria-colindex': this.cells.length + 2 },
      html('bdi', { dir: 'auto' }),
    );
    this.cells.push(cell);
    this.element.append(cell);
  }
}

/** What the mark tells, for those who do not see it. */
function saidOf(row: RowCells | undefined, isMarked: boolean): string {
  if (row?.problem !== undefined) return l10n.t('broken');
  if (!row || !isMarked) return '';
  const { mark } = row;
  if (!mark || Number.isNaN(mark.percentile)) return bandWord(undefined);
  const harder = l10n.t('harder than {0}', formatShare(Math.floor(100 * mark.percentile) / 100));
  return [bandWord(mark.band), harder, ...(mark.isStale ? [l10n.t('stale')] : [])].join(', ');
}
