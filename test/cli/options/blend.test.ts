import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseBlend } from '../../../src/cli/options/blend';
import { UserError } from '../../../src/core/userError';

it('a blend is read as it is written, a weight of 1 where none is said', () => {
  expect(parseBlend('probeLoss=2, human.level = 0.5,steps')).toEqual({
    probeLoss: 2,
    'human.level': 0.5,
    steps: 1,
  });
});

it('a blend may name a column in quotes, as in JSON', () => {
  expect(parseBlend('"human.a,b"=2,"human.x=1", human.c=d=3')).toEqual({
    'human.a,b': 2,
    'human.x=1': 1,
    'human.c=d': 3,
  });
  expect(() => parseBlend('"a,b"=1,"a,b"')).toThrow(/names a,b twice/);
});

it.each(['', 'a=0', 'a=-1', 'a=x', '=2', 'a,,b', 'a=1,a=2', 'a=Infinity'])(
  '%j is refused in a sentence',
  (text) => {
    expect(() => parseBlend(text)).toThrow(UserError);
    expect(() => parseBlend(text)).toThrow(/--blend .*\.$/);
  },
);

it('whatever is typed is a blend of weights above 0, or a UserError', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(Object.values(parseBlend(text)).every((weight) => weight > 0)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
  );
});
