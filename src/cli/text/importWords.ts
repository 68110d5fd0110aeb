import { basename } from 'node:path';
import type { ImportNote } from '../../core/protocol/importReport';
import { formatNumber } from '../terminal/format';

/** What can be put back with --take-back. */
export const takenBack = ['responses', 'dynamics'] as const;

const words = { responses: 'responses', dynamics: 'training dynamics' };

/** A join that was insisted on: what speaks against it. */
export function doubtNote(doubt: string): string {
  return `Imported all the same, although ${doubt}.`;
}

/** What an import took the place of, and how to take it back. */
export function replacedNote(what: (typeof takenBack)[number], note: ImportNote): string {
  return `The ${words[what]} before, of ${noteText(note)}, are replaced: --take-back ${what} puts them back.`;
}

/** What was put back. */
export function takenBackNote(what: (typeof takenBack)[number], note: ImportNote): string {
  return `The ${words[what]} of ${noteText(note)} are back.`;
}

/** "350 items by 40 respondents (answers.csv)". */
function noteText({ items, respondents, paths }: ImportNote): string {
  const from = paths.length === 0 ? '' : ` (${basename(paths[0]!)}${paths.length > 1 ? ' and more' : ''})`;
  if (Number.isNaN(items)) return `an earlier import${from}`;
  const by = respondents === undefined ? 'examples' : `items by ${formatNumber(respondents)} respondents`;
  return `${formatNumber(items)} ${by}${from}`;
}
