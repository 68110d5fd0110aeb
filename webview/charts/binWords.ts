import * as l10n from '@vscode/l10n';
import { formatExamples, formatNumber, formatRange, formatShare } from '../frame/format';
import { valuesIn, type ShownColumn } from './shownColumn';

/** What a bin holds: "12–14 words: 431 examples (6%), 120 of them selected". */
export function binWords(shown: ShownColumn, bin: number, count: number, selected = count): string {
  const { column, axis, known } = shown;
  const { low, high } = valuesIn(shown, bin, bin + 1);
  const values = `${formatRange(low, high, axis.span)} ${column.unit}`.trim();
  const all = l10n.t('{0}: {1} ({2})', values, formatExamples(count), formatShare(count / known));
  return selected === count ? all : l10n.t('{0}, {1} of them selected', all, formatNumber(selected));
}
