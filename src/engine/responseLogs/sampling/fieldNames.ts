import { foreignNames, isForeign } from './foreignNames';

/** A field's name as names are compared: words in lower case joined by `_`, of the last part of its path. */
export function plainName(name: string): string {
  return snake(name.slice(name.lastIndexOf('.') + 1));
}

/** The forms of a name that may say its role: its own, and with the part of the path before it: `model.name` is `model_name`. */
function formsOf(name: string): string[] {
  if (name.length > longestName) return [];
  const parts = name.split('.');
  const own = snake(parts.at(-1)!);
  return parts.length === 1 ? [own] : [own, `${snake(parts.at(-2)!)}_${own}`];
}

/** No field that is known by its name has a longer one. */
const longestName = 200;

function snake(name: string): string {
  return name
    .trim()
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s._-]+/g, '_');
}

const respondentWords = [
  'respondent',
  'examinee',
  'testee',
  'model',
  'llm',
  'student',
  'pupil',
  'learner',
  'participant',
  'subject',
  'candidate',
  'person',
  'user',
  'solver',
  'player',
  'system',
  'agent',
  'provider',
  'engine',
  'handle',
];
const itemWords = [
  'item',
  'test_item',
  'question',
  'problem',
  'puzzle',
  'exercise',
  'example',
  'sample',
  'instance',
  'doc',
  'document',
  'prompt',
  'task',
  'test_case',
  'case',
  'step',
  'stimulus',
  'test',
  'skill',
];
const respondentEndings = /^(?:(?:anon|anonymous)_)?(.+?)(?:_(id|name|key|no|nr|uuid|handle))?$/;
const itemEndings = /^(.+?)(?:_?(id|key|hash|uid|name|no|nr|num|number|idx|index|code))?$/;
/** A person whose part is said before: `submission_user`; not those who judge, and no number of people. */
const qualifiedPerson =
  /_(respondent|examinee|testee|student|pupil|learner|participant|candidate|user|solver|handle)(_(id|name|key|no|nr|uuid))?$/;
const noPerson =
  /^(n|num|no|number|count|total|is|has|avg|mean|per|by|judge|grader|rater|annotator|teacher|reviewer|evaluator|creator)_/;
const plainItem = /^(id|key|uid|qid|pid|idx|index)$/;

/** How well a name says that a field holds the respondent: the lower the better; undefined where it does not. */
export function respondentRank(name: string): number | undefined {
  return best(formsOf(name), (form) => {
    const [, word, ending] = respondentEndings.exec(form) ?? [];
    const at = respondentWords.indexOf(word ?? '');
    if (at >= 0) return 2 * at + (ending === undefined || ending === 'id' ? 0 : 1);
    if (isForeign(form, 'respondent')) return 2 * respondentWords.length;
    return form.includes('_') && qualifiedPerson.test(form) && !noPerson.test(form) ? 1000 : undefined;
  });
}

/** The same for the item: an item's own id stands above its text or topic; `isPlain` takes a bare `id` as well. */
export function itemRank(name: string, isPlain = false): number | undefined {
  return best(formsOf(name), (form) => {
    if (isPlain && plainItem.test(form)) return 1000 + (/^(idx|index)$/.test(form) ? 1 : 0);
    if (/^(qid|example_?id|questionid)$/.test(form)) return 0;
    const own = itemWords.indexOf(form);
    const [, word, ending] = itemEndings.exec(form) ?? [];
    const at = own >= 0 ? own : itemWords.indexOf(word ?? '');
    if (at < 0) return isForeign(form, 'item') ? 150 : undefined;
    const isId = own < 0 && ending !== undefined && ending !== 'name';
    return (isId ? 0 : 100) + at + (word === 'skill' ? 500 : 0);
  });
}

/** Whether a field's name is one for respondents. */
export function isRespondentName(name: string): boolean {
  return respondentRank(name) !== undefined;
}

/** Whether a field's name is one for items. */
export function isItemName(name: string): boolean {
  return itemRank(name) !== undefined;
}

