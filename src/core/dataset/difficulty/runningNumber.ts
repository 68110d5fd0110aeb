import { bareValue } from './folded';

/** Fewer records tell nothing: three questions may be of the levels 1, 2 and 3. */
const fewest = 10;

/**
 * Whether the values of a column, in the order of the records, may number these: whole numbers of which none comes twice, that go up or
 * down from record to record or leave none out.
 */
export function isRunningNumber(values: readonly unknown[]): boolean {
  if (values.length < fewest) return false;
  const numbers = values.map(wholeNumber);
  if (numbers.some(Number.isNaN) || new Set(numbers).size < numbers.length) return false;
  const steps = numbers.slice(1).map((number, at) => Math.sign(number - numbers[at]!));
  const range =
    numbers.reduce((most, one) => Math.max(most, one)) - numbers.reduce((least, one) => Math.min(least, one));
  return range === numbers.length - 1 || steps.every((step) => step === steps[0]);
}

function wholeNumber(value: unknown): number {
  const bare = bareValue(value);
  const number = typeof bare === 'string' && /^\s*\d+\s*$/.test(bare) ? Number(bare) : bare;
  return typeof number === 'number' && Number.isInteger(number) ? number : NaN;
}
