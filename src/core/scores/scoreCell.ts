const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const unknown = /^(|null|[+-]?nan)$/i;
const infinite = /^[+-]?inf(inity)?$/i;

/**
 * The score in a cell of a score file; NaN, which is unknown, for an empty cell, null and NaN. A text that is exactly a
 * decimal number is that number, as CSV has it and JSON may. What is no score is told as the end of a sentence.
 */
export function scoreOf(value: unknown): number | { readonly fault: string } {
  if (value === null || value === undefined) return NaN;
  if (typeof value === 'bigint') return scoreOf(Number(value));
  if (typeof value === 'number') return Math.abs(value) === Infinity ? endless(String(value)) : value;
  if (typeof value !== 'string') return { fault: `${inShort(value)} is no number` };
  const text = value.trim();
  if (unknown.test(text)) return NaN;
  if (infinite.test(text)) return endless(text);
  if (!decimal.test(text)) return { fault: `${inShort(value)} is no number` };
  const number = Number(text);
  return Number.isFinite(number) ? number : endless(text);
}

function endless(text: string): { readonly fault: string } {
  return { fault: `${cut(text)} is no finite number` };
}

function inShort(value: unknown): string {
  return cut(
    typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value),
  );
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
