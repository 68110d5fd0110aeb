import type { Fields } from '../../../core/dataset/reading/record';

/**
 * Whether a record holds a whole number that JSON read with a loss: beyond 2^53 digits are rounded. Looked for among its
 * own members and those one deeper, where ids stand.
 */
export function hasRoundedInteger(fields: Fields, depth = 2): boolean {
  for (const name in fields) {
    const value = fields[name];
    if (typeof value === 'number') {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) return true;
    } else if (depth > 1 && typeof value === 'object' && value !== null && !Array.isArray(value))
      if (hasRoundedInteger(value as Fields, depth - 1)) return true;
  }
  return false;
}

/** A text of JSON with every whole number of 16 digits and more as a text: its digits stay as they are. */
export function withIntegersAsTexts(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) =>
    /^-?\d{16,}$/.test(part) ? `"${part}"` : part,
  );
}
