import * as l10n from '@vscode/l10n';
import { scaleLinear } from 'd3-scale';
import { quantile, sortedFinite } from '../src/core/scores/quantile';
import { html } from './element';
import { formatNumber, formatShare, formatWithin } from './format';
import type { ShownColumn } from './shownColumn';

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The room that a number takes, and a letter, in pixels. */
const room = { number: 70, letter: 6.5 };

/** The numbers below an axis that is so wide; the last says the unit. */
export function tickLabels({ axis, column }: ShownColumn, width: number): HTMLElement[] {
  const most = Math.max(2, Math.floor(width / room.number));
  const { levels } = axis.histogram;
  const every = Math.ceil((levels?.length ?? 0) / most);
  const values =
    levels?.filter((_, at) => (levels.length - 1 - at) % every === 0) ??
    scaleLinear([axis.low, axis.high], [0, 1])
      .ticks(most)
      .filter((value) => Math.abs(axis.place(value) - 0.5) * width < width / 2 - 10);
  const unit = column.unit.length * room.letter;
  const end = width * axis.place(values.at(-1) ?? 0);
  const fits = end + room.number / 4 + unit < width;
  // Where the unit stands before the last number, the number before that makes room.
  const shown = values.filter(
    (value, at) =>
      fits || at !== values.length - 2 || width * axis.place(value) + room.number / 2 + unit < end,
  );
  return shown.map((value) => {
    const tick = html('span', { class: 'tick' }, formatWithin(value, axis.span));
    if (value === values.at(-1))
      tick.append(html('span', { class: fits ? 'tick-unit' : 'tick-unit tick-unit-before' }, column.unit));
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
