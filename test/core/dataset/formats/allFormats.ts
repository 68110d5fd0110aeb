import type { Format } from './format';
import { goldRecords } from './goldRecords';
import { knownConversations } from './knownConversations';
import { knownRecords } from './knownRecords';
import { ownConversations } from './ownConversations';
import { ownRecords } from './ownRecords';

/** Every way in which datasets are known to be written. */
export const allFormats: readonly Format[] = [
  ...knownConversations,
  ...knownRecords,
  ...ownConversations,
  ...ownRecords,
  ...goldRecords,
];

/** A value as a cell of CSV or TSV holds it: what has members as JSON. */
export function cellOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value == null ? '' : String(value);
}
