import { isMissing } from './answer';

/** 1 where an answer is the right one, 0 where it is another, NaN where there is none; capitals and blanks around are not looked at. */
export function keyedScore(given: unknown, key: unknown): number | undefined {
  if (isBlank(given)) return NaN;
  return isBlank(key) ? undefined : plain(given) === plain(key) ? 1 : 0;
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || (typeof value !== 'boolean' && isMissing(value) && !/^[a-z]$/i.test(plain(value)))
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : '';
}
