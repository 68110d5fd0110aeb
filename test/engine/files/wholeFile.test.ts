import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfFile } from '../../../src/engine/files/fileDigest';
import { readText, readWhole } from '../../../src/engine/files/wholeFile';
import { tempFolder } from './tempFolder';

const folder = tempFolder();
const note = (most: number) => ({ what: 'a note', most });

describe('a file read whole', () => {
  it('holds every byte, up to the most that it may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(300), async (bytes, most) => {
        const path = await folder.write('any.bin', bytes);
        const read = readWhole(path, note(most));
        if (bytes.length > most) await expect(read).rejects.toThrow(/a note has at most .* MB/);
        else expect(Buffer.compare(await read, bytes)).toBe(0);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        expect(await digestOfFile(path)).toEqual({ bytes: bytes.length, sha256 });
      }),
    );
  });

  it('is read beyond the block that it is read in', async () => {
    const bytes = Buffer.alloc(2 ** 21 + 7, 'abc');
    const path = await folder.write('long.bin', bytes);
    expect((await readWhole(path, note(2 ** 22))).equals(bytes)).toBe(true);
    expect((await digestOfFile(path)).bytes).toBe(bytes.length);
  });

  it('is refused where it has more than the system says', async () => {
    // Files of the system are regular files of no size.
    const path = '/proc/self/maps';
    if (!existsSync(path)) return;
    expect(await readText(path, note(2 ** 20))).toContain('\n');
    await expect(readText(path, note(64))).rejects.toThrow(/a note has at most/);
  });

  it('is let go of when it is not wanted any more', async () => {
    const path = await folder.write('unwanted.txt', 'text');
    const signal = AbortSignal.abort(new Error('no more'));
    await expect(readText(path, { ...note(100), signal })).rejects.toThrow('no more');
    await expect(digestOfFile(path, signal)).rejects.toThrow('no more');
  });
});
