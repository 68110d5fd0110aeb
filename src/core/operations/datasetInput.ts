import * as v from 'valibot';
import { roles } from '../dataset/fields/fieldMap';
import { flag, inputs, list, maybe, number, oneOf, text } from './inputs';
import { modelPlace, readPlace } from './places';

/**
 * How a dataset is to be read: whether the first line of CSV names the columns, the encoding, the JSON member with the records,
 * and which split and configuration of a folder.
 */
export const readingInput = inputs({
  header: maybe(flag),
  encoding: maybe(text),
  records: maybe(text),
  split: maybe(text),
  config: maybe(text),
});

/** A dataset, and how it is to be read. */
export const datasetInput = inputs({
  path: readPlace,
  /** What the user says of the fields; the rest is found out. */
  map: maybe(v.record(oneOf(roles), list(text), 'fields by role')),
  /** The same as it was typed: it can only be read once the names of the fields are known. Stands in the place of `map`. */
  mapText: maybe(list(text)),
  /** The levels of the difficulty in their order, the easiest first; where nothing is said, it is found out. */
  levels: maybe(list(text)),
  /** What the user says of how the file is to be read; the rest is found out. */
  reading: maybe(readingInput),
  /** The folder of an encoder in Hugging Face's layout, or its name; the embedded model where none is named. */
  model: maybe(modelPlace),
  /** The same of a causal language model; none where none is named. */
  languageModel: maybe(modelPlace),
  /** The digest of the records that the request speaks of by row: it is refused where the file holds others. */
  of: maybe(text),
});

/** The scores of a dataset that are stored or stand in a file. */
export const tableInput = inputs({
  ...datasetInput.entries,
  /** A score file to read instead of the store. */
  scores: maybe(readPlace),
});

/** A file as somebody saw it. */
export const seenFileInput = inputs({ path: text, size: number, mtimeMs: number });

/** Which files that are there may be replaced by what is written: none, where nothing is said. */
export const agreedInput = inputs({
  /** Whatever is there. */
  force: v.optional(flag),
  /** These, as long as they are as they were seen when somebody agreed to it. */
  replaces: v.optional(list(seenFileInput)),
});

/** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
export const escapeFormulas = maybe(flag);
