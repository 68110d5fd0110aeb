import type { Detection } from '../../../core/detection/detection';
import { attemptsFields } from './attemptsField';
import { isCodeOf } from '../sampling/missingCodes';
import { isQuestionName, itemRank, plainName, respondentRank } from '../sampling/fieldNames';
import { itemDetection, respondentDetection, verdictDetection } from './fieldDetections';
import type { ImportOptions } from '../reading/responseLog';
import type { SampleColumns } from '../sampling/sampleColumns';
import { distinct, isText } from '../sampling/sampleValues';
import { scoreReading, turnedReading, type ScoreReading } from './scoreReading';
import { bestVerdict, type VerdictField } from './verdictField';

/** Which field of a log with one answer a record says what. */
export interface AnswerFields {
  /** Undefined where the file's name stands for the respondent. */
  readonly respondent: string | undefined;
  readonly item: string;
  /** A field that the item's name is unique only within: the problem of a step. */
  readonly within?: string;
  readonly score: string;
  /** The field with the right answer, where the score is an answer that is right if it equals that. */
  readonly key?: string;
  /** How many attempts a record stands for. */
  readonly attempts?: string;
  /** Whether the score is the number of correct attempts, not their share; where not known, values above 1 tell. */
  readonly counts?: true;
  /** A field with the item's question, beside its name. */
  readonly question?: string;
  /** Whether a value is said to stand for no answer. */
  readonly isCode?: (value: unknown) => boolean;
  /** How the score is read. */
  readonly reading: ScoreReading;
  /** Whether the score's name may as well be that of the right answer. */
  readonly isDoubtful: boolean;
  readonly detections: readonly Detection[];
}

/** What the user says of it. */
type Given = Pick<ImportOptions, 'fields' | 'right' | 'missing'>;

/** Finds out which field says what, by name, by the first values and by what the user says; undefined where one is not there. */
export function answerFieldsOf(
  columns: SampleColumns,
  { fields: given = {}, right, missing }: Given = {},
  mayLackRespondent = false,
): AnswerFields | undefined {
  const attempts = attemptsFields(columns, given);
  const items = ranked(columns, (name) => itemRank(name), given.respondent);
  const people = ranked(columns, respondentRank, given.item);
  const respondent = given.respondent ?? people[0] ?? plainRespondent(columns, items, given);
  const item = given.item ?? items.find((name) => name !== respondent) ?? plainItem(columns, respondent);
  if (item === undefined || (respondent === undefined && !mayLackRespondent)) return undefined;
  const isCode = isCodeOf(missing);
  const answers = isCode ? without(columns, isCode) : columns;
  const taken = [respondent, item].filter((name) => name !== undefined);
  const verdict: VerdictField | undefined = attempts.successes
    ? { score: attempts.successes, rivals: [], tier: 0 }
    : bestVerdict(answers, { ...(given.score && { score: given.score }), ...(right && { right }), taken });
  const isPlain = verdict?.tier === 0 || verdict?.key !== undefined;
  if (!verdict || (respondent === undefined && !isPlain)) return undefined;
  const within = withinField(columns, item);
  const question = questionField(columns, [item, verdict.score, ...(respondent ? [respondent] : [])]);
  const rivals = people.filter((name) => name !== respondent && name !== item);
  return {
    respondent,
    item,
    ...(within !== undefined && { within }),
    score: verdict.score,
    ...(verdict.key !== undefined && { key: verdict.key }),
    ...(attempts.trials !== undefined && { attempts: attempts.trials }),
    ...(attempts.successes !== undefined && { counts: true as const }),
    ...(question !== undefined && { question }),
    ...(isCode && { isCode }),
    reading: verdict.isTurned
      ? turnedReading(answers.values(verdict.score))
      : scoreReading(answers.values(verdict.score), right),
    isDoubtful: given.score === undefined && verdict.tier > 1 && verdict.key === undefined,
    detections: [
      ...(given.respondent === undefined && respondent !== undefined
        ? respondentDetection(columns, respondent, rivals, respondentRank(respondent) === undefined)
        : []),
      ...(within === undefined ? [] : itemDetection(item, within)),
      ...(given.score === undefined || verdict.isTurned ? verdictDetection(columns, verdict) : []),
      ...attempts.detections,
    ],
  };
}

