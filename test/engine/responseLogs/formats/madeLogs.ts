import type { Fields } from '../../../../src/core/dataset/reading/record';
import type { Answer } from '../generated';

/** A way to write the same answers as a log of one format: its records, one an answer, a respondent or an item. */
export interface MadeLog {
  /** What of the format it is, where the format has several forms. */
  readonly kind: string;
  /** The file, and the folders it lies in, where these say something. */
  readonly file: string;
  /** What never moves: what stands before the records. */
  readonly first?: readonly Fields[];
  readonly records: (answers: readonly Answer[]) => Fields[];
  /** What stands around the list of records in a file that is one object. */
  readonly around?: Fields;
}

const many = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** One record for each respondent, or each item, with the answers it is part of by the names of the others. */
function grouped(
  answers: readonly Answer[],
  by: 'respondent' | 'item',
  made: (name: string, others: Fields) => Fields,
): Fields[] {
  const other = by === 'item' ? 'respondent' : 'item';
  return many(answers.map((one) => one[by])).map((name) =>
    made(
      name,
      Object.fromEntries(answers.filter((one) => one[by] === name).map((one) => [one[other], one.score])),
    ),
  );
}

const model = 'acme/small-1b';
const ofOne = (answers: readonly Answer[]): readonly Answer[] =>
  answers.filter(({ respondent }) => respondent === answers[0]!.respondent);

const long = (answers: readonly Answer[]): Fields[] =>
  answers.map(({ respondent, item, score }, at) => ({
    ...{ student: respondent, question_id: item, correct: score },
    ...{ seconds: 3 + (at % 5), topic: 'sums', notes: `line ${at}` },
  }));

