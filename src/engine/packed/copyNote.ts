import * as v from 'valibot';
import { packings } from '../../core/dataset/packing';
import { readTextIfThere } from '../files/wholeFile';
import { UserError } from '../../core/userError';

const written = v.object({
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const part = v.object({
  path: v.string(),
  name: v.string(),
  firstLine: v.number(),
  droppedLines: v.number(),
});

const noteSchema = v.object({
  /** The version of how texts are made: those of another are made again. */
  version: v.literal(1),
  /** The state of the packed file that the text was made of. */
  state: v.string(),
  /** The state of the text since it was written. */
  textState: v.string(),
  packing: v.exactOptional(v.picklist(packings)),
  packed: written,
  text: written,
  parts: v.exactOptional(v.array(part)),
});

/** What a text was made of, and what it was when it was written. */
export type CopyNote = v.InferOutput<typeof noteSchema>;

/** Reads the note beside a text; undefined where there is none that can be used. */
export async function readNote(path: string): Promise<CopyNote | undefined> {
  const text = await readTextIfThere(path, { what: 'a note', most: 2 ** 16 }).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  const checked = v.safeParse(noteSchema, parsed(text));
  return checked.success ? checked.output : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
