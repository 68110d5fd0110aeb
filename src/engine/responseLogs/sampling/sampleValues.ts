/** The different values of a sample as texts, blanks left out. */
export function distinct(values: readonly unknown[]): Set<string> {
  return new Set(values.filter(isText).map((value) => String(value).trim()));
}

/** Whether a value can be a name: a text that is not empty, or a number. */
export function isText(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
