import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeShared, sharedFolder } from '../shared';
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
    // The quantiles of 4,520 values that differ leave 30 % of them at either end.
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
  });

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

  it.each([
    ['math-levels/MATH_test_5000.jsonl', 5000],
    ['commonsenseqa/dev_rand_split.jsonl', 1221],
    ['code-humaneval-mbpp/mbpp.jsonl', 974],
    ['instruct-llamafactory/alpaca_en_demo.json', 999],
    ['instruct-llamafactory/alpaca_zh_demo.json', 1000],
    ['instruct-llamafactory/c4_demo.jsonl', 300],
    ['instruct-llamafactory/dpo_en_demo.json', 300],
    ['instruct-llamafactory/glaive_toolcall_en_demo.json', 300],
    ['instruct-llamafactory/identity.json', 91],
    ['instruct-llamafactory/kto_en_demo.json', 300],
    ['instruct-llamafactory/mllm_demo.json', 6],
    ['instruct-llamafactory/reason_tool_use_demo_50.jsonl', 50],
    ['instruct-llamafactory/v1_dpo_demo.jsonl', 10],
    ['instruct-llamafactory/v1_sft_demo.jsonl', 500],
    ['instruct-chat-messages/toy_chat_fine_tuning.jsonl', 5],
    ['glicko-lichess-puzzles/puzzles.csv', 1000],
  ])('%s: recognised, scored, summarised, mixed, proven', (path, rows) => {
    const { dataset, problems } = gradus.json<{ dataset: { rows: number }; problems: object[] }>(
      'score',
      data(path),
    );
    expect([dataset.rows, problems]).toEqual([rows, []]);
    expect(gradus.ok('stats', data(path))).toMatch(/Complete cases/);
    const out = join(folder, `mixture-${path.replace('/', '-')}`);
    const { output } = gradus.json<{ output: { rows: number } }>(
      'mix',
      data(path),
      '--recipe',
      'easy-and-hard',
      '--measure',
      'questionChars',
      '--out',
      out,
    );
    expect(output.rows).toBeGreaterThan(0);
    expect(gradus.ok('verify', `${out}.manifest.json`, '--data', data(path))).toMatch(/byte for byte/);
  });
});
