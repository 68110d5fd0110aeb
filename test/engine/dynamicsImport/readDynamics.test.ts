import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { dynamicsRecord } from '../../../src/engine/dynamicsImport/dynamicsRecord';
import { readDynamics, type ReadDynamics } from '../../../src/engine/dynamicsImport/readDynamics';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const cartography = join(__dirname, '../../fixtures/dynamics/cartography');
const epochs = join(cartography, 'training_dynamics');
const coordinates = join(cartography, 'data_map_coordinates.jsonl');

/** Reads files that hold these contents and no others. */
async function read(contents: Record<string, string | Uint8Array>): Promise<ReadDynamics> {
  const inputs = join(folder, 'inputs');
  rmSync(inputs, { recursive: true, force: true });
  mkdirSync(inputs);
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(inputs, name), content);
  return readDynamics([inputs]);
}

const line = (guid: unknown, epoch: number, logits: unknown, gold: unknown = 0): string =>
  `${JSON.stringify({ guid, [`logits_epoch_${epoch}`]: logits, gold })}\n`;

describe('training dynamics of dataset cartography', () => {
  it('come to the numbers that were worked out by hand', async () => {
    const { dynamics, epochs: count, incomplete, problems, files } = await readDynamics([epochs]);
    expect(dynamics.names).toEqual(['1', '2', '3', '4', '5']);
    expect([count, incomplete, problems, files.map(({ records }) => records)]).toEqual([3, 1, [], [5, 5, 4]]);
    const rounded = (values: Float64Array): number[] =>
      Array.from(values, (value) => Number(value.toFixed(6)));
    // Six digits are as many as were written down: the scores hold sixteen.
    expect(rounded(dynamics.confidence)).toEqual([0.85, 0.366667, 0.583333, 0.1, 0.5]);
    expect(rounded(dynamics.variability)).toEqual([0.070711, 0.277889, 0.235702, 0, 0]);
    expect([...dynamics.correctness]).toEqual([3, 1, 2, 0, 2]);
    expect([...dynamics.forgetting]).toEqual([0, 0, 1, 1000, 0]);
    const thirds = [5, -2, 1, -6, 0];
    expect(rounded(dynamics.aum)).toEqual(thirds.map((n) => Number(((n * Math.log(3)) / 3).toFixed(6))));
  });

  it('are taken from the table of coordinates too, whose scores are not known', async () => {
    const { dynamics, epochs: count } = await readDynamics([coordinates]);
    expect(dynamics.names).toEqual(['1', '4']);
    expect([...dynamics.confidence, ...dynamics.forgetting]).toEqual([0.85, 0.1, 0, 1000]);
    expect([count, dynamics.aum.every(Number.isNaN)]).toEqual([0, true]);
  });

  it('are told by their scores where both are there', async () => {
    const both = await readDynamics([cartography]);
    expect(both.dynamics.confidence[0]).toBeCloseTo(0.85, 12);
    expect(both.dynamics.aum[0]).toBeCloseTo((5 * Math.log(3)) / 3, 12);
    expect(both.files).toHaveLength(4);
  });

  it('go by the number of the epoch, whatever the file is called and in whatever order it is read', async () => {
    const forgotten = await read({ 'b.json': line('x', 2, [1, 0]), 'a.json': line('x', 10, [0, 1]) });
    expect([...forgotten.dynamics.forgetting]).toEqual([1]);
    const learnt = await read({ 'a.json': line('x', 2, [0, 1]), 'b.json': line('x', 10, [1, 0]) });
    expect([...learnt.dynamics.forgetting]).toEqual([0]);
  });

  it('name every line that cannot be used, and keep the rest', async () => {
    const { dynamics, problems, problemCount } = await read({
      'epoch.jsonl': [
        line('a', 0, [1, 0]),
        '{"guid": "b", oops\n',
        line('c', 0, [1]),
        line('d', 0, [1, null]),
        line('e', 0, [1, 2], 2),
        line('f', 0, [1, 2], 'one'),
        line(null, 0, [1, 2]),
        line('a', 0, [0, 1]),
        line('g', 0, [0, 3], 1),
        line('g', 1, [0, 3], 0),
      ].join(''),
    });
    expect(dynamics.names.filter((_, at) => dynamics.confidence[at]! >= 0)).toEqual(['a', 'g']);
    expect(problemCount).toBe(8);
    expect(problems.map(({ line: number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 10]);
    expect(problems.slice(1).map(({ text }) => text)).toEqual([
      '"logits_epoch_0" is no list of two numbers or more',
      '"logits_epoch_0" is no list of two numbers or more',
      '"gold" is none of its 2 classes',
      '"gold" is none of its 2 classes',
      'it has no "guid" that is a text or a number',
      'its epoch was there already',
      'its "gold" is 0 here, but 1 before',
    ]);
  });

  it('are of a thousand epochs at most: what lies beyond is named, not kept', async () => {
    const many = Array.from({ length: 1003 }, (_, epoch) => line('a', epoch, [1, 0])).join('');
    const { epochs: count, problems } = await read({ 'epochs.jsonl': many });
    expect([count, problems.length]).toEqual([1000, 3]);
    expect(problems[0]).toMatchObject({ line: 1001, text: 'there are more than 1000 epochs' });
  });

  it('pass over other files of a folder, and refuse one that is named', async () => {
    const { skipped, files } = await read({ 'e.jsonl': line(1, 0, [1, 0]), 'notes.jsonl': '{"a":1}\n' });
    expect([files.length, skipped.length]).toEqual([1, 1]);
    await expect(readDynamics([join(folder, 'inputs', 'notes.jsonl')])).rejects.toThrow(
      /notes\.jsonl holds no training dynamics: a line each of "guid"/,
    );
    await expect(read({ 'notes.jsonl': '' })).rejects.toThrow(UserError);
  });
});

describe('reading training dynamics', () => {
  it('gives dynamics or a UserError, whatever the bytes', async () => {
    const pieces = fc.constantFrom(
      '{"guid":1,"logits_epoch_0":[1,2],"gold":1}',
      '{"guid":"a","confidence":0.5,"variability":0.1}',
      '\n',
      '"',
      '{',
      ']',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => Buffer.from(parts.join(''))),
    );
    const law = fc.asyncProperty(bytes, async (content) => {
      try {
        const { dynamics } = await read({ 'any.jsonl': content });
        expect(dynamics.confidence).toHaveLength(dynamics.names.length);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    });
    await fc.assert(law, { numRuns: 200 });
  });

  it('takes a record of any values or says in words why not', () => {
    const fields = fc.record(
      {
        guid: fc.anything(),
        logits_epoch_3: fc.oneof(fc.anything(), fc.array(fc.oneof(fc.double(), fc.anything()))),
        gold: fc.oneof(fc.nat(3), fc.anything()),
        confidence: fc.oneof(fc.double(), fc.anything()),
        variability: fc.oneof(fc.double(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const law = fc.property(fields, (one) => {
      const record = dynamicsRecord(one);
      if (record === undefined) expect(Object.keys(one)).not.toContain('logits_epoch_3');
      else if (typeof record === 'string') expect(record).toMatch(/\w/);
      else if ('logits' in record) {
        expect(record.logits.every(Number.isFinite)).toBe(true);
        expect(record.logits[record.gold]).toBeDefined();
      } else expect(record.confidence).toBeLessThanOrEqual(1);
    });
    fc.assert(law);
  });
});
