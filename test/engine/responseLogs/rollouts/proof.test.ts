import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleOf, type Example } from '../../../../src/core/dataset/example';
import { detectFields } from '../../../../src/core/dataset/guessFields';
import type { Fields } from '../../../../src/core/dataset/reading/record';
import { suspectAgreement } from '../../../../src/core/scores/hints';
import { passRate } from '../../../../src/core/measures/passRate';
import { randomOf } from '../../../../src/core/numbers/random';
import { exampleResponses } from '../../../../src/engine/calibrating/datasetResponses';
import { uncalibrated } from '../../../../src/engine/calibrating/uncalibrated';
import { StoredTexts } from '../../../../src/engine/packed/storedTexts';
import { sqlText } from '../../../../src/engine/parquet/sqlText';
import { joinItems } from '../../../../src/engine/responseLogs/joining/joinItems';
import { joinReport } from '../../../../src/engine/responseLogs/joining/joinReport';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import { contentHash, givenFor, scoresOf } from '../../../core/measures/given';
import { temporaryFolder } from '../../../temporary';
import { makeParquet } from '../../parquet/madeParquet';
import { grouped, shapes, simulatedTries, tallyColumns, verlRow, type SimulatedTry } from './writtenRollouts';

const folder = temporaryFolder();
const texts = new StoredTexts(join(folder, 'store'));

type Columns = Readonly<Record<string, readonly number[]>>;

