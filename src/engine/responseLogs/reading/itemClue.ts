import { exampleOf } from '../../../core/dataset/example';
import { detectFields } from '../../../core/dataset/guessFields';
import type { FieldMap } from '../../../core/dataset/fields/fieldMap';
import type { Fields } from '../../../core/dataset/reading/record';
import type { ItemClue } from './responseLog';
import { textHash } from './textHash';

/** Reads clues from records of a dataset that a log carries with it; which field is what is told by the first of them. */
export class ClueReader {
  private readonly map: FieldMap;

  constructor(samples: readonly Fields[]) {
    this.map = detectFields(samples).map;
  }

  /** What a record tells of itself: its own id and the text of its question. */
  clue(fields: Fields): ItemClue {
    const { key, question } = exampleOf(fields, this.map, 0, '');
    return { ...(key === '' ? {} : { key }), ...(question === '' ? {} : { text: textHash(question) }) };
  }
}
