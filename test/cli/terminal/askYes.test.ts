import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askYes } from '../../../src/cli/terminal/askYes';
import { Cancelled } from '../../../src/core/protocol/rpc';

function asked(typed: string): { answer: Promise<boolean>; shown: PassThrough } {
  const [input, shown] = [new PassThrough(), new PassThrough()];
  input.end(typed);
  return { answer: askYes('Download it?', input, shown), shown };
}

describe('a question on the command line', () => {
  it.each([
    ['y\n', true],
    ['Yes \n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
  ])('answered with %j is %s', async (typed, expected) => {
    const { answer, shown } = asked(typed);
    expect(await answer).toBe(expected);
    expect(shown.read()?.toString()).toBe('Download it? [y/N] ');
  });

  it('that nobody answers is cancelled', async () => {
    await expect(asked('').answer).rejects.toThrow(Cancelled);
  });
});
