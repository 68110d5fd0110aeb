import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestName, didYouMean } from '../../../src/core/text/closestName';

const names = ['mixture', 'size', 'seed', 'measure', 'blend', 'bands', 'shortage', 'order', 'easy-and-hard'];

describe('the name that was meant', () => {
  it.each([
    ['mixtur', 'mixture'],
    ['Mixture', 'mixture'],
    ['mxiture', 'mixture'],
    ['sede', 'seed'],
    ['mesure', 'measure'],
    ['easy_and_hard', 'easy-and-hard'],
    ['easyandhrad', 'easy-and-hard'],
  ])('%s is %s', (written, meant) => expect(closestName(written, names)).toBe(meant));

  it.each(['', 'x', 'temperature', '数据', 'constructor'])('of %j is not known', (written) => {
    expect(closestName(written, names)).toBeUndefined();
    expect(didYouMean(written, names)).toBe('');
  });

  it('is found with one letter put in, left out or exchanged, and the name itself is always the nearest', () => {
    const law = fc.property(fc.constantFrom(...names), fc.nat(12), fc.nat(2), (name, place, change) => {
      const at = place % name.length;
      const middle = ['', 'q', `q${name[at]}`][change]!;
      const written = name.slice(0, at) + middle + name.slice(at + 1);
      expect(names).toContain(closestName(written, names));
      expect(closestName(name, names)).toBe(name);
    });
    fc.assert(law);
  });

  it('is looked for in time, however long what was written is', () => {
    expect(closestName('x'.repeat(1e6), names)).toBeUndefined();
  });
});
