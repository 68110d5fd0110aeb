import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import { fieldMapKey } from '../../../src/core/dataset/fields/fieldMap';
import type { Shape } from '../../../src/core/dataset/shape';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { root } from '../../../tools/root.mjs';
import { alsoShared, describeShared, sharedFolder } from '../../shared';

/** What must be found in a dataset: its records, its shape, its fields. */
interface Known {
  readonly path: string;
  readonly rows: number;
  readonly shape: Shape;
  readonly map: string;
  /** How many examples have no question, and how many no answer, where not all have both. */
  readonly unasked?: number;
  readonly unanswered?: number;
}

const conversation = 'question=messages,answer=messages,difficulty=';
const choices = 'question=question.stem,choices=question.choices,label=answerKey,key=id,difficulty=';
const matrix = { shape: 'response matrix', map: 'question=,difficulty=' } as const;

/** The sample: some of its questions offer choices. */
const sample: Known = {
  path: join(root, 'media/samples/school.jsonl'),
  rows: 350,
  shape: 'multiple choice',
  map: 'question=question,answer=answer,solution=solution,choices=choices,label=answerKey,key=id,difficulty=grade',
};

const datasets: readonly Known[] = [
  {
    path: 'arc-human-difficulty/arc_with_human_difficulty.jsonl',
    rows: 7785,
    shape: 'multiple choice',
    map: 'question=question,choices=choices,label=answerKey,key=id,difficulty=difficulty+bloom+depth_of_knowledge+grade+subset,goldBy=label,levels=bloom:["Bloom",{}],levels=depth_of_knowledge:["roman",{}],levels=grade:["numbered",{}],levels=subset:["words",{"prefix":"arc"}]',
  },
  { path: 'commonsenseqa/train_rand_split.jsonl', rows: 9741, shape: 'multiple choice', map: choices },
  { path: 'commonsenseqa/dev_rand_split.jsonl', rows: 1221, shape: 'multiple choice', map: choices },
  {
    path: 'commonsenseqa/test_rand_split_no_answers.jsonl',
    rows: 1140,
    shape: 'multiple choice',
    map: 'question=question.stem,choices=question.choices,key=id,difficulty=',
    unanswered: 1140,
  },
  ...['train', 'test', 'test_socratic'].map((name) => ({
    path: `gsm8k/${name}.jsonl`,
    rows: name === 'train' ? 7473 : 1319,
    shape: 'question and answer' as const,
    map: 'question=question,answer=answer,difficulty=',
  })),
  {
    path: 'gsm8k/example_model_solutions.jsonl',
    rows: 1319,
    shape: 'question and answer',
    map: 'question=question,answer=ground_truth,difficulty=',
  },
  {
    path: 'math-levels/MATH_test_5000.jsonl',
    rows: 5000,
    shape: 'question and answer',
    map: 'question=problem,answer=solution,difficulty=level,levels=level:["numbered",{}]',
  },
  {
    path: 'code-humaneval-mbpp/HumanEval.jsonl',
    rows: 164,
    shape: 'question and answer',
    map: 'question=prompt,answer=canonical_solution,key=task_id,difficulty=',
  },
  {
    path: 'code-humaneval-mbpp/mbpp.jsonl',
    rows: 974,
    shape: 'question and answer',
    map: 'question=text,answer=code,key=task_id,difficulty=',
  },
  {
    path: 'code-humaneval-mbpp/example_samples.jsonl',
    rows: 6,
    shape: 'answers only',
    map: 'question=,answer=completion,difficulty=',
    unasked: 6,
  },
  {
    path: 'instruct-llamafactory/alpaca_en_demo.json',
    rows: 999,
    shape: 'instruction',
    map: 'question=instruction+input,answer=output,difficulty=',
  },
  {
    path: 'instruct-llamafactory/alpaca_zh_demo.json',
    rows: 1000,
    shape: 'instruction',
    map: 'question=instruction+input,answer=output,difficulty=',
  },
  {
    path: 'instruct-llamafactory/identity.json',
    rows: 91,
    shape: 'instruction',
    map: 'question=instruction,answer=output,difficulty=',
  },
  {
    path: 'instruct-llamafactory/glaive_toolcall_en_demo.json',
    rows: 300,
    shape: 'conversation',
    map: 'question=conversations,answer=conversations,difficulty=',
  },
  { path: 'instruct-llamafactory/mllm_demo.json', rows: 6, shape: 'conversation', map: conversation },
  { path: 'instruct-llamafactory/v1_sft_demo.jsonl', rows: 500, shape: 'conversation', map: conversation },
  {
    path: 'instruct-llamafactory/reason_tool_use_demo_50.jsonl',
    rows: 50,
    shape: 'conversation',
    map: conversation,
  },
  {
    path: 'instruct-llamafactory/kto_en_demo.json',
    rows: 300,
    shape: 'conversation',
    map: 'question=messages,answer=messages,label=label,difficulty=',
  },
  {
    path: 'instruct-llamafactory/dpo_en_demo.json',
    rows: 300,
    shape: 'preference pair',
    map: 'question=conversations,answer=chosen,difficulty=',
  },
  {
    path: 'instruct-llamafactory/v1_dpo_demo.jsonl',
    rows: 10,
    shape: 'preference pair',
    map: 'question=chosen_messages,answer=chosen_messages,difficulty=',
  },
  {
    path: 'instruct-llamafactory/c4_demo.jsonl',
    rows: 300,
    shape: 'plain text',
    map: 'question=text,difficulty=',
    unanswered: 300,
  },
  {
    path: 'instruct-chat-messages/toy_chat_fine_tuning.jsonl',
    rows: 5,
    shape: 'conversation',
    map: conversation,
    unasked: 1,
  },
  {
    path: 'glicko-lichess-puzzles/puzzles.csv',
    rows: 1000,
    shape: 'question and answer',
    map: 'question=FEN,answer=Moves,key=PuzzleId,difficulty=Rating',
  },
  { path: 'irt-classic/LSAT6.csv', rows: 30, ...matrix, unasked: 30, unanswered: 30 },
  { path: 'irt-classic/LSAT7.csv', rows: 32, ...matrix, unasked: 32, unanswered: 32 },
  { path: 'irt-classic/LSAT6_expanded.csv', rows: 1000, ...matrix, unasked: 1000, unanswered: 1000 },
  { path: 'irt-classic/LSAT7_expanded.csv', rows: 1000, ...matrix, unasked: 1000, unanswered: 1000 },
];

