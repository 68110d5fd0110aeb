import { rowsWhere, suspectAgreement } from './hints';
import type { ScoreTable } from './table';

const shownLines = 3;

/** A sentence on examples that no try solved though most agree on an answer: their key is suspect, the rest is hard. */
export function keyRemarks(table: ScoreTable, lineOf: (row: number) => number): string[] {
  const column = table.find(({ id }) => id === 'keyDisagreement');
  if (!column) return [];
  const { values } = column;
  const unsolved = rowsWhere(values, (value) => !Number.isNaN(value));
  const suspect = rowsWhere(values, (value) => value >= suspectAgreement).sort(
    (a, b) => values[b]! - values[a]! || a - b,
  );
  if (suspect.length === 0) return [];
  const lines = suspect.slice(0, shownLines).map((row) => whole(lineOf(row)));
  const [keys, look] = suspect.length === 1 ? ['key', 'looks'] : ['keys', 'look'];
  const rest = unsolved.length - suspect.length;
  return [
    `${whole(suspect.length)} ${keys} ${look} wrong: no try solved the record and at least 75% of the tries agree on another answer, first at ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${rest > 0 ? `; the other ${whole(rest)} unsolved are hard` : ''}. Filter by keyDisagreement.`,
  ];
}

function whole(value: number): string {
  return value.toLocaleString('en');
}
