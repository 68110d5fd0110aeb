import { pathsOf } from '../../core/dataset/fields/path';
import { columnNames } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { missingFields } from './fields/answerFields';
import { quoted } from './reading/answer';
import { unknownWords } from './unknownWords';
import { sharesAlone, unjudged } from './fields/unjudged';
import type { Importer } from './reading/importer';
import { importers, logFormats } from './formats/importers';
import { sampleOf, type LogSample } from './reading/logSample';
import type { ImportOptions } from './reading/responseLog';

/** A file that holds answers, and who reads it. */
export interface Recognised {
  readonly sample: LogSample;
  readonly importer: Importer;
  readonly why: string;
}

/** Finds out what kind of log a file is by its beginning. Throws UserError where it is none. */
export async function recognised(path: string, options: ImportOptions): Promise<Recognised> {
  const sample = await sampleOf(path, options.texts, options.signal);
  for (const importer of importers) {
    // Fields are named for logs of one answer a record: no other kind has them.
    const format = options.format ?? (options.fields && 'long');
    if (format !== undefined && importer.format !== format) continue;
    const why = importer.recognise(sample, options);
    if (why !== undefined) return { sample, importer, why };
  }
  throw refusalOf(sample, options);
}

/** Throws UserError, with the formats that there are, where what was asked for is none of them. */
export function refuseUnknownFormat(format: string | undefined): void {
  const names = logFormats.map((one) => one.format);
  if (format !== undefined && !names.includes(format))
    throw new UserError(`There is no format "${format}" of response logs: it is one of ${names.join(', ')}.`);
}

function refusalOf(sample: LogSample, options: ImportOptions): UserError {
  const { name, content } = sample;
  const isOpen = options.format === undefined && unjudged(fieldNames(content)) === undefined;
  const words = isOpen ? unknownWords(content, options) : undefined;
  if (words)
    return new UserError(
      `${name}: which words in ${quoted(words.field)} stand for a right answer is not known: ${words.words.map(quoted).join(', ')}.`,
      { remedy: { kind: 'chooseRight', words: words.words.slice(0, 1) } },
    );
  const roles = ['respondent', 'item', 'score'];
  return new UserError(`${name}: ${refusal(sample, options)}`, {
    ...(options.format === undefined && { remedy: { kind: 'nameLogFields' as const, roles } }),
  });
}

function refusal({ content }: LogSample, { format, fields }: ImportOptions): string {
  const names = content.kind === 'csv' ? content.rows[0]! : Object.keys(first(content) ?? {});
  const has = listed(names);
  const unknown = Object.values(fields ?? {}).find((name) => !fieldNames(content).includes(name));
  if (unknown !== undefined) return `it has no field "${unknown}", only ${has}.`;
  if (format !== undefined) return `it is no log of the format "${format}": it has ${has}.`;
  const open = unjudged(fieldNames(content)) ?? sharesAlone(fieldNames(content));
  if (open !== undefined) return `no answers were found in it: ${open}.`;
  const missing = missingFields(fieldNames(content));
  const what =
    missing.length < 3 && missing.length > 0 ? `nothing in it names ${missing.join(', nor ')}` : takes;
  return `no answers were found in it: ${what}; it has ${has}.`;
}

const takes = 'it takes a respondent, an item and a score from 0 to 1, one answer a record or in a table';

function listed(names: readonly string[]): string {
  const named = names.slice(0, 12).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return `${named.join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
}

function fieldNames(content: LogSample['content']): readonly string[] {
  if (content.kind === 'csv') return columnNames(content.rows[0]!);
  return content.kind === 'object' || content.kind === 'archive'
    ? Object.keys(content.before)
    : content.records.flatMap((one) => pathsOf(one));
}

function first(content: Exclude<LogSample['content'], { kind: 'csv' }>): object | undefined {
  return content.kind === 'object' || content.kind === 'archive' ? content.before : content.records[0];
}
