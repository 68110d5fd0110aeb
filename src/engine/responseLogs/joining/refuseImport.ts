import { basename } from 'node:path';
import type {
  ImportConsent,
  ImportNote,
  ImportQuestion,
  JoinReport,
  JoinedBy,
} from '../../../core/protocol/importReport';
import type { ImportedKind } from '../../../core/remedy';
import { UserError } from '../../../core/userError';

/** What is imported, in words. */
const titles: Readonly<Record<ImportedKind, string>> = {
  responses: 'responses',
  dynamics: 'training dynamics',
};

/** Ways to find items, in words. */
export const joinWords: Readonly<Record<JoinedBy, string>> = {
  key: 'by id',
  id: 'by content',
  question: 'by the question’s text',
  row: 'by row number',
};

/** Throws UserError where an import may well be joined wrongly, or takes the place of another, and nobody insists on it. */
export function refuseImport(
  { join, comes, replaces }: ImportQuestion,
  { anyway, replace }: ImportConsent,
  what: ImportedKind,
  dataset: string,
): void {
  if (join.doubts.length > 0 && !anyway)
    throw new UserError(
      `The ${titles[what]} may not be of ${dataset}: ${foundWords(join, what)}, but ${join.doubts.join(', and ')}${join.example ? ` (${join.example})` : ''}.`,
      { remedy: { kind: 'importAnyway', what } },
    );
  if (replaces && !replace)
    throw new UserError(`${dataset} has ${titles[what]} already, of ${noteWords(replaces)}.`, {
      remedy: { kind: 'replaceImport', what, incoming: noteWords(comes) },
    });
}

function foundWords({ matched, items, by }: JoinReport, what: ImportedKind): string {
  const names = what === 'responses' ? 'items' : 'examples';
  return `${number(matched)} of ${number(items)} ${names} are found ${joinWords[by!]}`;
}

/** "350 items by 40 respondents (answers.csv, 2026-11-29)". */
export function noteWords({ items, respondents, paths, at }: ImportNote): string {
  const parts = [
    ...(Number.isNaN(items) ? [] : [`${number(items)} ${respondents === undefined ? 'examples' : 'items'}`]),
    ...(respondents === undefined || Number.isNaN(respondents)
      ? []
      : [`by ${number(respondents)} respondents`]),
  ];
  const from = [
    ...(paths.length > 0
      ? [`${basename(paths[0]!)}${paths.length > 1 ? ` and ${number(paths.length - 1)} more` : ''}`]
      : []),
    ...(at === undefined ? [] : [new Date(at).toISOString().slice(0, 10)]),
  ].join(', ');
  if (parts.length === 0) return from === '' ? 'an earlier import' : from;
  return from === '' ? parts.join(' ') : `${parts.join(' ')} (${from})`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
