import * as l10n from '@vscode/l10n';
import type { ColumnAgreement } from '../../src/core/protocol/answers/agreementReport';
import type { BinRange } from '../../src/core/scores/crossfilter';
import { binWords } from '../charts/binWords';
import { Brush } from '../charts/brush';
import type { ScoreColumn } from '../../src/core/scores/table';
import { html, setAttributes, setText } from '../frame/element';
import { isPredicted, typicalError } from '../charts/errorColumns';
import { formatCorrelation, formatExamples, formatNumber, formatRange } from '../frame/format';
import { Plot } from '../charts/plot';
import { valuesIn, type ShownColumn } from '../charts/shownColumn';

/** The element that says how a brush is used. */
export const brushHelp = 'brush-help';

/** One measure in the list: its name, its histogram with a brush, how well it agrees. */
export class MeasureRow {
  readonly element: HTMLElement;
  private readonly plot = new Plot();
  private readonly brush: Brush;
  private readonly name = html('span', { class: 'measure-name' });
  private readonly note = html('span', { class: 'measure-note' });
  private readonly rho = html('span', { class: 'measure-rho' });
  private readonly clear: HTMLButtonElement;
  private shown: ShownColumn | undefined;
  /** The standard error that half of the values have at most; NaN where they have none. */
  private error = NaN;
  private whole = new Uint32Array();
  private part: Uint32Array = this.whole;

  constructor(title: string, change: (range: BinRange | undefined) => void) {
    this.brush = new Brush(l10n.t('Brush on {0}', title), change);
    this.brush.element.setAttribute('aria-describedby', brushHelp);
    this.brush.element.addEventListener('pointermove', ({ offsetX }) => this.tell(offsetX));
    this.clear = html('button', {
      class: 'bare measure-clear',
      hidden: true,
      'aria-label': l10n.t('Clear the brush on {0}', title),
    });
    this.clear.textContent = '✕';
    this.clear.addEventListener('click', () => {
      change(undefined);
      this.brush.element.focus();
    });
    setText(this.name, title);
    this.name.title = title;
    const words = html('div', { class: 'measure-words' }, this.name, this.note);
    const drawing = html('div', { class: 'measure-plot' }, this.plot.element, this.brush.element);
    this.element = html('div', { class: 'measure', role: 'listitem' }, words, this.clear, drawing, this.rho);
  }

  /** Shows a column's scores, whole. */
  show(shown: ShownColumn, isPrimary: boolean, error: ScoreColumn | undefined): void {
    this.shown = shown;
    this.error = error ? typicalError(error) : NaN;
    const { column, axis, bins } = shown;
    this.whole = new Uint32Array(bins.count + 1);
    for (const bin of bins.of) this.whole[bin]!++;
    this.plot.showWhole(this.whole, bins.count, axis.kind === 'levels', column.stale === true);
    const predicted = isPredicted(column);
    setAttributes(this.element, {
      'data-primary': isPrimary,
      'data-stale': column.stale === true,
      'data-predicted': predicted,
    });
    this.name.title = predicted ? l10n.t('{0}: estimated by a model', column.title) : column.title;
  }

  /** Shows the rows that every other brush leaves, and this one's brush; `passing` is what all brushes leave. */
  select(counts: Uint32Array, range: BinRange | undefined, selected: number): void {
    if (!this.shown) return;
    this.part = counts;
    this.plot.showPart(counts);
    const values = this.valuesOf(this.shown, range);
    const words = range ? l10n.t('{0}, {1} selected', values, formatExamples(selected)) : values;
    setText(this.note, range ? `${values} · ${formatNumber(selected)}` : values);
    this.note.title = Number.isNaN(this.error) ? words : l10n.t('{0}; ± is the median standard error', words);
    this.clear.hidden = range === undefined;
    setAttributes(this.element, { 'data-brushed': range !== undefined });
    this.brush.show({ bins: this.shown.bins.count, range, words: range ? words : l10n.t('not brushed') });
  }

  /** Shows how well the measure agrees with what all are compared with. */
  agree(one: ColumnAgreement | undefined, other: string): void {
    setText(this.rho, one ? formatCorrelation(one.agreement.rho) : '');
    if (!one) return this.rho.removeAttribute('title');
    const { rho, low, high, n } = one.agreement;
    this.rho.title = l10n.t(
      'ρ {0} with {1}, 95% interval {2} to {3}, {4}',
      formatCorrelation(rho),
      other,
      formatCorrelation(low),
      formatCorrelation(high),
      formatExamples(n),
    );
  }

  /** Says what the bin under the pointer holds. */
  private tell(x: number): void {
    if (!this.shown) return;
    const bin = this.shown.axis.binAt(x / this.brush.element.clientWidth);
    const words = binWords(this.shown, bin, this.whole[bin]!, this.part[bin]);
    if (this.brush.element.title !== words) this.brush.element.title = words;
  }

  private valuesOf(shown: ShownColumn, range: BinRange | undefined): string {
    const { column, bins, axis } = shown;
    const { low, high } = valuesIn(shown, range?.from ?? 0, range?.to ?? bins.count);
    const values = `${formatRange(low, high, axis.span)} ${column.unit}`.trim();
    const told = Number.isNaN(this.error) ? values : l10n.t('{0} · ± {1}', values, formatNumber(this.error));
    return column.stale ? l10n.t('stale · {0}', told) : told;
  }
}
