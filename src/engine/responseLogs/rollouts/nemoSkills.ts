import { exampleOf } from '../../../core/dataset/example';
import type { Fields } from '../../../core/dataset/reading/record';
import { askReward } from './rewardQuestion';
import { answered, promptItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

const verdicts = ['symbolic_correct', 'judgement', 'is_correct'] as const;

/** Generations that NeMo Skills has judged (output-rs0.jsonl and on, a file a seed): the row that was asked, with a verdict. */
export const nemoSkills: RolloutShape = {
  format: 'nemo-skills',
  title: 'NeMo Skills generations',
  about: 'NeMo Skills: judged generations, a file a seed (output-rs0.jsonl)',
  by: 'generation, expected_answer and a verdict',
  isOne: (one) => 'generation' in one && 'expected_answer' in one && verdictsIn([one]).length > 0,
  begin: (records, sheet, options) => askReward(verdictsIn(records), sheet, options),
  tries(record, { options, records, map }) {
    const { key, question } = exampleOf(record, map, 0, '');
    const named = promptItem(question);
    if (!named && key === '') return 'no question and no id were found in it';
    const field = options.metric ?? verdictsIn(records)[0]!;
    return [
      {
        ...(key === '' ? named! : { item: key, clue: { key, ...named?.clue } }),
        ...answered(record['predicted_answer'] ?? record['generation'], record['expected_answer']),
        ...{ reward: field === 'judgement' ? saidIn(record[field]) : record[field], field },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};

/** The fields of verdicts that any of the records has. */
function verdictsIn(records: readonly Fields[]): string[] {
  return verdicts.filter((name) => records.some((one) => name in one));
}

/** What a judge says in the end: "Judgement: Yes". Anything else is no verdict, and stays as it is. */
function saidIn(judgement: unknown): unknown {
  const said =
    typeof judgement === 'string' ? /judgement\**\s*:[\s*]*(\S[^\n]*)/i.exec(judgement)?.[1] : undefined;
  const verdict = said && /^(yes|no)\b/i.exec(said)?.[1];
  return verdict ? verdict.toLowerCase() === 'yes' : (said ?? judgement);
}
