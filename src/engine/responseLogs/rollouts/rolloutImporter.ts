import { basename, resolve } from 'node:path';
import type { FieldMap } from '../../../core/dataset/fields/fieldMap';
import { detectFields } from '../../../core/dataset/guessFields';
import type { Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import { noScore, type AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import type { LogSample } from '../reading/logSample';
import type { ImportOptions } from '../reading/responseLog';
import { readRecords, sampleRecords } from './readRecords';
import type { Rollout } from './rollout';

/** A way in which a trainer or an evaluator writes tries. */
export interface RolloutShape {
  readonly format: string;
  readonly title: string;
  readonly about: string;
  /** What a record is known by, in words. */
  readonly by: string;
  /** Whether a record is one of this shape. */
  isOne(record: Fields): boolean;
  /** The tries that a record tells of; a text where it is broken: what of it is. */
  tries(record: Fields, given: ShapeContext): readonly Rollout[] | string;
  /** What is told once of a file. */
  begin?(records: readonly Fields[], sheet: AnswerSheet, options: ImportOptions): void;
}

/** What is known where a record is read. */
export interface ShapeContext {
  readonly options: ImportOptions;
  /** The first records of the file. */
  readonly records: readonly Fields[];
  /** Which field is which, where the records are a dataset's own. */
  readonly map: FieldMap;
}

/** The importer of a shape. Tries of one policy at an item are attempts. */
export function rolloutImporter(shape: RolloutShape): Importer {
  return {
    format: shape.format,
    title: shape.title,
    about: shape.about,
    takes: ['pass', 'step', 'unfinished'],

    recognise({ content }) {
      const records = sampleRecords(content);
      return records.some((one) => shape.isOne(one)) ? `records with ${shape.by}` : undefined;
    },

    async read(sample, sheet, { options, range }) {
      const records = sampleRecords(sample.content);
      const otherwise = policyOf(sample);
      shape.begin?.(records, sheet, options);
      const given = { options, records, map: detectFields(records).map };
      let unnamed = 0;
      const problem = (line: number, text: string): void => sheet.problems.add(sample.path, line, text);
      const record = (fields: Fields, line: number): void => {
        const tries = shape.tries(fields, given);
        if (typeof tries === 'string') return problem(line, tries);
        for (const one of tries) {
          if (!one.model) unnamed++;
          addTry(sheet, one, one.model || otherwise, { file: sample.path, line }, options);
        }
      };
      await readRecords(sample, { record, problem }, range);
      if (unnamed > 0) sheet.notes.add(unnamedNote(sample, unnamed, otherwise));
    },
  };
}

function unnamedNote({ name }: LogSample, unnamed: number, otherwise: string): string {
  return `${name}: no model is named by ${unnamed.toLocaleString('en')} of the tries: they are taken for those of "${otherwise}".`;
}

/** Whose tries a file holds where it does not say so: its name without the number of a step or part, or its folder's. */
function policyOf({ folder, text }: LogSample): string {
  const stem = text.name.replace(/\.(jsonl|ndjson|jsonlines|json|csv|tsv|tab)$/i, '');
  const named = stem
    .replace(/(?:^|[\s._-]+)(?:\d+|step[\s._-]?\d+|rs\d+|chunk[\s._-]?\d+|part|of)(?=[\s._-]|$)/gi, '')
    .replace(/^[\s._-]+/, '');
  const isTelling = /[a-z]/i.test(named) && !general.test(named);
  return isTelling ? named : basename(resolve(folder)) || stem;
}

/** Names that say what is in a file, not whose it is. */
const general =
  /^(?:rollouts?|results?|traces?|completions?|generations?|samples?|outputs?|train|val|test|step)$/i;

function addTry(
  sheet: AnswerSheet,
  one: Rollout,
  model: string,
  place: { readonly file: string; readonly line: number },
  options: ImportOptions,
): void {
  const reward = numberOf(one.reward);
  const field = one.field;
  if (reward === undefined || !Number.isFinite(reward)) {
    if (reward !== undefined) sheet.tries.missing++;
    else sheet.problems.add(place.file, place.line, noScore({ ...place, field, value: one.reward }));
    return;
  }
  const { isUnfinished, tokens, answer, key } = one;
  const known = {
    respondent: sheet.respondents.add(model),
    item: sheet.item(one.item, one.clue),
    reward,
    step: numberOf(one.step) ?? NaN,
  };
  sheet.tries.add({ ...known, isUnfinished, tokens, answer, key }, { ...place, field }, options.pass ?? 1);
}
