import { isItemName, isRespondentName } from '../sampling/fieldNames';
import type { ImportOptions } from '../reading/responseLog';

/** What the rows of a table of answers are. */
export interface Orientation {
  readonly rows: 'respondents' | 'items';
  /** What told whether the rows are respondents or items; empty where nothing did and respondents are assumed. */
  readonly told: string;
}

const itemLike = /^(item|question|q|problem|prob|task|exercise|i|x|v)[ _.-]?\d+$/i;
const modelLike = /\/|\b\d+(\.\d+)?b\b|gpt|llama|qwen|mistral|gemma|claude|gemini|pythia|phi-?\d/i;
const personLike = /^(respondent|subject|person|student|user|participant|examinee|model)[ _.-]?\d+$/i;
/** Rows called so are respondents; columns may as well be statements and parts of a test. */
const shortPersonLike = /^[sp][ _.-]?\d+$/i;

/** Whether a column is called as items are: Q1, item_2. */
export function isItemLike(name: string): boolean {
  return itemLike.test(name.trim());
}

/** Finds out what the rows of a table are by the names of its rows and columns. */
export function orientation(
  columns: readonly string[],
  answers: readonly number[],
  names: number,
  body: readonly (readonly string[])[],
  given: ImportOptions['rows'],
): Orientation {
  if (given) return { rows: given, told: 'as you say' };
  const corner = names >= 0 ? columns[names]! : '';
  if (isRespondentName(corner)) return { rows: 'respondents', told: `the first column is "${corner}"` };
  if (isItemName(corner)) return { rows: 'items', told: `the first column is "${corner}"` };
  const across = answers.slice(0, 200).map((at) => columns[at]!);
  const down = names >= 0 ? body.map((row) => row[names]!) : [];
  const mostly = (list: readonly string[], pattern: RegExp): boolean =>
    list.length > 0 && list.filter((name) => pattern.test(name)).length * 2 > list.length;
  if (mostly(across, itemLike))
    return { rows: 'respondents', told: `columns such as "${across[0]}" are items` };
  if (mostly(down, itemLike)) return { rows: 'items', told: `rows such as "${down[0]}" are items` };
  if (mostly(down, modelLike) || mostly(down, personLike) || mostly(down, shortPersonLike))
    return { rows: 'respondents', told: `rows such as "${down[0]}" are respondents` };
  if (mostly(across, modelLike) || mostly(across, personLike))
    return { rows: 'items', told: `columns such as "${across[0]}" are respondents` };
  return { rows: 'respondents', told: '' };
}