/** The columns that a dataset has of the rollouts at a path. */
async function columnsFrom(path: string, rows: readonly Fields[]): Promise<Columns> {
  const { map } = detectFields(rows);
  const examples = rows.map((row, at): Example => exampleOf(row, map, at, contentHash(JSON.stringify(row))));
  const log = await readResponses([path], { texts });
  expect(log.report.problemCount).toBe(0);
  const dataset = {
    count: examples.length,
    examples: async function* () {
      yield* [examples];
    },
  };
  const found = await joinItems(log, dataset);
  const report = joinReport({ ...log, join: found, count: examples.length });
  const responses = exampleResponses({ calibration: uncalibrated('', log), join: found, report });
  return scoresOf(passRate, examples, { ...givenFor(examples, map), responses: async () => responses });
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const lines = (records: readonly object[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');
const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;
const shapeOf = (file: string) => shapes.find((one) => one.file === file)!;

describe('The same tries in every shape', () => {
  // Of 50 prompts or more a prior is fitted.
  const prompts = 150;
  const tries = simulatedTries(prompts, 8, 3);
  const rows = Array.from({ length: prompts }, (_, prompt) => verlRow(prompt));
  const best = columnsFrom(written('best/results.jsonl', shapeOf('results.jsonl').write(tries)), rows);
  const always = ['passRate', 'passRateMean', 'passRateLow', 'passRateHigh', 'attempts'];
  const signals = passRate
    .columns({ question: [], difficulty: [] })
    .map(({ id }) => id)
    .filter((id) => id.startsWith('signalAt'));

  const compared = async (columns: Columns, holds: readonly string[]): Promise<void> => {
    const known = await best;
    const held = {
      ...{ unfinished: holds.includes('unfinished'), outputTokens: holds.includes('tokens') },
      keyDisagreement: holds.includes('answers'),
    };
    for (const id of [...always, ...signals]) expect(columns[id], id).toEqual(known[id]);
    for (const [id, isHeld] of Object.entries(held))
      expect(columns[id], id).toEqual(isHeld ? known[id] : rows.map(() => NaN));
  };

  it.each(shapes)('gives the same columns from $file ($format)', async ({ file, write, holds }) => {
    await compared(await columnsFrom(written(`own/${file}`, write(tries)), rows), holds);
  });

  it('gives the same columns from Parquet', async () => {
    const { file, write, holds } = shapeOf('completions_00012.jsonl');
    const path = join(folder, 'completions_00012.parquet');
    const text = sqlText(written(`lines/${file}`, write(tries)));
    await makeParquet(path, `select * from read_json_auto(${text}, format = 'newline_delimited')`);
    await compared(await columnsFrom(path, rows), holds);
  });

  it('gives the same columns from a file for every seed', async () => {
    const { write, holds } = shapeOf('output-rs0.jsonl');
    for (let seed = 0; seed < 8; seed++)
      written(
        `eval-results/sums/output-rs${seed}.jsonl`,
        write(tries.filter(({ attempt }) => attempt === seed)),
      );
    await compared(await columnsFrom(join(folder, 'eval-results'), rows), holds);
  });

  it.each(Object.entries(tallyColumns))(
    'gives the same columns from a column %s of the dataset',
    async (name, column) => {
      const counted = grouped(tries).map((group, prompt) => ({
        ...verlRow(prompt),
        ...column(group.filter(({ isRight }) => isRight).length, group.length),
      }));
      await compared(await columnsFrom(written(`tallied/${name}.jsonl`, lines(counted)), counted), []);
    },
  );
});

describe('2,000 prompts with uniform chances and eight tries each', () => {
  const prompts = 2000;
  const tries = simulatedTries(prompts, 8, 11);
  const rows = Array.from({ length: prompts }, (_, prompt) => verlRow(prompt));
  const groups = grouped(tries);
  const read = (all: readonly SimulatedTry[], name: string): Promise<Columns> =>
    columnsFrom(written(`large/${name}.jsonl`, shapeOf('20.jsonl').write(all)), rows);
  const columns = read(tries, '20');

  it('lie in their 95% interval in 93 to 97% of cases', async () => {
    const { passRateLow, passRateHigh } = await columns;
    const held = groups.filter(([one], row) =>
      isBetween(one!.chance, passRateLow![row]!, passRateHigh![row]!),
    );
    // The standard error of such a share is half a percent: these are four of them.
    expect(held.length / prompts).toBeGreaterThan(0.93);
    expect(held.length / prompts).toBeLessThan(0.97);
  });

  it('have tries that are all alike in two of nine', async () => {
    const share = (await columns)['passRate']!.filter((one) => one === 0 || one === 1).length / prompts;
    // Three standard errors.
    expect(Math.abs(share - 2 / 9)).toBeLessThan(3 * Math.sqrt(((2 / 9) * (7 / 9)) / prompts));
  });

  it('foretell how many of the next groups differ', async () => {
    const random = randomOf(12);
    const { signalAt8 } = await columns;
    const differ = groups.filter(([one]) => {
      const right = Array.from({ length: 8 }, () => random.uniform() < one!.chance).filter(Boolean).length;
      return right > 0 && right < 8;
    }).length;
    const foretold = signalAt8!.reduce((sum, one) => sum + one, 0);
    // Four standard errors of a count with a chance of 7/9.
    expect(Math.abs(differ - foretold)).toBeLessThan(4 * Math.sqrt(prompts * (7 / 9) * (2 / 9)));
  });

  describe.each([
    // A wrong try gives one of 50 answers: a wrong key is found where six of eight tries agree, 3/9 of uniform chances.
    { name: 'scattered', lure: 0, recall: 1 / 3, precision: 0.95 },
    // Half of the wrong tries give one wrong answer: of 1,900 prompts with a right key, 1/9 have no right try, and 37/256 of these agree.
    { name: 'lured', lure: 0.5, recall: 1 / 3, precision: 0.4 },
  ])('with 100 wrong keys and $name wrong answers', ({ name, lure, recall, precision }) => {
    const random = randomOf(13);
    const isPlanted = (prompt: number): boolean => prompt % 20 === 0;
    const planted = tries.map((one): SimulatedTry => {
      const answer = !one.isRight && random.uniform() < lure ? '999' : one.answer;
      return isPlanted(one.prompt) ? { ...one, answer, key: '-1', isRight: false } : { ...one, answer };
    });

    it('finds them as often as tries agree, and few others', async () => {
      const { keyDisagreement } = await read(planted, name);
      const suspects = keyDisagreement!.flatMap((share, row) => (share >= suspectAgreement ? [row] : []));
      const right = suspects.filter(isPlanted).length;
      // Four standard errors of a share in 100.
      expect(right / 100).toBeGreaterThan(recall - 4 * Math.sqrt((recall * (1 - recall)) / 100));
      expect(right / suspects.length).toBeGreaterThanOrEqual(precision);
    });
  });
});
