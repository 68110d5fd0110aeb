import * as l10n from '@vscode/l10n';
import type { AgreementReport } from '../src/core/protocol/editorApi';
import type { BinRange } from '../src/core/scores/crossfilter';
import type { ScoreColumn } from '../src/core/scores/table';
import { html, setText } from './element';
import { brushHelp, MeasureRow } from './measureRow';
import type { Selection } from './selection';

/** Every measure with its histogram, one below the other. */
export class MeasureList {
  readonly element: HTMLElement;
  private readonly list = html('div', { class: 'measure-list', role: 'list' });
  private readonly empty = html('p', { class: 'measure-empty', hidden: true });
  private readonly rows = new Map<string, { title: string; row: MeasureRow }>();

  constructor(private readonly brush: (id: string, range: BinRange | undefined) => void) {
    const head = html(
      'div',
      { class: 'measure-head' },
      html('h2', {}, l10n.t('Measures')),
      html('span', { title: l10n.t('Spearman’s rank correlation; hover over one for its interval') }, 'ρ'),
    );
    this.list.setAttribute('aria-label', l10n.t('Measures'));
    const help = l10n.t(
      'Drag to brush. With the keyboard: Enter brushes, arrows move, Shift and arrows resize, Escape clears.',
    );
    const hint = html('p', { id: brushHelp, class: 'unseen' }, help);
    this.element = html('section', { class: 'measures' }, head, hint, this.list, this.empty);
  }

  /** Shows these columns in this order; those that stay keep their element, and so the focus. */
  show(columns: readonly ScoreColumn[], unknown: readonly ScoreColumn[]): void {
    const wanted = columns.map((column) => this.rowOf(column).element);
    const ids = new Set(columns.map(({ id }) => id));
    for (const [id, { row }] of this.rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    wanted.forEach((element, at) => {
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
    this.list.hidden = columns.length === 0;
    this.empty.hidden = unknown.length === 0;
    setText(this.empty, l10n.t('No scores: {0}', unknown.map(({ title }) => title).join(', ')));
  }

  /** Shows a column that has been made ready. */
  showColumn(id: string, selection: Selection, isPrimary: boolean, error: ScoreColumn | undefined): void {
    const shown = selection.shown(id);
    if (shown) this.rows.get(id)?.row.show(shown, isPrimary, error);
  }

  /** Shows what the brushes leave. */
  select(selection: Selection): void {
    for (const [id, { row }] of this.rows)
      if (selection.shown(id))
        row.select(selection.filter.counts(id), selection.range(id), selection.filter.selected);
  }

  /** Shows how well the measures agree. */
  agree(report: AgreementReport | undefined): void {
    const other = this.rows.get(report?.with ?? '')?.title ?? report?.with ?? '';
    for (const [id, { row }] of this.rows)
      row.agree(id === report?.with ? undefined : report?.columns.find((one) => one.id === id), other);
  }

  private rowOf({ id, title }: ScoreColumn): MeasureRow {
    const known = this.rows.get(id);
    if (known?.title === title) return known.row;
    known?.row.element.remove();
    const row = new MeasureRow(title, (range) => this.brush(id, range));
    this.rows.set(id, { title, row });
    return row;
  }
}
