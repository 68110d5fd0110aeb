import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importedResponses } from '../../../src/engine/calibrating/rememberedResponses';
import { importedDynamics } from '../../../src/engine/dynamicsImport/rememberedDynamics';
import { importNote } from '../../../src/engine/responseLogs/joining/rememberedImport';
import { dynamicsNoteEnding, responsesEnding } from '../../../src/engine/store/storeFolder';
import { temporaryFolder } from '../../temporary';

const base = join(temporaryFolder(), 'data.jsonl-0123456789ab');

describe.each([
  [
    'responses',
    importNote(importedResponses, base),
    base + responsesEnding,
    '{"key":"ab","request":{"logs":["log.csv"]}}',
  ],
  ['training dynamics', importNote(importedDynamics, base), base + dynamicsNoteEnding, 'ab'.repeat(16)],
] as const)('A note on %s', (_, note, path, text) => {
  it('that is whole, or not there, is not damaged', async () => {
    rmSync(path, { force: true });
    expect(await note.isDamaged()).toBe(false);
    writeFileSync(path, text);
    expect(await note.now()).toBeDefined();
    expect(await note.isDamaged()).toBe(false);
  });

  it('that is cut off anywhere, or is anything else, is damaged', async () => {
    const cut = fc.nat(text.length - 1).map((length) => Buffer.from(text.slice(0, length)));
    const other = fc.uint8Array().map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, other), async (bytes) => {
        writeFileSync(path, bytes);
        expect(await note.isDamaged()).toBe(true);
      }),
    );
    rmSync(path);
    mkdirSync(path);
    expect(await note.isDamaged()).toBe(true);
    rmSync(path, { recursive: true });
  });
});