const open = (path: string): Promise<DatasetFile> => DatasetFile.open(resolve(sharedFolder, 'data', path));

async function examplesOf(file: DatasetFile): Promise<{ examples: Example[]; broken: readonly unknown[] }> {
  const examples: Example[] = [];
  for await (const batch of file.examples()) examples.push(...batch);
  return { examples, broken: await file.problems() };
}

describe('a real dataset', () => {
  it.each([sample, ...alsoShared(...datasets)])(
    'is recognised: $path',
    async ({ path, rows, shape, map, unasked = 0, unanswered = 0 }) => {
      const file = await open(path);
      const { examples, broken } = await examplesOf(file);
      expect({ shape: file.fields.shape, map: fieldMapKey(file.fields.map) }).toEqual({ shape, map });
      expect({ rows: examples.length, broken }).toEqual({ rows, broken: [] });
      expect(file.index.spans.problems).toEqual([]);
      expect(examples.filter(({ question }) => question === '')).toHaveLength(unasked);
      expect(examples.filter(({ answer }) => answer === '')).toHaveLength(unanswered);
      if (map.includes('label=answerKey'))
        expect(
          examples.filter(
            ({ gold, choices, answer }) => choices.length > 0 && (gold < 0 || choices[gold] !== answer),
          ),
        ).toEqual([]);
    },
  );
});

describeShared('real datasets of other people', () => {
  it('of preference pairs asks what the chosen answer answers: the last that the user said', async () => {
    const file = await open('instruct-llamafactory/dpo_en_demo.json');
    const asked: boolean[] = [];
    for await (const batch of file.records())
      for (const { row, read } of batch) asked.push(await endsWithLastTurn(file, row, read));
    expect(asked).toEqual(Array<boolean>(300).fill(true));
  });

  it('have the levels of their human difficulty columns', async () => {
    const { examples } = await examplesOf(await open('math-levels/MATH_test_5000.jsonl'));
    expect(new Set(examples.map(({ levels }) => levels[0]))).toEqual(new Set([1, 2, 3, 4, 5]));
    const arc = await examplesOf(await open('arc-human-difficulty/arc_with_human_difficulty.jsonl'));
    const known = [0, 1, 2, 3, 4].map(
      (at) => arc.examples.filter(({ levels }) => !Number.isNaN(levels[at])).length,
    );
    // 408 grades are Biology and 191 Earth and Space Sciences: they name no level.
    expect(known).toEqual([5119, 5119, 5119, 5119 - 408 - 191, 7785]);
  });
});

async function endsWithLastTurn(file: DatasetFile, row: number, read: object): Promise<boolean> {
  const { fields } = read as { fields: { conversations: { from: string; value: string }[] } };
  const last = fields.conversations.findLast(({ from }) => from === 'human')!;
  for await (const [example] of file.examples([row])) return example!.question.endsWith(last.value);
  return false;
}
