import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/cli/commandTable';
import { datasetOf, readArguments } from '../../../src/cli/options/arguments';
import { optionsOf } from '../../../src/cli/options/command';
import type { Options } from '../../../src/cli/options/option';
import { datasetGroup } from '../../../src/cli/options/sharedOptions';
import { UserError } from '../../../src/core/userError';

const options: Options = {
  ...datasetGroup.options,
  force: { help: '' },
  out: { value: 'FILE', fills: ['mix', 'out'], help: '' },
  respondents: { value: 'FILE', formerly: 'persons', help: '' },
  size: { value: 'N', least: 1, help: '' },
  order: { value: 'ORDER', choices: ['source', 'shuffled'], help: '' },
};
const read = (...args: string[]): ReturnType<typeof readArguments> => readArguments(args, options);

describe('an option that is given twice', () => {
  it('is refused where only one value counts', () => {
    expect(() => read('data', '--model', 'a', '--model=b')).toThrow(UserError);
    expect(() => read('data', '--model', 'a', '--model=b')).toThrow(/^--model is given twice/);
  });

  it('is read where several values count, or none', () => {
    const args = read('data', '--map', 'question=a', '--force', '--map', 'answer=b', '--force');
    expect(datasetOf(args)).toEqual({ path: 'data', mapText: ['question=a', 'answer=b'] });
  });
});

describe('an option that had another name', () => {
  it.each([
    ['--persons', 'p.csv'],
    ['--persons=p.csv', 'data'],
    ['--respondents', 'p.csv'],
  ])('is taken by either: %s %s', (...args) => {
    expect(read(...args).values).toEqual({ respondents: 'p.csv' });
  });

  it('is given once, by whichever name', () => {
    expect(() => read('--persons', 'a', '--respondents', 'b')).toThrow(/^--respondents is given twice/);
  });

  it('leaves alone what is no option', () => {
    expect(read('--', '--persons').positionals).toEqual(['--persons']);
    expect(read('--out', 'persons', 'persons').values).toEqual({ out: 'persons' });
  });
});

describe('the value of an option', () => {
  it.each([
    [['--size', '0'], '--size takes a whole number, 1 or greater, not "0".'],
    [['--size', '1.5'], '--size takes a whole number, 1 or greater, not "1.5".'],
    [['--size', ' '], '--size takes a whole number, 1 or greater, not " ".'],
    [['--order', 'shufled'], '--order takes source, shuffled, not "shufled". Did you mean "shuffled"?'],
    [['--out', ''], '--out takes the name of a file: nothing is written to the standard output.'],
    [
      ['--out', '-'],
      '--out takes the name of a file: nothing is written to the standard output. A file of that name is ./-.',
    ],
  ])('%j is refused', (args, sentence) => {
    expect(() => read(...args)).toThrow(new UserError(sentence));
  });

  it('is read as what the table says', () => {
    const { values } = read('--size', '20', '--order=source', '--out', './-', '--force');
    expect(values).toEqual({ size: 20, order: 'source', out: './-', force: true });
  });
});

describe('whatever is typed', () => {
  const typed = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(...commands.flatMap((one) => Object.keys(optionsOf(one)).map((name) => `--${name}`))),
    ),
    { maxLength: 6 },
  );

  it.each(commands)('$name reads or refuses it in one sentence', (command) => {
    const table = optionsOf(command);
    fc.assert(
      fc.property(typed, (args) => {
        try {
          const { values, positionals } = readArguments(args, table);
          expect(Object.keys(values).filter((name) => !Object.hasOwn(table, name))).toEqual([]);
          expect(positionals.every((one) => args.includes(one))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
