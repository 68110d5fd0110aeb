import { describe, expect, it } from 'vitest';
import { datasetOf, datasetOptions, readArguments } from '../../../src/cli/options/arguments';
import { UserError } from '../../../src/core/userError';

const options = { ...datasetOptions, force: { type: 'boolean' } } as const;
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
