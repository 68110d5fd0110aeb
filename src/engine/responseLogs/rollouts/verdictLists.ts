import { structured } from '../../../core/dataset/fields/literal';
import type { Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';

/** Names of lists with a verdict or a reward a try: open-r1's correctness_math_verify, LiveCodeBench's graded_list. */
const listNames =
  /^(?:pass_rate_rewards|rewards?(?:_list)?|graded_list|verdicts?|passed|is_?correct(?:_list)?|correct(?:_list)?|correctness(?:_\w+)?|accuracies|accs?|scores?|scores_list)$/i;

/** The fields of records that list a verdict or a reward a try, those that more of the records have first. */
export function verdictListsOf(records: readonly Fields[]): string[] {
  const names = new Set(records.flatMap((one) => Object.keys(one)).filter((name) => listNames.test(name)));
  const counted = [...names].map((name) => ({
    name,
    count: records.filter((one) => verdictsIn(one, name)).length,
  }));
  return counted
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name);
}

/** The verdicts or rewards that a field lists, one a try; undefined where it does not. */
export function verdictsIn(record: Fields, name: string): readonly unknown[] | undefined {
  const list = structured(record[name]);
  return Array.isArray(list) && list.length > 0 && list.every(isVerdict) ? (list as unknown[]) : undefined;
}

function isVerdict(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'number' || numberOf(value) !== undefined;
}

const endings = ['finish_reasons', 'finish_reason', 'stop_reasons'];

/** Whether each of so many tries of a record was cut off; undefined where the record does not list that. */
export function cutOffsIn(record: Fields, tries: number): readonly boolean[] | undefined {
  for (const name of endings) {
    const list = structured(record[name]);
    if (Array.isArray(list) && list.length === tries)
      return list.map((reason) => reason === 'length' || reason === 'max_tokens');
  }
  return undefined;
}
