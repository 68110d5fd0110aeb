import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../../src/core/dataset/example';
import { priority } from '../../src/core/numbers/priority';
import { reasoningSteps } from '../../src/core/measures/length';
import { spearman, type Agreement } from '../../src/core/numbers/correlation';
import { countKnown, type ScoreTable } from '../../src/core/scores/table';
import { EngineClient } from '../../src/engine/client';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { report } from './figure';
import { sharedFolder } from './sharedFolder';
import type { Values } from '../../src/core/numbers/values';

/** A difficulty that people gave, or that stands in what they wrote. */
interface HumanDifficulty {
  readonly name: string;
  readonly file: string;
  /** The column of it in the score table. */
  readonly column: string;
  readonly of: (example: Example, columns: readonly string[]) => number;
}

const level = (name: string, file: string, column: string): HumanDifficulty => ({
  ...{ name, file, column: `human.${column}` },
  of: ({ levels }, columns) => levels[columns.indexOf(column)] ?? NaN,
});
const arc = 'arc-human-difficulty/arc_with_human_difficulty.jsonl';
const difficulties: readonly HumanDifficulty[] = [
  level('MATH level', 'math-levels/MATH_test_5000.jsonl', 'level'),
  { name: 'GSM8K steps', file: 'gsm8k/train.jsonl', column: 'steps', of: reasoningSteps },
  level('ARC grade', arc, 'grade'),
  level('ARC difficulty', arc, 'difficulty'),
];
const draws = 5;

const languageModel = join(sharedFolder, 'models', 'tinyllamas-stories260K');
const sampleSeconds = 60;

/** How every measure agrees with human difficulty, and what a tenth of the labels lets predict, on real datasets. `folder` takes stores and made datasets. */
export async function humanDifficulty(folder: string): Promise<void> {
  for (const difficulty of difficulties) {
    const path = join(sharedFolder, 'data', difficulty.file);
    if (!existsSync(path)) console.error(`${difficulty.name}: left out, ${path} is not there.`);
    else {
      await everyMeasure(difficulty, path, folder);
      await fromATenth(difficulty, path, folder);
    }
  }
}

async function scored(
  path: string,
  measures: string[],
  folder: string,
  slow: { readonly languageModel?: string; readonly budget?: number } = {},
): Promise<ScoreTable> {
  const engine = new EngineClient({ storeFolder: join(folder, 'human-store') });
  const { budget, ...model } = slow;
  try {
    await engine.call('score', { path, measures, optional: true, ...model, ...(budget && { budget }) });
    return (await engine.call('table', { path, ...model })).table;
  } finally {
    engine.stop();
  }
}

/** Spearman's ρ of every column with the human one, plain length first; those of a language model on a sample. */
async function everyMeasure({ name, column }: HumanDifficulty, path: string, folder: string): Promise<void> {
  const model = existsSync(languageModel) && { languageModel, budget: sampleSeconds };
  const table = await scored(path, ['all'], folder, model || {});
  const human = valuesOf(table, column);
  const rest = table.filter(({ id, errorOf }) => id !== 'questionWords' && id !== column && !errorOf);
  const length = spearman(valuesOf(table, 'questionWords'), human);
  const rhos = rest.map(({ id, values }) => [id, rounded(spearman(values, human).rho)]);
  report({
    name: `agreement with ${name}: length`,
    value: length.rho,
    unit: 'ρ',
    ...{ n: length.n, sampled: sampledOf(table), measures: Object.fromEntries(rhos) },
  });
}

/** How many records the language model was asked of. */
function sampledOf(table: ScoreTable): number {
  return Math.max(0, ...table.filter(({ id }) => id === 'answerSurprisal').map(countKnown));
}

/** How what a tenth of the labels predicts agrees with the other nine tenths, beside length on the same rows. */
async function fromATenth(difficulty: HumanDifficulty, path: string, folder: string): Promise<void> {
  const agreements: Agreement[] = [];
  const lengths: Agreement[] = [];
  for (let seed = 0; seed < draws; seed++) {
    const { made, held } = await withATenth(difficulty, path, folder, seed);
    const table = await scored(made, ['human', 'length', 'humanPredicted'], folder);
    agreements.push(spearman(valuesOf(table, 'predicted.level'), held));
    lengths.push(spearman(valuesOf(table, 'questionWords'), held));
  }
  const rhos = agreements.map(({ rho }) => rho);
  const length = mean(lengths.map(({ rho }) => rho));
  report({
    name: `${difficulty.name} predicted from a tenth of the labels`,
    ...{
      value: mean(rhos),
      unit: 'ρ',
      least: Math.min(...rhos),
      most: Math.max(...rhos),
      n: agreements[0]!.n,
    },
    target: 'clearly above length',
    baseline: `length, ρ ${length.toFixed(3)}`,
    ratio: mean(rhos) / length,
  });
}

/** A copy of the questions in which a tenth of those with a level keep it, and the levels of the others. */
async function withATenth(
  { of }: HumanDifficulty,
  path: string,
  folder: string,
  seed: number,
): Promise<{ made: string; held: Float64Array }> {
  const file = await DatasetFile.open(path);
  const lines: string[] = [];
  const held: number[] = [];
  for await (const batch of file.examples())
    for (const example of batch) {
      const value = of(example, file.fields.map.difficulty);
      const kept = priority(seed, example.id) < 0.1;
      const { row: id, question, choices } = example;
      held.push(kept ? NaN : value);
      lines.push(
        JSON.stringify({
          ...{ id, question },
          ...(choices.length > 0 && { choices }),
          ...(kept && Number.isFinite(value) && { level: value }),
        }),
      );
    }
  const made = join(folder, `tenth-${seed}.jsonl`);
  writeFileSync(made, lines.join('\n'));
  return { made, held: Float64Array.from(held) };
}

function valuesOf(table: ScoreTable, id: string): Values {
  const column = table.find((one) => one.id === id);
  if (!column) throw new Error(`There is no column ${id} among ${table.map((one) => one.id).join(', ')}.`);
  return column.values;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