/** Names of verdicts in tiers: words that say right or wrong, scores, what may be the answer itself, and what may be the key. */
const verdictTiers: readonly (readonly RegExp[])[] = [
  [
    /^(is_|was_)?correct(ly|ness)?$/,
    /^(is_)?correct_first_attempt$|^first_attempt_correct$/,
    /^(answered_correctly|(is_)?answer_correct|response_correct|correct_response)$/,
    /^(is_|did_)?pass(ed)?$/,
    /^(is_)?(success|successful|succeeded|solved|resolved|right|accepted|win)$/,
    /^(quasi_|prefix_|quasi_prefix_)?exact_match$|^em$/,
    /^acc(uracy)?(_norm)?$/,
    /^pass_?(at|@)?_?1$/,
  ],
  [/^(test_|judge_|total_)?scores?$/, /^verdict$|^judge?ment$/, /^(marks?|points?)$/, /^(reward|rating)$/],
  [/^results?$/, /^resp(onse)?$/, /^outcome$/, /^status$/],
  [/^labels?$/, /^grade$/, /^y$/],
];

/** In which tier a name of another language is. */
const foreignTiers = new Map(
  foreignNames.verdicts.flatMap((names, tier) => names.map((name) => [name, tier] as const)),
);
const foreignWrong = new Set(foreignNames.wrong);

/** Names of what is 1 where an answer was wrong. */
const wrongs =
  /^(is_|was_|has_)?(wrong|incorrect|errors?|erroneous|mistakes?|mistaken|false|false_answer|fails?|failed|failures?|unsolved|unresolved|rejected)(ly|ness)?$|^(answered_incorrectly|(answer|response)_(incorrect|wrong)|(incorrect|wrong)_(answer|response))$/;

/** Whether a field's name is one for verdicts that run the other way: 1 is wrong. */
export function isWrongName(name: string): boolean {
  return formsOf(name).some((form) => wrongs.test(form) || foreignWrong.has(form));
}

/** How well a name says that a field holds the verdict, and in which tier it is (0 says so plainly, 3 hardly). */
export function verdictRank(name: string): { tier: number; rank: number } | undefined {
  const rank = best(formsOf(name), (form) => {
    const foreign = foreignTiers.get(form);
    if (foreign !== undefined) return 100 * foreign + 50;
    const tier = verdictTiers.findIndex((patterns) => patterns.some((one) => one.test(form)));
    return tier < 0 ? undefined : 100 * tier + verdictTiers[tier]!.findIndex((one) => one.test(form));
  });
  return rank === undefined ? undefined : { tier: Math.floor(rank / 100), rank };
}

const trials =
  /^(count|attempts?|n|k_?total|(n|num|number_of)_(attempts|trials|samples|generations|completions)|trials|total|samples)$/;
const successes =
  /^(successes|k|c|hits|wins|passes|(n|num|number_of)_(correct|right|passed|success(es)?)|correct_count|pass_count)$/;
const keys =
  /^(answer_key|key|(correct|right|gold|expected|true|reference)_(answer|option|choice|letter|label|response|key|value)|gold|golden|target|truth|ground_truth|expected|labels?|answer_?key)$/;
const givens =
  /^((user|student|model|given|chosen|selected|raw|predicted|submitted)_(answer|response|choice|option|value|label)|response|answer|prediction|predictions?|pred|predicted|chosen|choice|selected|resp|answer_value|output|answer_given)$/;
const questions =
  /^(question|prompt|problem|input|query|instruction|question_text|problem_text|item_text|stem)$/;

/** Whether a field's name is one for the number of trials. */
export function isTrialsName(name: string): boolean {
  return trials.test(plainName(name));
}

/** Whether a field's name is one for the number of correct trials. */
export function isSuccessesName(name: string): boolean {
  return successes.test(plainName(name));
}

/** Whether a field's name is one for the right answer. */
export function isKeyName(name: string): boolean {
  return keys.test(plainName(name));
}

/** Whether a field's name is one for the answer that was given. */
export function isGivenName(name: string): boolean {
  return givens.test(plainName(name));
}

/** Whether a field's name is one for a question's text. */
export function isQuestionName(name: string): boolean {
  return questions.test(plainName(name));
}

function best(forms: readonly string[], rank: (form: string) => number | undefined): number | undefined {
  const ranks = forms.map(rank).filter((one) => one !== undefined);
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}
