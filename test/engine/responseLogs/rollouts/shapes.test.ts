import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../../temporary';
import { questionOf, shapes, simulatedTries, type Shape, type SimulatedTry } from './writtenRollouts';

const folder = temporaryFolder();

async function read(
  { file, write }: Pick<Shape, 'file' | 'write'>,
  tries: readonly SimulatedTry[],
  options: ImportOptions = {},
): Promise<ResponseLog> {
  const path = join(folder, file);
  writeFileSync(path, write(tries));
  return readResponses([path], options);
}

/** By number of the prompt, which stands in every name: how many tries, and how many of them right. */
function counts({ items, item, correct, attempts }: ResponseLog): Map<number, string> {
  const found = new Map<number, string>();
  item.forEach((at, index) => found.set(promptOf(items[at]!), `${correct[index]} of ${attempts[index]}`));
  return new Map([...found].sort(([one], [other]) => one - other));
}

function promptOf(name: string): number {
  return Number(/^(?:math:|Question )?(\d+)/.exec(name)![1]);
}

function byPrompt({ items }: ResponseLog, values: ArrayLike<number>): Map<number, number> {
  const found = items.map((name, at) => [promptOf(name), values[at]!] as const);
  return new Map([...found].sort(([one], [other]) => one - other));
}

function expected(tries: readonly SimulatedTry[], omits = false): Map<number, string> {
  const sums = new Map<number, [number, number]>();
  for (const { prompt, isRight, isCut } of tries) {
    const [right, all] = sums.get(prompt) ?? [0, 0];
    if (!(omits && isCut)) sums.set(prompt, [right + (isRight ? 1 : 0), all + 1]);
  }
  return new Map([...sums].map(([prompt, [right, all]]) => [prompt, `${right} of ${all}`]));
}

describe.each(shapes)('Rollouts in $file ($format)', (shape) => {
  const tries = simulatedTries(2000, 8, 1);

  it('are the tries that were made', async () => {
    const log = await read(shape, tries);
    expect(log.report.files.map(({ format }) => format)).toEqual([shape.format]);
    expect(log.report.problemCount).toBe(0);
    expect(log.respondents).toHaveLength(1);
    expect(counts(log)).toEqual(expected(tries));
    expect(log.report.detections.filter(({ grade }) => grade === 'unsure')).toEqual([]);
  });

  it('tell of cut-off tries, tokens and answers as far as they hold them', async () => {
    const log = await read(shape, tries);
    const share = (of: (one: SimulatedTry) => number): Map<number, number> =>
      new Map(
        Array.from({ length: 2000 }, (_, prompt) => {
          const own = tries.slice(8 * prompt, 8 * prompt + 8);
          return [prompt, own.reduce((sum, one) => sum + of(one), 0) / own.length];
        }),
      );
    const holds = (what: Shape['holds'][number]): boolean => shape.holds.includes(what);
    expect(byPrompt(log, log.tries!.unfinished)).toEqual(
      share(({ isCut }) => (holds('unfinished') ? (isCut ? 1 : 0) : NaN)),
    );
    expect(byPrompt(log, log.tries!.outputTokens)).toEqual(
      share(({ tokens }) => (holds('tokens') ? tokens : NaN)),
    );
    const isKnown = [...log.tries!.agreement].some((one) => !Number.isNaN(one));
    expect(isKnown).toBe(holds('answers'));
    if (!holds('unfinished')) return;
    expect(counts(await read(shape, tries, { unfinished: 'omit' }))).toEqual(expected(tries, true));
  });

  it('are the same in any order of records and fields', async () => {
    const few = simulatedTries(6, 4, 2);
    const shuffled = fc.shuffledSubarray(few, { minLength: few.length });
    await fc.assert(
      fc.asyncProperty(shuffled, fc.boolean(), async (order, isTurned) => {
        const write = (all: readonly SimulatedTry[]): string =>
          isTurned && shape.file.endsWith('l') ? turned(shape.write(all)) : shape.write(all);
        const log = await read({ ...shape, write }, order);
        expect(counts(log)).toEqual(expected(few));
      }),
      { numRuns: 10 },
    );
  });

  it('name what they ask, for finding it in the dataset', async () => {
    const log = await read(shape, simulatedTries(3, 2, 1));
    const clues = [...log.clues.values()];
    expect(clues.every((one) => one.text !== undefined || one.row !== undefined)).toBe(true);
    expect(questionOf(0)).toContain('Question 0');
  });
});

/** The same records with their fields the other way round. */
function turned(text: string): string {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const fields = Object.entries(JSON.parse(line) as object).reverse();
      return `${JSON.stringify(Object.fromEntries(fields))}\n`;
    })
    .join('');
}
