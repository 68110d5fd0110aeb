import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { spearman, type Agreement } from '../../src/core/numbers/correlation';
import type { ScoreTable } from '../../src/core/scores/table';
import { root } from '../../tools/root.mjs';
import { alsoShared, sharedFolder } from '../shared';
import { temporaryFolder } from '../temporary';
import { BuiltEngine } from './builtEngine';
import type { Values } from '../../src/core/numbers/values';

const folder = temporaryFolder();
const engines: BuiltEngine[] = [];

function engine(): BuiltEngine {
  const made = new BuiltEngine(join(folder, `store-${engines.length}`));
  engines.push(made);
  return made;
}

afterEach(() => engines.forEach((one) => one.stop()));

const kinds = [
  (n: number) => `What is ${n} plus ${n + 3}?`,
  (n: number) => `A shop sells ${n} apples at ${n % 9} coins each. How many coins does it take in?`,
  (n: number) => `What share of ${n} pupils is ${n % 17} pupils, as a percentage?`,
  (n: number) => `Solve the quadratic equation x² − ${n}x + ${n % 7} = 0 for x.`,
  (n: number) =>
    `Find the derivative of the function sin(${n}x) at the point where its integral is extremal.`,
];

/** Questions of five kinds, harder from kind to kind; every third has no level. */
function writeSchool(rows: number): string {
  const path = join(folder, `school-${rows}.jsonl`);
  const lines = Array.from({ length: rows }, (_, at) => {
    const kind = at % kinds.length;
    return JSON.stringify({
      question: kinds[kind]!(at + 10),
      answer: `${at}`,
      ...(at % 3 === 0 ? {} : { level: `Level ${kind + 1}` }),
    });
  });
  writeFileSync(path, lines.join('\n'));
  return path;
}

const valuesOf = (table: ScoreTable, id: string): Values => table.find((one) => one.id === id)!.values;

describe('Predicted difficulty, from the engine', () => {
  it('fills in the levels that are missing, and says how well it does where they are not', async () => {
    const path = writeSchool(300);
    const one = engine();
    const { remarks } = await one.call('score', { path, measures: ['human', 'length', 'humanPredicted'] });
    const { table } = await one.call('table', { path });
    const truth = Array.from({ length: 300 }, (_, at) => 1 + (at % kinds.length));
    const predicted = valuesOf(table, 'predicted.level');
    const unlabelled = truth.map((level, at) => (at % 3 === 0 ? level : NaN));
    // Five kinds with words of their own are told apart by any encoder.
    expect(spearman(predicted, unlabelled).rho).toBeGreaterThan(0.9);
    expect(spearman(predicted, valuesOf(table, 'human.level')).rho).toBeGreaterThan(0.9);
    expect(valuesOf(table, 'predicted.levelSe').every((se) => se > 0 && se < 1)).toBe(true);
    expect(remarks.map(({ text }) => text).filter((text) => text.startsWith('Predicted level'))).toEqual([
      expect.stringMatching(/agrees with the measured one at ρ .* on 200 examples it was not fitted to/),
    ]);
  });

  it('says why it is unknown where too few levels are there', async () => {
    const path = writeSchool(40);
    const { remarks } = await engine().call('score', { path, measures: ['human', 'humanPredicted'] });
    expect(remarks.map(({ text }) => text)).toContain(
      'Predicted level is unknown: 26 examples have a measured one, and it takes 30 different questions whose values differ.',
    );
  });
});

const shared = (file: string): string => join(sharedFolder, 'data', file);

describe('Predicted difficulty of real datasets', () => {
  it.each<[string, string[]]>([
    [join(root, 'media', 'samples', 'school.jsonl'), ['grade']],
    ...alsoShared<[string, string[]]>(
      [shared('math-levels/MATH_test_5000.jsonl'), ['level']],
      [shared('arc-human-difficulty/arc_with_human_difficulty.jsonl'), ['grade', 'bloom', 'difficulty']],
    ),
  ])('%s: agrees with people on what it was not fitted to', async (path, columns) => {
    const one = engine();
    const started = performance.now();
    await one.call('score', { path, measures: ['human', 'length', 'humanPredicted'] });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { table } = await one.call('table', { path });
    for (const column of columns) {
      const measured = valuesOf(table, `human.${column}`);
      const agreement = spearman(valuesOf(table, `predicted.${column}`), measured);
      const length = spearman(valuesOf(table, 'questionWords'), measured);
      console.log(`${path} ${column}: ρ ${text(agreement)}, length ${text(length)}; all in ${seconds} s`);
      expect(agreement.low).toBeGreaterThan(length.high);
    }
  });
});

function text({ rho, low, high, n }: Agreement): string {
  return `${rho.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}, n = ${n})`;
}
