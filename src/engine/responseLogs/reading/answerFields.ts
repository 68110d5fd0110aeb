import type { ImportOptions } from './responseLog';

/** Which field of a log with one answer a record says what. */
export interface AnswerFields {
  readonly respondent: string;
  readonly item: string;
  readonly score: string;
  /** How many attempts a record stands for. */
  readonly attempts?: string;
  /** Whether the score is the number of correct attempts, not their share; where not known, values above 1 tell. */
  readonly counts?: true;
}

const respondentNames =
  /^(respondent|subject|person|student|user|participant|examinee|learner|candidate|solver|player|model)([_ .-]?(id|name))?$/;
const itemNames =
  /^(item|question|problem|puzzle|task|exercise|example|sample|instance|prompt|doc|document|skill|test_item)([_ .-]?(id|name|key|hash|no|nr))?$/;
const scoreNames =
  /^(score|correct|is[_ .-]?correct|answered[_ .-]?correctly|answer[_ .-]?correct|response|result|outcome|success|passed|pass|right|mark|grade|acc|accuracy|exact[_ .-]?match|verdict|label|y)$/;
const attemptsNames =
  /^(count|attempts?|n|n[_ .-]?attempts|num[_ .-]?attempts|trials|n[_ .-]?trials|total|samples)$/;
const correctNames =
  /^(successes|k|n[_ .-]?correct|num[_ .-]?correct|correct[_ .-]?count|hits|n[_ .-]?right|wins)$/;

/** Whether a field's name is one for respondents. */
export function isRespondentName(name: string): boolean {
  return says(respondentNames, name);
}

/** Whether a field's name is one for items. */
export function isItemName(name: string): boolean {
  return says(itemNames, name);
}

/** Finds out which field says what, by name and by what the user says; undefined where one is not there. */
export function answerFieldsOf(
  names: readonly string[],
  given: ImportOptions['fields'] = {},
): AnswerFields | undefined {
  const first = (pattern: RegExp): string | undefined => names.find((name) => says(pattern, name));
  const attempts = given.attempts ?? given.count ?? first(attemptsNames);
  const correct = attempts === undefined ? undefined : first(correctNames);
  const respondent = given.respondent ?? first(respondentNames);
  const score = given.score ?? correct ?? first(scoreNames);
  const item = given.item ?? itemField(names, respondent);
  if (respondent === undefined || item === undefined || score === undefined) return undefined;
  return {
    respondent,
    item,
    score,
    ...(attempts === undefined ? {} : { attempts }),
    ...(score === correct ? { counts: true as const } : {}),
  };
}

/** What a log must say and none of these names says: an example of how it may be called for each. */
export function missingFields(names: readonly string[]): string[] {
  const roles = [
    { pattern: respondentNames, words: 'a respondent (a field such as "respondent", "student" or "model")' },
    { pattern: itemNames, words: 'an item (such as "item", "question" or "id")' },
    { pattern: scoreNames, words: 'a score from 0 to 1 (such as "score" or "correct")' },
  ];
  return roles.filter(({ pattern }) => !names.some((name) => says(pattern, name))).map(({ words }) => words);
}

/** An item's own id stands above its text or topic; a plain `id` serves where nothing else is an item's name. */
function itemField(names: readonly string[], respondent: string | undefined): string | undefined {
  const items = names.filter((name) => says(itemNames, name) && name !== respondent);
  const withId = items.find((name) => /id|key|hash$/.test(plain(name)));
  return withId ?? items[0] ?? names.find((name) => /^(id|key|uid|qid)$/.test(plain(name)));
}

/** Whether a pattern fits the last part of a path, or its last two: `model.name` is as good as `model_name`. */
function says(pattern: RegExp, name: string): boolean {
  if (name.length > longestName) return false;
  const own = plain(name);
  if (own.length === name.length || pattern.test(own)) return pattern.test(own);
  return pattern.test(name.trim().toLowerCase().split('.').slice(-2).join('_'));
}

/** No field that is known by its name has a longer one. */
const longestName = 200;

/** The last part of a path, in lower case. */
function plain(name: string): string {
  return name
    .slice(name.lastIndexOf('.') + 1)
    .trim()
    .toLowerCase();
}
