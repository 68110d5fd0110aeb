import { env } from 'vscode';
import type { MeasureReading } from '../../core/scores/describe';
import { withError } from '../../core/scores/uncertainty';

/** A number for the reader's locale: grouped, with as many digits as say something. NaN is "–". */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  const digits = Number.isInteger(value) ? {} : { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return value.toLocaleString(env.language, digits);
}

/** A share as a percentage, rounded down: 100% would say that nothing is left. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.floor(100 * share)}%`;
}

/** A size in megabytes. */
export function formatMegabytes(bytes: number): string {
  const digits = bytes < 1e7 ? 1 : 0;
  return `${(bytes / 1e6).toLocaleString(env.language, { maximumFractionDigits: digits })} MB`;
}

/** A duration in its largest unit. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** A score with its unit: "5 steps", "1 step", "level 2". */
export function formatScore(value: number, unit: string): string {
  if (Number.isNaN(value) || unit === '') return formatNumber(value);
  if (unit === 'level') return `${unit} ${formatNumber(value)}`;
  return `${formatNumber(value)} ${value === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** Units that the titles of their measures say already. */
const unsaid: readonly string[] = ['respondents', 'share', 'rating', 'ratio', 'flag'];

/** What a measure says of an example: its score with its unit and, where it is known, its standard error. */
export function formatReading(reading: MeasureReading): string {
  const unit = unsaid.includes(reading.unit) ? '' : reading.unit;
  if (reading.error === undefined) return formatScore(reading.value, unit);
  const estimate = formatEstimate(reading);
  return unit === 'level' ? `${unit} ${estimate}` : `${estimate} ${unit}`.trimEnd();
}

/** A score without its unit, with its standard error where it is known. */
export function formatEstimate({ value, error }: MeasureReading): string {
  return error === undefined ? formatNumber(value) : withError(value, error, env.language);
}

/** The share of examples that are easier; nothing where a measure says nothing of difficulty. */
export function formatHarder({ direction, percentile }: MeasureReading): string {
  return direction === 0 ? '–' : formatShare(percentile);
}
