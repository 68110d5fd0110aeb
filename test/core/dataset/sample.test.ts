import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import { gatherVectors, sampleExamples } from '../../../src/core/dataset/sample';
import { inBatches, questionsOf, shuffled } from '../measures/given';

const hundred = questionsOf(Array.from({ length: 100 }, (_, at) => `question ${at}`));
const idsOf = (examples: readonly Example[]): string[] => examples.map(({ id }) => id);

async function sampledIds(examples: readonly Example[], size: number, seed: number): Promise<string[]> {
  return idsOf(await sampleExamples(inBatches(examples), size, seed));
}

const seeds = fc.nat(2 ** 32 - 1);

describe('a sample of examples', () => {
  it('has as many different examples as were asked for, or all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 130 }), seeds, async (size, seed) => {
        const ids = await sampledIds(hundred, size, seed);
        expect(new Set(ids).size).toBe(Math.min(size, 100));
        expect(ids.length).toBe(Math.min(size, 100));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), seeds, fc.nat(), async (size, seed, order) => {
        expect(await sampledIds(shuffled(hundred, order), size, seed)).toEqual(
          await sampledIds(hundred, size, seed),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('begins with the smaller sample of the same seed', async () => {
    const small = await sampledIds(hundred, 10, 7);
    expect((await sampledIds(hundred, 40, 7)).slice(0, 10)).toEqual(small);
    expect(await sampledIds(hundred, 10, 8)).not.toEqual(small);
  });

  it('draws every example equally often', async () => {
    const drawn = new Map<string, number>(idsOf(hundred).map((id) => [id, 0]));
    for (let seed = 0; seed < 400; seed++)
      for (const id of await sampledIds(hundred, 25, seed)) drawn.set(id, drawn.get(id)! + 1);
    // Binomial(400, 1/4): mean 100, standard deviation 8.7; 4.5 of them are rarer than 1 in 1,000 over 100 examples.
    for (const times of drawn.values()) expect(Math.abs(times - 100)).toBeLessThan(39);
  });

  it('holds only examples that are wanted', async () => {
    const sample = await sampleExamples(inBatches(hundred), 20, 1, ({ row }) => row % 10 === 0);
    expect(sample.map(({ row }) => row).sort((a, b) => a - b)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
  });
});

describe('vectors gathered for examples', () => {
  it('stand in the order of the examples, however many there are', async () => {
    const examples = Array.from({ length: 2500 }, (_, row) => ({ ...hundred[0]!, row }));
    const batches: number[] = [];
    const gathering = gatherVectors(examples, 2, async (batch) => {
      batches.push(batch.length);
      return Float32Array.from(batch.flatMap(({ row }) => [row, -row]));
    });
    const told: number[] = [];
    let step = await gathering.next();
    for (; !step.done; step = await gathering.next()) told.push(step.value.done);
    const vectors = step.value;
    expect(told).toEqual([1024 / 2500, 2048 / 2500, 1]);
    expect(batches).toEqual([1024, 1024, 452]);
    expect(vectors).toEqual(Float32Array.from(examples.flatMap(({ row }) => [row, -row])));
  });
});
