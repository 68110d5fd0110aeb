import * as l10n from '@vscode/l10n';
import { ticks } from 'd3-array';
import { quantile, sortedFinite } from '../../src/core/numbers/quantile';
import type { Axis } from './axis';
import { html } from '../frame/element';
import { formatNumber, formatShare, formatWithin } from '../frame/format';
import type { ShownColumn } from './shownColumn';

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The room that a number takes, a letter, a line, and a number on an upright axis, in pixels. */
const room = { number: 70, letter: 6.5, line: 18, upright: 60 };

/** The numbers below an axis that is so wide; the last says the unit. */
export function tickLabels({ axis, column }: ShownColumn, width: number): HTMLElement[] {
  const values = tickValues(axis, width, room.number);
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

/** The numbers beside an upright axis that is so high. */
export function upTickLabels({ axis }: ShownColumn, height: number): HTMLElement[] {
  const spacing = axis.kind === 'levels' ? room.line : room.upright;
  return tickValues(axis, height, spacing).map((value) => {
    const tick = html('span', { class: 'tick-y' }, formatWithin(value, axis.span));
    const edge = room.line / 2;
    tick.style.top = `${Math.min(height - edge, Math.max(edge, height * (1 - axis.place(value))))}px`;
    return tick;
  });
}

/** Levels, the last among them, or round numbers that do not lie on the very ends; no closer than a spacing. */
function tickValues(axis: Axis, length: number, spacing: number): readonly number[] {
  const most = Math.max(2, Math.floor(length / spacing));
  const { levels } = axis.histogram;
  const every = Math.ceil((levels?.length ?? 0) / most);
  return (
    levels?.filter((_, at) => (levels.length - 1 - at) % every === 0) ??
    ticks(axis.low, axis.high, most).filter(
      (value) => Math.abs(axis.place(value) - 0.5) * length < length / 2 - 10,
    )
  );
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
