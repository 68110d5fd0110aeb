import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import { logFormats } from '../../../src/engine/responseLogs/formats/importers';
import { type ImportOptions } from '../../../src/engine/responseLogs/reading/responseLog';
import { toldLog } from './toldLog';

const fixtures = join(__dirname, '../../fixtures/responseLogs');
const cases = readdirSync(fixtures).sort();

/**
 * Each folder holds a log as its tool writes it (`log`, a folder), perhaps what the user says (`options.json`), and in
 * expected.json all that is read from it. `UPDATE=1` writes the latter anew.
 */
describe('a small log of each kind', () => {
  it.each(cases)('reads to what is expected: %s', async (name) => {
    const expected = join(fixtures, name, 'expected.json');
    const reading = pretty(await readingOf(join(fixtures, name)));
    if (process.env['UPDATE']) await writeFile(expected, reading);
    expect(reading).toBe(await readFile(expected, 'utf8'));
  });

  it('there is of every format that can be read', () => {
    const read = cases.map((name) => readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
    const missing = logFormats.filter(({ format }) => !read.some((text) => text.includes(`: ${format}, `)));
    expect(missing).toEqual([]);
  });
});

async function readingOf(folder: string): Promise<object> {
  const log = join(folder, 'log');
  try {
    return toldLog(await readResponses([log], optionsOf(folder)), log);
  } catch (error) {
    if (error instanceof UserError) return { error: error.message.replaceAll(log, 'log') };
    throw error;
  }
}

function optionsOf(folder: string): ImportOptions {
  const path = join(folder, 'options.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ImportOptions) : {};
}

/** JSON with one member or list element a line; a problem without the words of JSON.parse, which change with Node. */
function pretty(reading: object): string {
  const lines = Object.entries(reading).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${prettyValue(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`.replaceAll(/(it is not valid JSON): (?:[^"\\]|\\.)*/g, '$1');
}

function prettyValue(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
}
