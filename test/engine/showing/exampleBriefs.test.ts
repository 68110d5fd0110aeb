import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const rows = 3000;
const path = writeDataset(folder, rows);

async function briefOf(text: string): Promise<string> {
  const file = join(folder, 'one.jsonl');
  writeFileSync(file, `${JSON.stringify({ question: text, answer: 'yes' })}\n`);
  const [brief] = await engine.call('examples', { path: file, rows: [0] });
  return brief!.text;
}

describe('the beginnings of rows', () => {
  it('come in the order asked for, as often as asked for', async () => {
    const asked = [5, 2999, 0, 5, 1024, 1023];
    const briefs = await engine.call('examples', { path, rows: asked });
    expect(briefs).toEqual(asked.map((row) => ({ row, line: row + 1, text: question(row) })));
  });

  it('leave out what is no row', async () => {
    const briefs = await engine.call('examples', { path, rows: [1e9, rows, 2 ** 32, 2 ** 32 + 1, 1] });
    expect(briefs.map(({ row }) => row)).toEqual([1]);
    for (const hostile of [-1, NaN, 1.5, Infinity, -0.5])
      await expect(engine.call('examples', { path, rows: [hostile] })).rejects.toThrow(
        /takes a whole number, 0 or greater/,
      );
    expect(await engine.call('examples', { path, rows: [] })).toEqual([]);
  });

  it('show a broken row as it stands, with what is wrong with it', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"question": "Why?"}\n{"question": "half\n');
    const [brief] = await engine.call('examples', { path: file, rows: [1] });
    expect(brief).toMatchObject({ row: 1, line: 2, text: '{"question": "half' });
    expect(brief!.problem).toMatch(/^it is not valid JSON/);
  });

  it('are whole up to 300 characters, and above that end with an ellipsis, never within a character', async () => {
    const character = fc.constantFrom('a', 'é', '数', '😀', '𝔾', ' ', '\n');
    const text = fc.oneof(
      fc.tuple(character, fc.integer({ min: 280, max: 320 })).map(([one, count]) => one.repeat(count)),
      fc.array(character, { minLength: 280, maxLength: 620 }).map((all) => all.join('')),
      fc.integer({ min: 1190, max: 1210 }).map((count) => `a${' '.repeat(count)}😀😀`),
    );
    const law = fc.asyncProperty(text, async (raw) => {
      const whole = [...raw.replace(/\s+/g, ' ').trim()];
      fc.pre(whole.length > 0);
      const shown = await briefOf(raw);
      expect(shown).toBe(whole.length <= 300 ? whole.join('') : `${whole.slice(0, 299).join('')}…`);
    });
    await fc.assert(law, { numRuns: 100 });
  });
});
