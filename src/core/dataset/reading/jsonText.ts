import { Digits } from './looseJson';

/** JSON on one line of what was read loosely, its numbers digit by digit as they stood. */
export function jsonText(value: unknown): string {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${jsonText(member)}`);
  return `{${members.join(', ')}}`;
}

/** The same value for computing: whole numbers that a double does not hold are their digits as text, others doubles. */
export function plainValue(value: unknown): unknown {
  if (value instanceof Digits) return numberOrDigits(value.text);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value))
    Object.defineProperty(plain, key, {
      value: plainValue(member),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return plain;
}

function numberOrDigits(text: string): number | string {
  const value = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
}
