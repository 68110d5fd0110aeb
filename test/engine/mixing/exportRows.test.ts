import fc from 'fast-check';
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { indexFile } from '../../../src/engine/sources/indexFile';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const out = (name: string): string => join(folder, name);
const count = 40;

function write(name: string, text: string): string {
  writeFileSync(out(name), text);
  return out(name);
}

const numbers = Array.from({ length: count }, (_, number) => number);
const sources = [
  writeDataset(folder, count, 'rows.jsonl'),
  write(
    'rows.csv',
    `\ufeffquestion,answer\r\n${numbers.map((number) => `"${question(number)}\r\n",${number}`).join('\r\n')}\r\n`,
  ),
  write(
    'rows.json',
    `[\n${numbers.map((number) => `  ${JSON.stringify({ question: question(number), answer: 'é 😀' }, undefined, 1)}`).join(',\n')}\n]\n`,
  ),
];

/** The records of a file as they stand, byte by byte. */
async function slices(path: string): Promise<string[]> {
  const { spans } = await indexFile(path);
  const bytes = readFileSync(path);
  return Array.from({ length: spans.count }, (_, row) =>
    bytes.subarray(spans.start[row], spans.end[row]).toString('latin1'),
  );
}

const named = sources.map((path) => [basename(path), path] as const);

describe.each(named)('rows that are exported from %s', (_, path) => {
  it('are the bytes of the source, each once and in its order', async () => {
    const records = await slices(path);
    const row = fc.oneof({ arbitrary: fc.nat(count - 1), weight: 9 }, fc.nat(2 ** 32 - 1));
    const law = fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (asked) => {
      const known = numbers.filter((number) => asked.includes(number));
      fc.pre(known.length > 0);
      const target = out(`exported.${path.split('.').at(-1)}`);
      const request = { path, rows: Uint32Array.from(asked), out: target, force: true };
      const { rows, bytes } = await engine.call('exportRows', request);
      expect([rows, bytes]).toEqual([known.length, readFileSync(target).length]);
      expect(await slices(target)).toEqual(known.map((number) => records[number]));
    });
    await fc.assert(law, { numRuns: 30 });
  });

  it('give the source again where they are all', async () => {
    const target = out(`all.${path.split('.').at(-1)}`);
    await engine.call('exportRows', { path, rows: Uint32Array.from(numbers), out: target });
    expect(readFileSync(target).equals(readFileSync(path))).toBe(true);
  });
});

describe('what is not to be written', () => {
  const path = sources[0]!;
  const rows = Uint32Array.of(1);

  it('is nothing: no row, or none that there is', async () => {
    for (const none of [[], [count, 2 ** 32 - 1]])
      await expect(
        engine.call('exportRows', { path, rows: Uint32Array.from(none), out: out('none.jsonl') }),
      ).rejects.toThrow('Nothing is selected');
    expect(readdirSync(folder)).not.toContain('none.jsonl');
  });

  it('is a file that exists, unless it may be replaced', async () => {
    const target = write('exists.jsonl', 'mine');
    const refused = engine.call('exportRows', { path, rows, out: target });
    await expect(refused).rejects.toThrow(/exists already/);
    expect(readFileSync(target, 'utf8')).toBe('mine');
    await engine.call('exportRows', { path, rows, out: target, force: true });
    expect(readFileSync(target, 'utf8')).toContain(question(1));
  });

  it('is the source, by whatever path it is named, and whatever is written', async () => {
    const before = readFileSync(path);
    mkdirSync(out('real'));
    const source = write(join('real', 'rows.csv'), readFileSync(sources[1]!, 'utf8'));
    symlinkSync(out('real'), out('linked'), 'junction');
    linkSync(source, out('hard.csv'));
    await engine.call('score', { path: source, measures: ['length'] });
    const recipe = { mixture: 'hard' } as const;
    const refusals = [source, out('real/../real/rows.csv'), out('linked/rows.csv'), out('hard.csv')].flatMap(
      (target) => {
        const request = { path: source, out: target, force: true };
        return [
          engine.call('exportRows', { ...request, rows }),
          engine.call('exportScores', request),
          engine.call('mix', { ...request, recipe }),
        ];
      },
    );
    for (const { status, reason } of (await Promise.allSettled(refusals)) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toBeInstanceOf(UserError);
      expect(String(reason)).toContain('rows.csv is the source itself: nothing is ever written over it.');
    }
    expect(readFileSync(source, 'utf8')).toBe(readFileSync(sources[1]!, 'utf8'));
    expect(readFileSync(path)).toEqual(before);
  });
});
