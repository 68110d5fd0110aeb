import { prose } from './prose';
import type { Random } from './random';

/** The formats that datasets are made in. */
export const formats = ['jsonl', 'csv', 'tsv', 'json'] as const;

/** How a dataset lies in its file. */
export type Format = (typeof formats)[number];

/** One record of a made dataset. */
export interface Made {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly level: number;
}

/** The fields of a made record, in the order of the columns. */
export const fields = ['id', 'question', 'answer', 'level'] as const;

const separators: Partial<Record<Format, string>> = { csv: ',', tsv: '\t' };

/** What separates the fields of a record; undefined where it is JSON. */
export function separatorOf(format: Format): string | undefined {
  return separators[format];
}

/** Makes a record unlike any other. */
export function makeRecord(random: Random, id: number): Made {
  const extra = random.pick(['', ' naïve café', ' 数学 题', ', comma', ' "quoted" word', ' 🦦']);
  const question = `${prose(random, random.int(3, 9))}${extra} ${id}?`;
  return { id, question, answer: `${prose(random, random.int(2, 9))} #### ${id % 97}`, level: 1 + (id % 5) };
}

/** A record as its file holds it. */
export function recordText(record: Made, format: Format): string {
  const separator = separatorOf(format);
  return separator === undefined
    ? JSON.stringify(record)
    : fields.map((field) => cell(String(record[field]), separator)).join(separator);
}

/** A file of these records. */
export function render(records: readonly string[], format: Format): Buffer {
  const separator = separatorOf(format);
  if (format === 'json') return Buffer.from(`[\n${records.join(',\n')}\n]\n`);
  const header = separator === undefined ? [] : [fields.join(separator)];
  return Buffer.from([...header, ...records].map((line) => `${line}\n`).join(''));
}

function cell(text: string, separator: string): string {
  return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
