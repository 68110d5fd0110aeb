import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSamePlace, refuseSamePlace } from '../../../src/engine/files/samePlace';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const at = (...names: string[]): string => join(folder, ...names);
mkdirSync(at('deep'));
symlinkSync('.', at('self'));
symlinkSync(at('deep'), at('short'));
writeFileSync(at('there.csv'), '');
linkSync(at('there.csv'), at('hard.csv'));
symlinkSync('there.csv', at('soft.csv'));
symlinkSync('../deep/new.csv', at('deep', 'leads on.csv'));
symlinkSync('leads on.csv', at('deep', 'leads far.csv'));
symlinkSync('round.csv', at('round.csv'));

describe('Two paths', () => {
  it.each([
    ['one path', 'new.csv', 'new.csv'],
    ['a link to the folder itself', 'new.csv', 'self/self/new.csv'],
    ['a link to a folder', 'deep/new.csv', 'short/new.csv'],
    ['a hard link', 'there.csv', 'hard.csv'],
    ['a symbolic link', 'there.csv', 'self/soft.csv'],
    ['a link to what is not there yet', 'deep/new.csv', 'deep/leads on.csv'],
    ['a link to such a link', 'short/new.csv', 'short/leads far.csv'],
  ])('lead to one place: %s', async (_, one, other) => {
    for (const [left, right] of [
      [at(one), `${folder}/${other}`],
      [`${folder}/${other}`, at(one)],
      [relative(process.cwd(), at(one)), `${folder}/./deep/../${other}`],
    ] as const) {
      expect(await isSamePlace(left, right)).toBe(true);
      await expect(
        refuseSamePlace([
          { path: left, named: '--out' },
          { path: right, named: '--respondents' },
        ]),
      ).rejects.toThrow(/^--out and --respondents name one file, .*: give each a name of its own\.$/);
    }
  });

  it('lead to different places where their last names differ, be the files there or not', async () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    await fc.assert(
      fc.asyncProperty(name, name, fc.constantFrom('', 'self/', 'deep/'), async (one, other, way) => {
        expect(await isSamePlace(`${folder}/${way}${one}.x`, `${folder}/${way}${other}.x`)).toBe(
          one === other,
        );
        expect(await isSamePlace(`${folder}/${one}.x`, `${folder}/deep/${other}.x`)).toBe(false);
      }),
    );
    expect(await isSamePlace(at('round.csv'), at('new.csv'))).toBe(false);
    expect(await isSamePlace(at('no folder', 'a.csv'), at('no folder', 'b.csv'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')('that differ in case only are two where case counts', async () => {
    expect(await isSamePlace(at('new.csv'), at('NEW.csv'))).toBe(false);
  });
});
