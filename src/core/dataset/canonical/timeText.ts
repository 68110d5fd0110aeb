const secondsADay = 86_400n;

/**
 * A moment as ISO 8601 text without a zone, as 2024-02-29T13:05:07.000250. `count` is what has passed since the beginning of
 * 1970 in microseconds or nanoseconds; there are always six digits of a second, and nine where six do not hold it.
 */
export function momentText(count: bigint, perSecond: bigint): string {
  const perDay = secondsADay * perSecond;
  const within = ((count % perDay) + perDay) % perDay;
  return `${dateText(Number((count - within) / perDay))}T${clockText(within, perSecond)}`;
}

/** A time of the day as 13:05:07.000250; six digits of a second, and nine where six do not hold it. */
export function clockText(count: bigint, perSecond: bigint): string {
  if (count < 0n) return `-${clockText(-count, perSecond)}`;
  const seconds = Number(count / perSecond);
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${two(hour)}:${two(minute)}:${two(seconds % 60)}.${fraction(count % perSecond, perSecond)}`;
}

function fraction(rest: bigint, perSecond: bigint): string {
  const digits = String(perSecond + rest).slice(1);
  return digits.length === 9 && digits.endsWith('000') ? digits.slice(0, 6) : digits;
}

/**
 * A day of the Gregorian calendar, which is carried back beyond its beginning, counted from the first of 1970: 2024-02-29. Years
 * that four digits do not hold have a sign and six digits at least, as ECMAScript prints them.
 */
export function dateText(days: number): string {
  // Eras of 400 years that begin with March: a leap day is the last of its year.
  const sinceEra = days + 719_468;
  const era = Math.floor(sinceEra / 146_097);
  const dayOfEra = sinceEra - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return `${yearText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))}-${two(month)}-${two(day)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

/** A span of time as ISO 8601 text: months, days and seconds, which no calendar turns into each other, as P14M3DT4.000005S. */
export function spanText(months: number, days: number, microseconds: bigint): string {
  const size = microseconds < 0n ? -microseconds : microseconds;
  const seconds = `${microseconds < 0n ? '-' : ''}${size / 1_000_000n}.${fraction(size % 1_000_000n, 1_000_000n)}`;
  return `P${months}M${days}DT${seconds}S`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
