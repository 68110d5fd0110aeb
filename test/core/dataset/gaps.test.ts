import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import { gapsIn } from '../../../src/core/dataset/gaps';

const example = (known: Partial<Example>): Example => ({
  ...{ row: 0, id: '', key: '', question: 'Which?', context: '', answer: 'This.', solution: '' },
  ...{ choices: [], gold: -1, label: '', levels: [] },
  ...known,
});

describe('what examples lack', () => {
  it('is counted', () => {
    const examples = [
      example({}),
      example({ question: ' ' }),
      example({ answer: '' }),
      example({ answer: '', label: 'pos' }),
      example({ answer: '', choices: ['a', 'b'], gold: 1 }),
      example({ answer: '', choices: ['a', 'b'] }),
    ];
    expect(gapsIn(examples)).toEqual({ examples: 6, noQuestion: 1, noAnswer: 2, noRightChoice: 1 });
  });

  it('is added to what was counted before', () => {
    const once = gapsIn([example({ question: '' })]);
    expect(gapsIn([example({ answer: '' })], once)).toEqual({
      ...{ examples: 2, noQuestion: 1, noAnswer: 1, noRightChoice: 0 },
    });
  });
});
