/** Most decimals that are told of anything. */
const most = 6;

/**
 * A value with its standard error, both to the second significant digit of the error: "1.84 ± .31", "1,650 ± 82".
 * Where the error is unknown, or none, the value alone.
 */
export function withError(value: number, error: number | undefined, language = 'en'): string {
  if (Number.isNaN(value)) return '–';
  const known = error !== undefined && Number.isFinite(error) && error > 0;
  const decimals = known ? Math.min(most, Math.max(0, 1 - Math.floor(Math.log10(error)))) : 2;
  const told = (number: number): string => withoutZero(number, decimals, language);
  return known ? `${told(value)} ± ${told(error)}` : told(value);
}

/** A number with so many decimals; below one without the zero in front. */
export function withoutZero(number: number, decimals: number, language = 'en'): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return number
    .toLocaleString(language, digits)
    .replace(/^-(?=0\D?0*$)/, '')
    .replace(/^(-?)0(?=\.)/, '$1');
}
