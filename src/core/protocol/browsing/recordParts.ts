import * as v from 'valibot';
import { roles } from '../../dataset/fields/fieldMap';
import { countSchema, type Message } from '../../message';

const turnSchema = v.object({
  speaker: v.picklist(['user', 'assistant', 'other']),
  /** What the record calls the speaker; empty where it says nothing. */
  name: v.string(),
  text: v.string(),
  thinking: v.exactOptional(v.string()),
  /** How many images, sounds and files it has. */
  attachments: v.exactOptional(countSchema),
});

/** A field of a record, and what it is. */
export const recordPartSchema = v.object({
  path: v.string(),
  roles: v.array(v.picklist(roles)),
  /** What it holds; of a very long text the beginning. */
  shown: v.variant('kind', [
    v.object({ kind: v.literal('text'), text: v.string() }),
    v.object({ kind: v.literal('turns'), turns: v.array(turnSchema) }),
    v.object({
      kind: v.literal('choices'),
      choices: v.array(v.object({ label: v.string(), text: v.string(), isRight: v.boolean() })),
    }),
  ]),
  /** How many characters the text has, where not all are here. */
  length: v.exactOptional(countSchema),
});

/** A field of a record, and what it is. */
export type RecordPart = Message<typeof recordPartSchema>;

/** A record in full, field by field. */
export const recordPartsSchema = v.object({
  row: countSchema,
  line: countSchema,
  /** None where it cannot be used. */
  parts: v.array(recordPartSchema),
  /** The record as it stands; of a very long one the beginning. */
  text: v.string(),
  problem: v.exactOptional(v.string()),
});

/** A record in full, field by field. */
export type RecordParts = Message<typeof recordPartsSchema>;
