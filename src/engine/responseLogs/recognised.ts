import { UserError } from '../../core/userError';
import type { Importer } from './importer';
import { importers } from './importers';
import { sampleOf, type LogSample } from './logSample';
import type { ImportOptions } from './responseLog';

/** A file that holds answers, and who reads it. */
export interface Recognised {
  readonly sample: LogSample;
  readonly importer: Importer;
  readonly why: string;
}

/** Finds out what kind of log a file is by its beginning. Throws UserError where it is none. */
export async function recognised(path: string, options: ImportOptions): Promise<Recognised> {
  const sample = await sampleOf(path);
  for (const importer of importers) {
    if (options.format !== undefined && importer.format !== options.format) continue;
    const why = importer.recognise(sample, options);
    if (why !== undefined) return { sample, importer, why };
  }
  throw new UserError(`${sample.name}: ${refusal(sample, options)}`);
}

function refusal({ content }: LogSample, { format }: ImportOptions): string {
  const wanted =
    format === undefined ? 'no answers were found in it' : `it is no log of the format "${format}"`;
  const has = content.kind === 'csv' ? content.rows[0]! : Object.keys(first(content) ?? {});
  const named = has.slice(0, 12).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  const more = has.length > 12 ? ` and ${has.length - 12} more` : '';
  return `${wanted}: it takes a respondent, an item and a score between 0 and 1, and it has ${named.join(', ')}${more}.`;
}

function first(content: Exclude<LogSample['content'], { kind: 'csv' }>): object | undefined {
  return content.kind === 'object' ? content.before : content.records[0];
}