/** Every format of the catalogue by its name, with its forms. */
export const madeLogs: Readonly<Record<string, readonly MadeLog[]>> = {
  'lm-eval': [
    {
      kind: 'samples',
      file: 'acme__small-1b/samples_sums_2025-01-02T03-04-05.678901.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }, at) => ({
          ...{ doc_id: at, doc: { id: item, question: `What is ${item}?` }, target: '4' },
          ...{ resps: [['4']], filtered_resps: ['4'], filter: 'none', metrics: ['acc'], acc: score },
        })),
    },
  ],
  helm: [
    {
      kind: 'statistics',
      file: `sums:model=acme_small-1b/per_instance_stats.json`,
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          instance_id: item,
          stats: [{ name: { name: 'exact_match', split: 'test' }, count: 1, sum: score, mean: score }],
        })),
    },
  ],
  'openai-evals': [
    {
      kind: 'events',
      file: 'sums.jsonl',
      first: [{ spec: { completion_fns: [model], eval_name: 'sums.dev', run_id: 'r1' } }],
      records: (answers) =>
        ofOne(answers).map(({ item, score }, at) => ({
          ...{ run_id: 'r1', event_id: at, sample_id: item, type: 'match', data: { correct: score === 1 } },
          created_by: '',
        })),
    },
  ],
  inspect: [
    {
      kind: 'one object',
      file: 'sums.json',
      around: { version: 2, eval: { task: 'sums', model } },
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ id: item, epoch: 1, input: `What is ${item}?`, target: '4' },
          scores: { match: { value: score === 1 ? 'C' : 'I' } },
        })),
    },
  ],
  'every-eval-ever': [
    {
      kind: 'instances',
      file: 'samples.jsonl',
      records: (answers) =>
        answers.map(({ respondent, item, score }) => ({
          ...{ model_id: respondent, evaluation_name: 'sums', sample_id: item },
          ...{ input: { raw: `What is ${item}?` }, evaluation: { score, is_correct: score === 1 } },
        })),
    },
  ],
  'nemo-gym': [
    {
      kind: 'rollouts',
      file: 'rollouts.jsonl',
      records: (answers) =>
        answers.map(({ respondent, item, score }) => ({
          ...{ responses_create_params: { input: `What is ${item}?` }, response: { model: respondent } },
          ...{ reward: score, _ng_task_index: item.length, agent_ref: { name: item } },
        })),
    },
  ],
  'prime-rl': [
    {
      kind: 'traces',
      file: 'traces.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          task: { data: { idx: item, prompt: `What is ${item}?` } },
          traces: [{ rewards: { right: { value: score, weight: 1 } }, is_completed: true }],
        })),
    },
  ],
  verifiers: [
    {
      kind: 'results',
      file: 'results.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ example_id: item, prompt: `What is ${item}?`, completion: 'It is 4.' },
          ...{ answer: '4', task: 'sums', reward: score },
        })),
    },
  ],
  'open-instruct': [
    {
      kind: 'token ids',
      file: 'rollouts.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }, at) => ({
          ...{ sample_idx: at, prompt_idx: item, prompt_tokens: [1], response_tokens: [2, 3] },
          ...{ reward: score, finish_reason: 'stop' },
        })),
    },
  ],
  skyrl: [
    {
      kind: 'evaluations',
      file: 'eval.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ input_prompt: `What is ${item}?`, output_response: 'It is 4.', score: [0, score] },
          ...{ stop_reason: 'stop', env_class: 'sums' },
        })),
    },
  ],
  verl: [
    {
      kind: 'a dump',
      file: '10.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ input: `What is ${item}?`, output: 'It is 4.', gts: '4', score, step: 10 },
        })),
    },
  ],
  trl: [
    {
      kind: 'completions',
      file: 'completions.csv',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ step: 5, prompt: `What is ${item}?`, completion: 'It is 4.' },
          ...{ accuracy_reward: score, advantage: score - 0.5 },
        })),
    },
  ],
  'nemo-skills': [
    {
      kind: 'judged generations',
      file: 'output-rs0.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ problem: `How many are ${item} and two more of them?`, generation: 'It is 4.' },
          ...{ expected_answer: '4', predicted_answer: '4', symbolic_correct: score === 1 },
        })),
    },
  ],
  tallies: [
    {
      kind: 'a verdict a try',
      file: 'lists.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ question: `How many are ${item} and two more of them?`, answer: '4' },
          correctness: [score === 1, false],
        })),
    },
    {
      kind: 'counts of tries',
      file: 'rows.jsonl',
      records: (answers) =>
        ofOne(answers).map(({ item, score }) => ({
          ...{ question: `How many are ${item} and two more of them?`, answer: '4' },
          ...{ total_correct: 3 * score, total: 4 },
        })),
    },
  ],
  'py-irt': [
    {
      kind: 'subjects',
      file: 'responses.jsonl',
      records: (answers) =>
        grouped(answers, 'respondent', (name, responses) => ({ subject_id: name, responses })),
    },
  ],
  long: [
    { kind: 'CSV', file: 'a.csv', records: long },
    { kind: 'TSV', file: 'a.tsv', records: long },
    { kind: 'JSON Lines', file: 'a.jsonl', records: long },
    { kind: 'a JSON list', file: 'a.json', records: long },
    {
      kind: 'CSV of one model',
      file: 'small-1b/a.csv',
      records: (answers) => long(ofOne(answers)).map(({ student: _, ...rest }) => rest),
    },
  ],
  wide: [
    {
      kind: 'respondents down',
      file: 'a.csv',
      records: (answers) => grouped(answers, 'respondent', (student, cells) => ({ student, ...cells })),
    },
    {
      kind: 'items down',
      file: 'a.tsv',
      records: (answers) => grouped(answers, 'item', (item, cells) => ({ item, ...cells })),
    },
    {
      kind: 'names under a name that says nothing, and a trait',
      file: 'a.csv',
      records: (answers) =>
        grouped(answers, 'respondent', (code, cells) => ({ code, school: 'north', ...cells })),
    },
  ],
  nested: [
    {
      kind: 'a field for each model',
      file: 'a.jsonl',
      records: (answers) =>
        grouped(answers, 'item', (id, cells) => ({
          ...{ id, question: `How many are ${id} and two more of them?`, answer: '4' },
          ...Object.fromEntries(
            Object.entries(cells).map(([name, score]) => [name, { is_correct: score === 1 }]),
          ),
        })),
    },
    {
      kind: 'a list of results',
      file: 'a.json',
      records: (answers) =>
        grouped(answers, 'item', (id, cells) => ({
          ...{ id, question: `How many are ${id} and two more of them?` },
          results: Object.entries(cells).map(([name, score]) => ({ model: name, correct: score })),
        })),
    },
  ],
};
