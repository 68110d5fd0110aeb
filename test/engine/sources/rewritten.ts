import type { Fields } from '../../../src/core/dataset/reading/record';
import { cellOf } from '../../core/dataset/formats/allFormats';

/** The formats that records are moved between, by the endings of their files. */
export const endings = ['jsonl', 'json', 'csv', 'tsv'] as const;

/** A file of these records in one format, its fields in this order. */
export function fileOf(
  records: readonly Fields[],
  order: readonly string[],
  ending: (typeof endings)[number],
): string {
  if (ending === 'csv') return table(records, order, ',');
  if (ending === 'tsv') return table(records, order, '\t');
  const lines = records.map((fields) =>
    JSON.stringify(Object.fromEntries(order.map((name) => [name, fields[name]]))),
  );
  return ending === 'json' ? `[${lines.join(',\n')}]\n` : lines.map((line) => `${line}\n`).join('');
}

function table(records: readonly Fields[], order: readonly string[], delimiter: string): string {
  const rows = [order, ...records.map((fields) => order.map((name) => cellOf(fields[name])))];
  return rows.map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join('');
}

function quoted(cell: string): string {
  return /["\t\r\n,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
