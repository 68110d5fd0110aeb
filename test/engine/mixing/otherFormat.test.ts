import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const records = Array.from({ length: 6 }, (_, row) => ({ id: `q${row}`, question: `What is ${row}?` }));
const separated = (by: string): string =>
  ['id', ...records.map(({ id }) => id)].map((id, at) => `${id}${by}${at ? 'What?' : 'question'}\n`).join('');
const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
const sources = [
  { format: 'JSON Lines', name: 'a.jsonl', text: lines, own: ['jsonl', 'ndjson', 'json', 'JSONL'] },
  { format: 'JSON Lines', name: 'b.json', text: lines, own: ['jsonl', 'ndjson', 'json'] },
  { format: 'a JSON list', name: 'c.json', text: JSON.stringify(records), own: ['json'] },
  { format: 'CSV', name: 'd.csv', text: separated(','), own: ['csv'] },
  { format: 'TSV', name: 'e.tsv', text: separated('\t'), own: ['tsv', 'tab'] },
];
const endings = 'jsonl ndjson json csv tsv tab parquet arrow xlsx zip yaml Parquet CSV'.split(' ');

describe.each(sources)('Records of $name', ({ format, name, text, own }) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  const recipe = { mixture: 'all', measure: 'questionChars' } as const;
  const rows = Uint32Array.of(0);

  it.each(endings)('are written as .%s only where that is their format', async (ending) => {
    await engine.call('score', { path, measures: ['length'] });
    for (const [what, call] of [
      ['mixture', (out: string) => engine.call('mix', { path, recipe, out })],
      ['rows', (out: string) => engine.call('exportRows', { path, rows, out })],
    ] as const) {
      const file = `${name}-${what}.${ending}`;
      const isOwn = own.some((one) => one.toLowerCase() === ending.toLowerCase());
      if (isOwn) await call(join(folder, file));
      else
        await expect(call(join(folder, file))).rejects.toThrow(
          `would be ${format}, as ${name} is, and not what .${ending.toLowerCase()} says: name it .`,
        );
      expect(readdirSync(folder).filter((one) => one.startsWith(file)).length > 0).toBe(isOwn);
    }
  });

  it.each(['', '.txt', '.train', '.2024'])('may have a name that ends in "%s"', async (ending) => {
    const out = join(folder, `${name.replace('.', '-')}-free${ending}`);
    expect((await engine.call('exportRows', { path, rows, out })).rows).toBe(1);
  });
});
