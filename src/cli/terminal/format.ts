import { stripVTControlCharacters } from 'node:util';
import { aboutTime } from '../../core/pace/aboutTime';
import { visible } from '../../core/text/unsafe';

/** A number for people: grouped, with as many digits as say something. NaN is "–". */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return (value || 0).toLocaleString('en');
  return value.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

/** A share as a percentage. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.round(100 * share)}%`;
}

/** A correlation as it is usually written: ".52", "-.07". */
export function formatCorrelation(rho: number): string {
  return Number.isNaN(rho)
    ? '–'
    : rho
        .toFixed(2)
        .replace(/^(-?)0\./, '$1.')
        .replace(/^-\.00$/, '.00');
}

/** A duration in the two largest units. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A time as it is told to people who wait: "about 3 min". */
export function formatAbout(seconds: number): string {
  const about = aboutTime(seconds);
  if (about.unit === 'less than a minute') return about.unit;
  return `about ${about.count.toLocaleString('en')} ${about.unit === 'minutes' ? 'min' : 'h'}`;
}

/** A size in bytes. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step]}`;
}

/** Text on one line, cut to a width with an ellipsis; what would do something to a terminal is taken out or made visible. */
export function oneLine(text: string, width: number): string {
  const plain = visible(stripVTControlCharacters(text).replace(/\s+/g, ' ')).trim();
  const letters = [...plain];
  return letters.length <= width ? plain : `${letters.slice(0, width - 1).join('')}…`;
}
