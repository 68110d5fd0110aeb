import * as l10n from '@vscode/l10n';
import { aboutTime } from '../../src/core/pace/aboutTime';

const locale = readersLocale();
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const smallPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 1 });
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const scientific = new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 3 });
const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const decimal = new Map<number, Intl.NumberFormat>();

/** From here on a number with decimals is too wide for a column of them. */
const tooWide = 1e5;

/** How many standard errors a 95% interval reaches to either side. */
export const normal95 = 1.959964;

/** Numbers from this on are said by their power of ten. */
const tooLong = 1e12;

/** A number for the reader: grouped, with as many digits as say something. NaN is "–". */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= tooLong) return scientific.format(value);
  return Number.isInteger(value) ? whole.format(value) : fraction.format(value);
}

/** A share as a percentage. */
export function formatShare(share: number): string {
  if (Number.isNaN(share)) return '–';
  return share > 0 && share < 0.01 ? smallPercent.format(share) : percent.format(share);
}

/** A large number in short: "311K". */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** A correlation as it is usually written: ".52", "-.07". */
export function formatCorrelation(rho: number): string {
  return Number.isNaN(rho)
    ? '–'
    : two.format(Math.abs(rho) < 0.005 ? 0 : rho).replace(/^([-−]?)0(?=\D)/, '$1');
}

/** A number as one of many that lie so far apart: with the decimals that tell them from each other. */
export function formatWithin(value: number, span: number): string {
  if (Math.abs(value) >= tooLong) return scientific.format(value);
  const decimals = Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(span || 1))));
  return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value);
}

/** A number with so many decimals, so that those below each other line up. NaN is "–". */
export function formatDecimals(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= tooWide && Number.isFinite(value)) return scientific.format(value);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  let format = decimal.get(decimals);
  if (!format) decimal.set(decimals, (format = new Intl.NumberFormat(locale, digits)));
  // Nothing that rounds to zero is below it.
  return format.format(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value);
}

/** An estimate with its standard error: "1.84 ± 0.31"; the estimate alone where its error is unknown. */
export function formatEstimate(value: number, error: number, decimals = 2): string {
  const estimate = formatDecimals(value, decimals);
  return Number.isNaN(value) || Number.isNaN(error)
    ? estimate
    : `${estimate} ± ${formatDecimals(error, decimals)}`;
}

/** The 95% interval of an estimate: "1.23 to 2.45". */
export function formatInterval(value: number, error: number): string {
  const [low, high] = [-1, 1].map((sign) => formatDecimals(value + sign * normal95 * error, 2));
  return l10n.t('{0} to {1}', low!, high!);
}

/** A stretch of values out of a span: "3–5", or "3" where it is one. */
export function formatRange(low: number, high: number, span: number): string {
  const [from, to] = [formatWithin(low, span), formatWithin(high, span)];
  return from === to ? from : `${from}–${to}`;
}

/** A duration in words, roughly: "5 seconds", "2 minutes". */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return unit(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 5400) return unit(Math.round(seconds / 60), 'minute');
  return unit(Math.round(seconds / 3600), 'hour');
}

/** "1 example", "1,204 examples". */
export function formatExamples(count: number): string {
  return count === 1 ? l10n.t('1 example') : l10n.t('{0} examples', formatNumber(count));
}

function unit(value: number, name: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
}

function readersLocale(): string {
  try {
    return Intl.getCanonicalLocales(document.documentElement.lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A time as it is told to people who wait: "about 3 min". */
export function formatAbout(seconds: number): string {
  const about = aboutTime(seconds);
  if (about.unit === 'less than a minute') return l10n.t('less than a minute');
  return about.unit === 'minutes'
    ? l10n.t('about {0} min', whole.format(about.count))
    : l10n.t('about {0} h', whole.format(about.count));
}
