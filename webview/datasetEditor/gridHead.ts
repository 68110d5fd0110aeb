import * as l10n from '@vscode/l10n';
import type { FieldColumn } from '../../src/core/dataset/fieldColumns';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import { html, setAttributes, setText } from '../frame/element';
import type { GridColumns } from './gridColumns';
import { roleWords } from '../frame/roleWords';

/** How far a key moves the edge of a column, in pixels. */
const step = 16;

/** What the heads of columns ask for. */
export interface GridHeadWishes {
  /** The field's order, the other way round, then the order of the file again. */
  sort(path: string): void;
  resize(path: string, width: number): void;
}

/** The names of the columns, which stay above the rows. */
export class GridHead {
  readonly element = html('div', { class: 'grid-head', role: 'row', 'aria-rowindex': 1 });
  private heads: { readonly cell: HTMLElement; readonly arrow: HTMLElement; readonly path: string }[] = [];

  constructor(
    private readonly columns: GridColumns,
    private readonly wishes: GridHeadWishes,
  ) {}

  /** Shows the columns. */
  show(): void {
    const place = html(
      'div',
      { class: 'grid-corner', role: 'columnheader', 'aria-colindex': 1 },
      l10n.t('line'),
    );
    this.heads = this.columns.all.map((column, at) => this.head(column, at));
    this.element.replaceChildren(place, ...this.heads.map(({ cell }) => cell));
  }

  /** Says by which column the rows are ordered. */
  sortedBy(sort: RowSort | undefined): void {
    for (const { cell, arrow, path } of this.heads) {
      const own = sort?.by === 'field' && sort.name === path ? sort : undefined;
      setAttributes(cell, { 'aria-sort': own ? (own.isDescending ? 'descending' : 'ascending') : 'none' });
      setText(arrow, own ? (own.isDescending ? '↓' : '↑') : '');
    }
  }

  private head({ path, roles }: FieldColumn, at: number) {
    const arrow = html('span', { class: 'grid-arrow', 'aria-hidden': 'true' });
    const role = roles.map((role) => roleWords()[role]).join(', ');
    const name = html('bdi', { class: 'grid-name' }, path);
    const words = html('span', { class: 'grid-role' }, role === path ? '' : role);
    const button = html('button', { class: 'bare grid-sort', type: 'button' }, name, words, arrow);
    button.title = [path, role, l10n.t('click to sort; Alt+← and Alt+→ change the width')]
      .filter(Boolean)
      .join(' · ');
    button.addEventListener('click', () => this.wishes.sort(path));
    const edge = html('span', { class: 'grid-edge' });
    const cell = html(
      'div',
      { class: 'grid-column', role: 'columnheader', 'aria-colindex': at + 2 },
      button,
      edge,
    );
    button.addEventListener('keydown', (event) => this.press(event, path));
    edge.addEventListener('pointerdown', (event) => this.drag(event, edge, path));
    return { cell, arrow, path };
  }

  private press(event: KeyboardEvent, path: string): void {
    event.stopPropagation();
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.altKey || way === undefined) return;
    event.preventDefault();
    this.wishes.resize(path, this.columns.widthOf(path) + way * step);
  }

  private drag(start: PointerEvent, edge: HTMLElement, path: string): void {
    start.preventDefault();
    edge.setPointerCapture(start.pointerId);
    const width = this.columns.widthOf(path);
    const move = ({ clientX }: PointerEvent): void =>
      this.wishes.resize(path, width + clientX - start.clientX);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
      once: true,
    });
  }
}
