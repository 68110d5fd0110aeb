import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globExpression, isGlob } from '../../../src/engine/files/glob';
import { logFiles } from '../../../src/engine/responseLogs/reading/logFiles';
import { temporaryFolder } from '../../temporary';

/** What stands in the names of files and means nothing in a pattern. */
const letter = fc.constantFrom(...'abz09.-_ ()+@!|^$"\'~#%&=;,é雪');
const text = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));

/** A piece of a pattern: how it is written, and where what it stands for may end in a name, begun at some place. */
interface Piece {
  readonly written: string;
  readonly ends: (name: string, at: number) => number[];
}

const literal = (written: string): Piece => ({
  written,
  ends: (name, at) => (name.startsWith(written, at) ? [at + written.length] : []),
});
const star: Piece = {
  written: '*',
  ends: (name, at) => Array.from({ length: name.length - at + 1 }, (_, more) => at + more),
};
const any: Piece = { written: '?', ends: (name, at) => (at < name.length ? [at + 1] : []) };
const set = (negated: boolean): Piece => ({
  written: negated ? '[!a-m]' : '[a-m]',
  ends: (name, at) => (at < name.length && /[a-m]/.test(name[at]!) !== negated ? [at + 1] : []),
});
const choice = (words: readonly string[]): Piece => ({
  written: `{${words.join(',')}}`,
  ends: (name, at) => words.filter((word) => name.startsWith(word, at)).map((word) => at + word.length),
});

/** Two dots would make it a range of numbers or letters. */
const word = text.filter((one) => !/,|\.\./.test(one));
const piece = fc.oneof(
  text.map(literal),
  fc.constantFrom(star, any, set(false), set(true)),
  fc.array(word, { minLength: 2, maxLength: 3 }).map(choice),
);
/** Dots alone name folders. */
const isName = (name: string): boolean => !/^\.*$/.test(name);
/** Two stars in a row would be another thing. */
const part = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.filter((one, at) => one !== star || pieces[at - 1] !== star))
  .filter((pieces) => isName(pieces.map(({ written }) => written).join('')));

function fits(pieces: readonly Piece[], name: string, at = 0): boolean {
  const [first, ...rest] = pieces;
  return first ? first.ends(name, at).some((end) => fits(rest, name, end)) : at === name.length;
}

/** Whether parts of a pattern, of which undefined is `**`, fit the parts of a path. */
function fitsAll(pattern: readonly (readonly Piece[] | undefined)[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (pattern.length === 0) return path.length === 0;
  if (first) return path.length > 0 && fits(first, path[0]!) && fitsAll(rest, path.slice(1));
  return fitsAll(rest, path) || (path.length > 0 && fitsAll(pattern, path.slice(1)));
}

const nameNear = (pieces: readonly Piece[]): fc.Arbitrary<string> =>
  fc
    .tuple(...pieces.map(({ written }) => fc.oneof(text, fc.constantFrom(...written.split(/[{},[\]*?!]+/)))))
    .map((texts) => texts.join(''))
    .filter(isName);

describe('A pattern', () => {
  it('fits the names that its pieces fit one after the other, and no others', () => {
    const pair = part.chain((pieces) =>
      fc.tuple(fc.constant(pieces), fc.oneof(nameNear(pieces), text.filter(isName))),
    );
    const law = fc.property(pair, ([pieces, name]) => {
      const pattern = pieces.map(({ written }) => written).join('');
      expect([pattern, name, globExpression(pattern).test(name)]).toEqual([
        pattern,
        name,
        fits(pieces, name),
      ]);
    });
    fc.assert(law, { numRuns: 3000 });
  });

  it('fits paths folder by folder, and any number of folders where it says **', () => {
    const shape = fc.array(fc.option(part, { nil: undefined, freq: 2 }), { maxLength: 3 });
    const pair = fc.tuple(shape, part).chain(([folders, file]) => {
      const pattern = [...folders, file];
      const path = pattern.map((one) =>
        one ? nameNear(one).map((name) => [name]) : fc.array(text.filter(isName), { maxLength: 2 }),
      );
      return fc.tuple(
        fc.constant(pattern),
        fc.tuple(...path).map((parts) => parts.flat()),
      );
    });
    const law = fc.property(pair, ([parts, path]) => {
      const pattern = parts.map((one) => one?.map(({ written }) => written).join('') ?? '**').join('/');
      const expected = [pattern, path.join('/'), fitsAll(parts, path)];
      expect([pattern, path.join('/'), globExpression(pattern).test(path.join('/'))]).toEqual(expected);
    });
    fc.assert(law, { numRuns: 3000 });
  });

  it('without a special sign fits itself alone, and is none', () => {
    const law = fc.property(text, text, (one, other) => {
      expect(isGlob(one)).toBe(false);
      expect(globExpression(one).test(one)).toBe(true);
      expect(globExpression(one).test(other)).toBe(one === other);
    });
    fc.assert(law);
  });

  it('of any signs at all is an expression: none throws', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'a-z*?[]{}()!^/\\,.'), minLength: 1, maxLength: 12 });
    fc.assert(fc.property(signs, (pattern) => void globExpression(pattern)));
  });
});

describe.skipIf(process.platform === 'win32')('The files of a pattern', () => {
  const folder = temporaryFolder();
  for (const file of [
    'a/1.csv',
    'a/b/2.csv',
    'a/.h/3.csv',
    'a/node_modules/4.csv',
    'run (1)/!5.csv',
    'a/.6.csv',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  symlinkSync(join(folder, 'run (1)'), join(folder, 'a', 'linked'));
  symlinkSync(join(folder, 'run (1)', '!5.csv'), join(folder, 'a', '7.csv'));
  const found = async (pattern: string): Promise<string[]> =>
    (await logFiles([join(folder, pattern)])).map(({ path }) => path.slice(folder.length + 1));

  it.each([
    ['**/*.csv', ['a/1.csv', 'a/7.csv', 'a/b/2.csv']],
    ['a/*.csv', ['a/1.csv', 'a/7.csv']],
    ['run (1)/!*.csv', ['run (1)/!5.csv']],
    ['{a,run (1)}/[!1]*.csv', ['a/7.csv']],
    ['a/.h/*.csv', ['a/.h/3.csv']],
    ['a/linked/*.csv', ['a/linked/!5.csv']],
  ])(
    'are those of %s: hidden ones, and node_modules, are passed over, linked folders not entered',
    async (pattern, files) => {
      expect(await found(pattern)).toEqual(files);
    },
  );

  it('that fits none, or lies in no folder, is said so', async () => {
    await expect(found('a/*.tsv')).rejects.toThrow(/^No file matches .*a\/\*\.tsv\.$/);
    await expect(found('nowhere/*.csv')).rejects.toThrow(/nowhere/);
  });
});
