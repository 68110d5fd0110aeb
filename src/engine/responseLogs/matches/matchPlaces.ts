import { valueAt } from '../../../core/dataset/fields/path';
import { columnNames } from '../../../core/dataset/reading/record';
import { UserError } from '../../../core/userError';
import { numberOf, quoted } from '../reading/answer';
import type { LogSample } from '../reading/logSample';
import type { MatchFields } from './matchFields';

/** What is to be said where the places that both took tell who won. */
export function placeNotes(name: string, { places }: MatchFields): string[] {
  return places
    ? [
        `${name}: who won is told by ${quoted(places[0])} and ${quoted(places[1])}, the lower being the better place; a field "result" or "winner" would be taken instead.`,
      ]
    : [];
}

/** Throws UserError where what may be the places of a match may be the ranks of its players before it: of two there is a first and a second. */
export function refuseRanks(name: string, content: LogSample['content'], { places }: MatchFields): void {
  if (!places) return;
  const values = places.map((field) => valuesOf(content, field).map(numberOf));
  const isPlace = (value: number | undefined): boolean =>
    value === 1 || value === 2 || (value !== undefined && Number.isNaN(value));
  if (values.flat().every(isPlace)) return;
  throw new UserError(
    `${name}: ${quoted(places[0])} and ${quoted(places[1])} go beyond 1 and 2, so that they may be the ranks that the two had before they met, not the places that they took. Add a field "winner" that says who won.`,
  );
}

function valuesOf(content: LogSample['content'], field: string): unknown[] {
  if (content.kind === 'object' || content.kind === 'archive') return [];
  if (content.kind !== 'csv') return content.records.map((record) => valueAt(record, field));
  const at = columnNames(content.rows[0]!).indexOf(field);
  return content.rows.slice(1).map((row) => row[at]);
}