/** The same columns with the places empty that are said to hold no answer. */
function without({ names, values }: SampleColumns, isCode: (value: unknown) => boolean): SampleColumns {
  return { names, values: (name) => values(name).map((value) => (isCode(value) ? '' : value)) };
}

/** What a log must say and none of these names says: an example of how it may be called for each. */
export function missingFields(names: readonly string[]): string[] {
  const roles = [
    {
      isThere: names.some((name) => respondentRank(name) !== undefined),
      words: 'a respondent (a field such as "respondent", "student" or "model")',
    },
    {
      isThere: names.some((name) => itemRank(name, true) !== undefined),
      words: 'an item (such as "item", "question" or "id")',
    },
    {
      isThere: bestVerdictName(names),
      words: 'a score from 0 to 1 (such as "score" or "correct")',
    },
  ];
  return roles.filter(({ isThere }) => !isThere).map(({ words }) => words);
}

function bestVerdictName(names: readonly string[]): boolean {
  return bestVerdict({ names, values: () => [1] }, { taken: [] }) !== undefined;
}

/** The names that a ranking knows, best first; those with the same value everywhere after those that tell records apart. */
function ranked(
  columns: SampleColumns,
  rank: (name: string) => number | undefined,
  but: string | undefined,
): string[] {
  const isConstant = (name: string): number => (distinct(columns.values(name)).size > 1 ? 0 : 1);
  return columns.names
    .flatMap((name) => {
      const own = name === but ? undefined : rank(name);
      return own === undefined || !columns.values(name).some(isText) ? [] : [{ name, own }];
    })
    .map((one) => ({ ...one, constant: rank === respondentRank ? 0 : isConstant(one.name) }))
    .sort(
      (one, other) =>
        one.constant - other.constant || one.own - other.own || (one.name < other.name ? -1 : 1),
    )
    .map(({ name }) => name);
}

/** A bare `id` is the person where items are named beside it and it comes again, as in the Item Response Warehouse. */
function plainRespondent(
  columns: SampleColumns,
  items: readonly string[],
  given: NonNullable<Given['fields']>,
): string | undefined {
  const item = given.item ?? items[0];
  const id = columns.names.find((name) => /^(id|pid|sid|uid)$/.test(plainName(name)) && name !== item);
  if (id === undefined || item === undefined) return undefined;
  const values = columns.values(id).filter(isText);
  const isRepeated = distinct(values).size < values.length;
  const isLong = columns.names.some((name) => /^resp(onse)?$/.test(plainName(name)));
  return isRepeated || isLong ? id : undefined;
}

/** A plain `id` serves where nothing else is an item's name. */
function plainItem(columns: SampleColumns, respondent: string | undefined): string | undefined {
  return columns.names
    .filter((name) => name !== respondent)
    .map((name) => ({ name, rank: itemRank(name, true) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((one, other) => one.rank! - other.rank! || (one.name < other.name ? -1 : 1))[0]?.name;
}

/** Steps have the same names in other problems: KDD Cup's "Step Name" counts within its "Problem Name". */
function withinField(columns: SampleColumns, item: string): string | undefined {
  const step = columns.names.find((name) => /^step_(name|id)$/.test(plainName(name)));
  if (step === undefined || !/^problem_(name|id)$/.test(plainName(item))) return undefined;
  return distinct(columns.values(step)).size > 1 ? step : undefined;
}

/** A field with the text of the question, where the item has a name of its own. */
function questionField(columns: SampleColumns, taken: readonly string[]): string | undefined {
  return columns.names
    .filter((name) => isQuestionName(name) && !taken.includes(name))
    .find((name) => columns.values(name).filter((value) => isSentence(value)).length > 0);
}

function isSentence(value: unknown): boolean {
  return typeof value === 'string' && /\S\s+\S/.test(value);
}
