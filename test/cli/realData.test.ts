import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/root.mjs';
import { alsoShared, describeShared, sharedFolder } from '../shared';
import { temporaryFolder } from '../temporary';
import { CommandLine } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const data = (path: string): string => join(sharedFolder, 'data', path);

interface Stats {
  measures: { id: string; known: number; histogram: { levels: number[]; counts: number[] } }[];
  presets: Record<string, string>;
  complete: {
    n: number;
    columns: { id: string; counts: { easy: number; medium: number; hard: number } }[];
    correlations: { one: string; other: string; rho: number; n: number }[];
  };
}

/** The first records of the sample in the shapes and formats that datasets come in; each with how many there are. */
function writeShapes(): [string, number][] {
  const sample = readFileSync(join(root, 'media/samples/school.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(0, 60);
  const all = sample.map((line) => JSON.parse(line) as Record<'question' | 'answer', string>);
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = (make: (record: (typeof all)[number], row: number) => object): string =>
    all.map((record, row) => `${JSON.stringify(make(record, row))}\n`).join('');
  const table = (mark: string): string =>
    [['question', 'answer'], ...all.map(({ question, answer }) => [question, answer ?? ''].map(cell))]
      .map((cells) => `${cells.join(mark)}\r\n`)
      .join('');
  const turns = (question: string, answer: string): object[] => [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ];
  const files: Record<string, string> = {
    'table.csv': table(','),
    'table.tsv': table('\t'),
    'list.json': JSON.stringify(all, undefined, 2),
    'instruction.jsonl': lines(({ question, answer }) => ({
      instruction: 'Answer.',
      input: question,
      output: answer,
    })),
    'messages.jsonl': lines(({ question, answer }) => ({ messages: turns(question, answer ?? '') })),
    'pairs.jsonl': lines(({ question, answer }) => ({
      prompt: question,
      chosen: answer ?? 'so',
      rejected: 'no',
    })),
    'text.jsonl': lines(({ question }) => ({ text: question })),
    'labels.jsonl': lines(({ question }, row) => ({ text: question, label: row % 3 })),
  };
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return [join(folder, name), all.length];
  });
}

describeShared('Real datasets, from the command line', () => {
  it('ARC: the paper’s named cut-offs give the counts and correlations published, all measures together', () => {
    const arc = data('arc-human-difficulty/arc_with_human_difficulty.jsonl');
    const text = gradus.ok('score', arc, '--measures', 'human,length');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    gradus.ok('score', arc);
    const { complete, presets, measures } = gradus.json<Stats>('stats', arc, '--cutoffs', 'paper');
    expect(measures.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['probeLoss', 'modelHardness', 'mdlBits', 'confidence', 'aum', 'rarity']),
    );
    expect(presets).toMatchObject({
      'human.grade': 'arc.grade',
      'human.difficulty': 'arc.difficulty',
      'human.bloom': 'arc.bloom',
      'human.depth_of_knowledge': 'arc.depth_of_knowledge',
      questionWords: 'quantiles',
      modelHardness: 'quantiles',
    });
    const counts = Object.fromEntries(
      complete.columns.map(({ id, counts: { easy, medium, hard } }) => [id, [easy, medium, hard]]),
    );
    expect(complete.n).toBe(4520);
    expect(counts).toMatchObject({
      'human.grade': [1434, 1055, 2031],
      'human.difficulty': [1056, 2877, 587],
      'human.bloom': [2357, 1314, 849],
      'human.depth_of_knowledge': [2353, 1973, 194],
    });
    const rho = (one: string, other: string): string => {
      const names = [`human.${one}`, `human.${other}`];
      return complete.correlations
        .find((cell) => names.includes(cell.one) && names.includes(cell.other))!
        .rho.toFixed(3);
    };
    // Published to three digits: they are compared as printed.
    // The quantiles of 4,520 values that differ leave 30% of them at either end.
    expect(counts['modelHardness']).toEqual([1356, 1808, 1356]);
    expect([
      rho('grade', 'difficulty'),
      rho('grade', 'bloom'),
      rho('grade', 'depth_of_knowledge'),
      rho('difficulty', 'bloom'),
      rho('difficulty', 'depth_of_knowledge'),
      rho('bloom', 'depth_of_knowledge'),
      rho('subset', 'difficulty'),
      rho('subset', 'grade'),
      rho('subset', 'bloom'),
    ]).toEqual(['-0.003', '-0.032', '-0.028', '0.261', '0.223', '0.909', '0.088', '0.009', '0.180']);
  }, 400_000);

  it('GSM8K: 5,769 rows of at most 4 steps, 330 of 7 or more; every measure knows every row', () => {
    const gsm8k = data('gsm8k/train.jsonl');
    gradus.ok('score', gsm8k);
    const { measures, complete } = gradus.json<Stats>('stats', gsm8k, '--cutoffs', 'gsm8k.steps');
    expect(complete.columns.find(({ id }) => id === 'steps')!.counts).toMatchObject({
      easy: 5769,
      hard: 330,
    });
    // The number of a group is for those alone that are in one.
    const unknown = measures.filter(({ known }) => known !== 7473).map(({ id }) => id);
    expect(unknown).toEqual(['duplicateGroup']);
    const out = join(folder, 'gsm8k.jsonl');
    gradus.ok('mix', gsm8k, '--recipe', 'all', '--out', out);
    expect(readFileSync(out)).toEqual(readFileSync(gsm8k));
  });
});

describe('Datasets of every shape, from the command line', () => {
  it.each<[string, number]>([
    ...writeShapes(),
    ...alsoShared<[string, number]>(
      [data('math-levels/MATH_test_5000.jsonl'), 5000],
      [data('commonsenseqa/dev_rand_split.jsonl'), 1221],
      [data('code-humaneval-mbpp/mbpp.jsonl'), 974],
      [data('instruct-llamafactory/alpaca_en_demo.json'), 999],
      [data('instruct-llamafactory/alpaca_zh_demo.json'), 1000],
      [data('instruct-llamafactory/c4_demo.jsonl'), 300],
      [data('instruct-llamafactory/dpo_en_demo.json'), 300],
      [data('instruct-llamafactory/glaive_toolcall_en_demo.json'), 300],
      [data('instruct-llamafactory/identity.json'), 91],
      [data('instruct-llamafactory/kto_en_demo.json'), 300],
      [data('instruct-llamafactory/mllm_demo.json'), 6],
      [data('instruct-llamafactory/reason_tool_use_demo_50.jsonl'), 50],
      [data('instruct-llamafactory/v1_dpo_demo.jsonl'), 10],
      [data('instruct-llamafactory/v1_sft_demo.jsonl'), 500],
      [data('instruct-chat-messages/toy_chat_fine_tuning.jsonl'), 5],
      [data('glicko-lichess-puzzles/puzzles.csv'), 1000],
    ),
  ])('%s: recognised, scored, summarised, mixed, proven', (path, rows) => {
    const { dataset, problems } = gradus.json<{ dataset: { rows: number }; problems: object[] }>(
      'score',
      path,
    );
    expect([dataset.rows, problems]).toEqual([rows, []]);
    expect(gradus.ok('stats', path)).toMatch(/Complete cases/);
    const out = join(folder, `mixture-${basename(path)}`);
    const { output } = gradus.json<{ output: { rows: number } }>(
      'mix',
      path,
      '--recipe',
      'easy-and-hard',
      '--measure',
      'questionChars',
      '--out',
      out,
    );
    expect(output.rows).toBeGreaterThan(0);
    expect(gradus.ok('verify', `${out}.manifest.json`, '--data', path)).toMatch(/byte for byte/);
  });
});
