import { join } from 'node:path';
import * as v from 'valibot';
import { writeOwn } from '../files/atomicFile';
import { readText } from '../files/wholeFile';
import { isRepoName } from './hubName';
import { isSafePath } from './repoFile';

/** The file beside a pulled model that says what was pulled. */
export const recordFile = 'gradus-model.json';

const longestRecord = 2 ** 20;
const hex = (digits: number): v.GenericSchema<string> =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

const schema = v.object({
  version: v.literal(1),
  repo: v.pipe(v.string(), v.check(isRepoName)),
  commit: hex(40),
  /** What was asked for: a branch, a tag, a commit; empty for the usual one. */
  revision: v.pipe(v.string(), v.maxLength(200)),
  endpoint: v.pipe(v.string(), v.maxLength(2000)),
  licence: v.optional(v.pipe(v.string(), v.maxLength(200))),
  kind: v.picklist(['encoder', 'languageModel']),
  /** The ONNX file. */
  model: v.pipe(v.string(), v.check(isSafePath)),
  files: v.pipe(
    v.array(
      v.object({
        path: v.pipe(v.string(), v.check(isSafePath)),
        bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        checksum: v.variant('kind', [
          v.object({ kind: v.literal('sha256'), hex: hex(64) }),
          v.object({ kind: v.literal('gitSha1'), hex: hex(40) }),
        ]),
      }),
    ),
    v.minLength(1),
    v.maxLength(1000),
  ),
});

/** What was pulled: later pulls and checks hold to it. */
export type ModelRecord = v.InferOutput<typeof schema>;

/** Reads a record; undefined for anything that is none. */
export function parseRecord(text: string): ModelRecord | undefined {
  try {
    const checked = v.safeParse(schema, JSON.parse(text));
    const record = checked.success ? checked.output : undefined;
    return record?.files.some(({ path }) => path === record.model) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** The record in a folder; undefined where there is none that can be read. */
export async function readRecord(folder: string): Promise<ModelRecord | undefined> {
  const how = { what: 'a record', most: longestRecord };
  return parseRecord(await readText(join(folder, recordFile), how).catch(() => ''));
}

/** Writes a record beside its model. */
export async function writeRecord(folder: string, record: ModelRecord): Promise<void> {
  await writeOwn(join(folder, recordFile), [Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`)]);
}
