import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import {
  digest,
  refuseExisting,
  replaceWhole,
  writeNew,
  writeWhole,
} from '../../../src/engine/files/atomicFile';
import { specialFiles } from './specialFiles';
import { tempFolder } from './tempFolder';

const folder = tempFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function* failing(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes('half of it'));
  throw new Error('the power is out');
}

describe('a file written whole', () => {
  it('holds all pieces, and its size and SHA-256 are told', async () => {
    const path = folder.at('whole.txt');
    const written = await writeWhole(path, [bytes('one '), bytes(''), bytes('twö')]);
    expect(await readFile(path, 'utf8')).toBe('one twö');
    expect(written).toEqual({ bytes: 8, sha256: sha256('one twö') });
  });

  it('takes the place of the one before it', async () => {
    const path = await folder.write('old.txt', 'a longer text than the new one');
    await writeWhole(path, [bytes('new')]);
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('is not written at all where its pieces fail, and leaves nothing beside it', async () => {
    const path = await folder.write('kept.txt', 'old');
    await expect(writeWhole(path, failing())).rejects.toThrow('the power is out');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(dirname(path))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is refused in one sentence where its folder is not there', async () => {
    const written = writeWhole(folder.at('nowhere/a.txt'), [bytes('a')]);
    await expect(written).rejects.toThrow(UserError);
    await expect(written).rejects.toThrow(
      /^Cannot write .*nowhere\/a\.txt: there is no such file or folder\.$/,
    );
  });

  it('is refused in one sentence where a folder stands in its place', async () => {
    await mkdir(folder.at('taken'));
    const written = writeWhole(folder.at('taken'), [bytes('a')]);
    await expect(written).rejects.toThrow(/^Cannot write .*taken: it is a folder, not a file\. Choose/);
    expect((await readdir(folder.at('.'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe.each(specialFiles)('$kind', ({ kind, said, make }) => {
  const path = folder.at(`in the way: ${kind}`);
  const there = make(path);

  it('is never replaced, nor said to be replaceable', async () => {
    if (!(await there)) return;
    const before = await lstat(path);
    await expect(writeWhole(path, [bytes('a')])).rejects.toThrow(said);
    for (const force of [true, false, undefined])
      await expect(refuseExisting(path, { force })).rejects.toThrow(said);
    const after = await lstat(path);
    expect([after.ino, after.mode, after.rdev]).toEqual([before.ino, before.mode, before.rdev]);
    expect((await readdir(folder.at('.'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a link', () => {
  it('stays, and the file that it leads to is replaced', async () => {
    const path = await folder.write('target.txt', 'old');
    await symlink('target.txt', folder.at('link.txt'));
    await writeWhole(folder.at('link.txt'), [bytes('new')]);
    expect(await readlink(folder.at('link.txt'))).toBe('target.txt');
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('to nowhere is refused', async () => {
    await symlink('gone.txt', folder.at('dangling.txt'));
    await expect(writeWhole(folder.at('dangling.txt'), [bytes('a')])).rejects.toThrow(
      /dangling\.txt: it is a link to a file that is not there/,
    );
    await expect(refuseExisting(folder.at('dangling.txt'), {})).rejects.toThrow(/exists already/);
  });
});

describe('a file replaced whole', () => {
  it('may have the longest name that there is', async () => {
    const path = folder.at(`${'题'.repeat(83)}.csv`);
    for (const text of ['one', 'two']) await writeWhole(path, [bytes(text)]);
    expect(await readFile(path, 'utf8')).toBe('two');
  });

  it('keeps who may read it', async () => {
    const path = await folder.write('private.txt', 'old');
    await chmod(path, 0o600);
    await writeWhole(path, [bytes('new')]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('may be written by two at a time', async () => {
    const path = folder.at('twice.txt');
    await Promise.all(['one', 'two', 'six'].map((text) => writeWhole(path, [bytes(text)])));
    expect(['one', 'two', 'six']).toContain(await readFile(path, 'utf8'));
  });

  it('gives what its writer gives', async () => {
    const path = folder.at('made.txt');
    const made = await replaceWhole(path, async (beside) => {
      expect(dirname(beside)).toBe(dirname(path));
      await writeWhole(beside, [bytes('made')]);
      return 42;
    });
    expect(made).toBe(42);
    expect(await readFile(path, 'utf8')).toBe('made');
  });
});

describe('the digest of pieces', () => {
  it('hands every piece over in order', async () => {
    const seen: string[] = [];
    const told = await digest([bytes('a'), bytes('bc')], async (piece) => {
      seen.push(await Promise.resolve(new TextDecoder().decode(piece)));
    });
    expect(seen).toEqual(['a', 'bc']);
    expect(told).toEqual({ bytes: 3, sha256: sha256('abc') });
  });

  it('is that of nothing where there are none', async () => {
    expect(await digest([])).toEqual({ bytes: 0, sha256: sha256('') });
  });
});

describe('a file that exists', () => {
  it('is replaced only where that is insisted on', async () => {
    const path = await folder.write('exists.txt', '');
    await expect(refuseExisting(path, {})).rejects.toThrow(UserError);
    await expect(refuseExisting(path, {})).rejects.toMatchObject({
      message: expect.stringMatching(/exists\.txt exists already\.$/) as string,
      remedy: { kind: 'overwrite' },
    });
    await expect(refuseExisting(path, { force: true })).resolves.toBeUndefined();
    await expect(refuseExisting(folder.at('free.txt'), {})).resolves.toBeUndefined();
  });

  it('is left as it is where it came or changed while what replaces it was written', async () => {
    const path = await folder.write('late.txt', 'old');
    const { size, mtimeMs } = await stat(path);
    const late = async (beside: string): Promise<void> => {
      await writeNew(beside, [bytes('new')]);
      await folder.write('late.txt', 'meanwhile');
    };
    for (const agreed of [{}, { replaces: [] }, { replaces: [{ path, size, mtimeMs }] }])
      await expect(replaceWhole(path, late, undefined, agreed)).rejects.toThrow(UserError);
    expect(await readFile(path, 'utf8')).toBe('meanwhile');
    await replaceWhole(path, late, undefined, { force: true });
    expect(await readFile(path, 'utf8')).toBe('new');
  });
});
