import * as l10n from '@vscode/l10n';
import { button, dropdown, setEnabled } from '../frame/controls';
import { html, setText } from '../frame/element';
import { formatExamples, formatNumber } from '../frame/format';
import { sorts, type Sort } from '../state/sort';

/** What the line above the rows asks for. */
export interface RowsWishes {
  sort(sort: Sort): void;
  clear(): void;
  exportSelection(): void;
}

/** The line above the rows: how many are selected, how they are sorted, what can be done with them. */
export class RowsHead {
  readonly element: HTMLElement;
  private readonly summary = html('h2', { class: 'summary' });
  private readonly live = html('span', { class: 'unseen', role: 'status' });
  private readonly sort;
  private readonly clear;
  private readonly exporting;
  private timer: number | undefined;
  private selected = 0;
  private isCurrent = true;

  constructor(wishes: RowsWishes) {
    this.sort = dropdown(l10n.t('Sort'), (value) => wishes.sort(value as Sort));
    this.clear = button(l10n.t('Clear Brushes'), 'secondary', () => wishes.clear());
    this.exporting = button('', 'secondary', () => wishes.exportSelection());
    const buttons = [this.sort, this.clear, this.exporting].map(({ element }) => element);
    this.element = html('div', { class: 'rows-head' }, this.summary, this.live, ...buttons);
  }

  /** Shows how many rows are selected, and by how many brushes. */
  show(selected: number, rows: number, brushes: number, sort: Sort): void {
    const summary =
      brushes === 0
        ? formatExamples(rows)
        : l10n.t('{0} of {1} selected', formatNumber(selected), formatNumber(rows));
    setText(this.summary, summary);
    this.announce(summary);
    this.clear.element.hidden = brushes === 0;
    this.exporting.element.hidden = brushes === 0;
    this.exporting.value =
      selected === 1 ? l10n.t('Export 1 Example…') : l10n.t('Export {0} Examples…', formatNumber(selected));
    this.selected = selected;
    this.enable();
    const words: Record<Sort, string> = {
      hardest: l10n.t('hardest first'),
      easiest: l10n.t('easiest first'),
      file: l10n.t('order of the file'),
    };
    this.sort.setChoices(
      sorts.map((value) => ({ value, label: words[value] })),
      sort,
    );
  }

  /** Whether rows can be written: not while the file is another one. */
  setCurrent(isCurrent: boolean): void {
    this.isCurrent = isCurrent;
    this.enable();
  }

  private enable(): void {
    setEnabled(this.exporting, this.isCurrent && this.selected > 0);
  }

  /** Says it once the brush has come to rest. */
  private announce(summary: string): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => setText(this.live, summary), 500);
  }
}
