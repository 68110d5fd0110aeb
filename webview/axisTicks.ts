import * as l10n from '@vscode/l10n';
import { scaleLinear } from 'd3-scale';
import { quantile, sortedFinite } from '../src/core/scores/quantile';
import { html } from './element';
import { formatNumber, formatShare } from './format';
import type { ShownColumn } from './shownColumn';

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];
const widthOfTick = 90;

/** The numbers below an axis; the last says the unit. */
export function tickLabels({ axis, column }: ShownColumn, width: number): HTMLElement[] {
  const wanted = Math.max(2, Math.floor(width / widthOfTick));
  const values = (axis.histogram.levels ?? scaleLinear([axis.low, axis.high], [0, 1]).ticks(wanted)).filter(
    (_, at, all) => axis.kind !== 'levels' || at % Math.ceil(all.length / (2 * wanted)) === 0,
  );
  return values.map((value, at) => {
    const isLast = at === values.length - 1;
    const tick = html('span', { class: 'tick' }, formatNumber(value));
    if (isLast) tick.append(html('span', { class: 'tick-unit' }, ` ${column.unit}`));
    tick.style.left = `${100 * axis.place(value)}%`;
    return tick;
  });
}

/** Marks on an axis where the quantiles lie. */
export function quantileMarks({ axis, column }: ShownColumn): HTMLElement[] {
  const sorted = sortedFinite(column.values);
  return quantiles.map((q) => {
    const value = quantile(sorted, q);
    const title =
      q === 0.5
        ? l10n.t('median {0}', formatNumber(value))
        : l10n.t('{0} of the examples are at most {1}', formatShare(q), formatNumber(value));
    const mark = html('span', { class: q === 0.5 ? 'quantile quantile-median' : 'quantile', title });
    mark.style.left = `${100 * axis.place(value)}%`;
    return mark;
  });
}
