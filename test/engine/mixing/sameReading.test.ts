import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { exportRows } from '../../../src/engine/mixing/exportRows';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();
const never = new AbortController().signal;

async function recordsOf(path: string): Promise<string[]> {
  const { spans } = (await DatasetFile.open(path)).index;
  const bytes = await readFile(path);
  return Array.from({ length: spans.count }, (_, row) =>
    bytes.subarray(spans.start[row], spans.end[row]).toString(),
  );
}

/** Writes these rows of a file beside it; the records that they come to there, or undefined where that was refused. */
async function exported(text: string, rows: readonly number[]): Promise<string[] | undefined> {
  const path = await folder.write('source.tsv', text);
  const out = path.replace('source', 'rows');
  const file = await DatasetFile.open(path);
  try {
    await exportRows(file, { path, rows: Uint32Array.from(rows), out, force: true }, never);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
  return recordsOf(out);
}

describe('rows of a TSV file whose quotes are characters', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '"', ','), maxLength: 4 });
  const line = fc.tuple(cell, cell).map(([left, right]) => `${left}\t${right}x`);

  it('are the same records in a file of their own, or are not written', async () => {
    const law = fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.nat(255), async (lines, mask) => {
      const all = [...lines, '"Rome" was founded\tx'];
      const rows = all.flatMap((_, row) => ((mask >> row) & 1 ? [row] : []));
      fc.pre(rows.length > 0);
      const path = await folder.write('source.tsv', `q\ta\n${all.join('\n')}\n`);
      const records = await recordsOf(path);
      const kept = rows.filter((row) => row < records.length);
      fc.pre(kept.length > 0);
      const found = await exported(`q\ta\n${all.join('\n')}\n`, kept);
      if (found) expect(found).toEqual(kept.map((row) => records[row]));
    });
    await fc.assert(law, { numRuns: 150 });
  });

  const stray = '"Rome" fell\tx';
  const source = `q\ta\n${[stray, 'a\t"b', 'c\td"', 'e\tf'].join('\n')}\n`;

  it('are written where they give themselves away, and refused where two would be one', async () => {
    expect(await exported(source, [0, 1, 2, 3])).toHaveLength(4);
    expect(await exported(source, [0, 3])).toEqual([stray, 'e\tf']);
    expect(await exported(source, [1, 2])).toBeUndefined();
  });
});
