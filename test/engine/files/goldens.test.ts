import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import { UserError } from '../../../src/core/userError';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { found } from '../../core/dataset/scan';

const fixtures = join(__dirname, '../../fixtures/dataset');
const cases = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Each folder holds a small file and, in expected.json, all that is read from it. `UPDATE=1` writes the latter anew. */
describe('a small dataset of each kind', () => {
  it.each(cases.map((entry) => entry.name))('reads to what is expected: %s', async (name) => {
    const folder = join(fixtures, name);
    const expected = join(folder, 'expected.json');
    const reading = await readingOf(join(folder, inputOf(folder)));
    if (process.env['UPDATE']) await writeFile(expected, pretty(reading));
    expect(pretty(reading)).toBe(await readFile(expected, 'utf8'));
  });
});

function inputOf(folder: string): string {
  return readdirSync(folder).find((name) => name.startsWith('input.'))!;
}

async function readingOf(path: string): Promise<object> {
  try {
    return await wholeReading(await DatasetFile.open(path));
  } catch (error) {
    if (error instanceof UserError) return { error: error.message };
    throw error;
  }
}

async function wholeReading(file: DatasetFile): Promise<object> {
  // What may stand in a record only once follows from the fields, which are told below.
  const { onlyOnce: _, ...recordFormat } = file.index.recordFormat;
  const { spans } = file.index;
  const examples: object[] = [];
  for await (const batch of file.examples()) examples.push(...batch.map(told));
  const broken = (await file.problems()).filter(({ row }) => row >= 0);
  return {
    ...recordFormat,
    spans: found(spans).spans,
    shape: file.fields.shape,
    map: file.fields.map,
    examples,
    broken: broken.map(({ row, line, text }) => ({ row, line, problem: sameOnEveryNode(text) })),
    besides: spans.problems.filter(({ row }) => row < 0).map(({ line, text }) => ({ line, text })),
  };
}

/** What an example says: its members that are not empty, all but the id. */
function told(example: Example): object {
  const { id: _, ...members } = example;
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== '' && !isNothing(value)));
}

function isNothing(value: unknown): boolean {
  return value === -1 || (Array.isArray(value) && value.length === 0);
}

/** A problem without the words in which JSON.parse gives its reason: they change with the version of Node. */
function sameOnEveryNode(problem: string): string {
  return problem.replace(/^(it is not valid JSON): .*$/s, '$1');
}

/** JSON with one member, list element or record a line. */
function pretty(reading: object): string {
  const lines = Object.entries(reading).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${prettyValue(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function prettyValue(value: unknown): string {
  if (!Array.isArray(value) || typeof value[0] !== 'object') return JSON.stringify(value);
  return `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
}
