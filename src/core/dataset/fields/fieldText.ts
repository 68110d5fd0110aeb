import { isFields } from '../reading/record';

/** A value as text: lists line by line, an object as JSON. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return joinTexts(value.map(textOf));
  if (isFields(value)) return JSON.stringify(value);
  return plainText(value);
}

/** A text, number or truth value as text; empty for everything else. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The texts that are not empty, one a line. */
export function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
