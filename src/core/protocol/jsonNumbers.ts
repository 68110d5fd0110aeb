/** What stands for a number that JSON has no sign for. */
interface Marked {
  readonly $number: 'NaN' | 'Infinity' | '-Infinity';
}

/**
 * A message that survives being sent as JSON with its buffers apart, as VS Code sends what a panel is told: there NaN
 * would arrive as null, and so as 0. Typed arrays are left as they are.
 */
export function withMarkedNumbers(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  return mapped(value, withMarkedNumbers);
}

/** The message as it was before `withMarkedNumbers`. */
export function withPlainNumbers(value: unknown): unknown {
  return isMarked(value) ? Number(value.$number) : mapped(value, withPlainNumbers);
}

function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.prototype.toString.call(value) === '[object Object]';
}

function isMarked(value: unknown): value is Marked {
  if (!isPlain(value)) return false;
  const names = Object.keys(value);
  const { $number } = value as Partial<Marked>;
  return names.length === 1 && /^(NaN|-?Infinity)$/.test(String($number));
}
