import { constants } from 'node:fs';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { digestOfFile } from '../../../src/engine/files/fileDigest';
import {
  openGrowing,
  openOwn,
  openRegular,
  requireFile,
  requireReplaceable,
} from '../../../src/engine/files/regularFile';
import { readText } from '../../../src/engine/files/wholeFile';
import { writeOwn } from '../../../src/engine/files/atomicFile';
import { specialFiles } from './specialFiles';
import { tempFolder } from './tempFolder';

const folder = tempFolder();
const most = { what: 'a note', most: 2 ** 20 };

describe.each(specialFiles)('$kind', ({ kind, said, make }) => {
  const path = folder.at(`special ${kind}`);
  const there = make(path);

  it.each([
    ['opened', openRegular],
    ['looked at', requireFile],
    ['digested', digestOfFile],
    ['read as a text', (file: string) => readText(file, most)],
    ['replaced', requireReplaceable],
  ])('is not %s', async (_, use: (path: string) => Promise<unknown>) => {
    if (!(await there)) return;
    const before = await lstat(path);
    const refused = use(path);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(said);
    const after = await lstat(path);
    expect([after.ino, after.mode, after.rdev]).toEqual([before.ino, before.mode, before.rdev]);
  });
});

describe.each(specialFiles)('$kind in the place of a file of our own', ({ kind, said, make }) => {
  const path = folder.at(`own ${kind}`);
  const there = make(path);

  it.each([
    ['read', openOwn],
    ['added to', openGrowing],
    ['written', (file: string) => writeOwn(file, [Buffer.from('ours')])],
  ])('is not %s, and no link is followed', async (_, use: (path: string) => Promise<unknown>) => {
    if (!(await there)) return;
    const before = await lstat(path);
    const refused = use(path);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/link/.test(kind) ? /it is a link, not a file/ : said);
    const after = await lstat(path);
    expect([after.ino, after.mode, after.rdev]).toEqual([before.ino, before.mode, before.rdev]);
  });
});

describe('a regular file', () => {
  it.each([
    ['read', openOwn],
    ['added to', openGrowing],
    ['written', (file: string) => writeOwn(file, [Buffer.from('ours')])],
  ])(
    'that a link leads to is not %s as one of our own',
    async (doing, use: (path: string) => Promise<unknown>) => {
      const path = await folder.write(`foreign ${doing}.txt`, 'theirs');
      const link = folder.at(`link ${doing}.txt`);
      await symlink(path, link);
      await expect(use(link)).rejects.toThrow(/it is a link, not a file/);
      expect(await readFile(path, 'utf8')).toBe('theirs');
    },
  );

  it('is opened, and so is one that a link leads to', async () => {
    const path = await folder.write('plain.txt', 'text');
    await symlink(path, folder.at('link.txt'));
    for (const one of [path, folder.at('link.txt')]) {
      const file = await openRegular(one);
      expect(await file.readFile('utf8')).toBe('text');
      await file.close();
    }
  });

  it('is made where it is to grow', async () => {
    const path = folder.at('growing.txt');
    for (const text of ['one', ' two']) {
      const file = await openGrowing(path, constants.O_APPEND);
      await file.appendFile(text);
      await file.close();
    }
    expect(await readFile(path, 'utf8')).toBe('one two');
  });

  it('that is not there is said to be so', async () => {
    await expect(openRegular(folder.at('no.txt'))).rejects.toThrow(/^Cannot read .*: there is no such file/);
    await expect(requireReplaceable(folder.at('no.txt'))).resolves.toBeUndefined();
  });
});
