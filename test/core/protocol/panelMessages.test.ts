import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessage } from '../../../src/core/message';
import { throughPort } from './jsonPort';
import { anyNames, madeOf, messages } from './madeMessages';
import { spoilt } from './spoilt';

describe.each(Object.keys(messages))('the message %s', (name) => {
  const { schema, mayLack } = messages[name]!;

  it('passes after its way through the port, as it was', () => {
    const law = fc.property(madeOf(name), (value) => {
      const arrived = throughPort(value);
      expect(arrived).toEqual(value);
      expect(isMessage(schema, arrived)).toBe(true);
    });
    fc.assert(law, { numRuns: 40 });
  });

  it('is refused with a field left out or of another type', () => {
    const law = fc.property(madeOf(name), (value) => {
      const wrong = spoilt(value, anyNames).filter(({ place, how, value: other }) => {
        const mayPass = how === 'gone' && mayLack.includes(place);
        return isMessage(schema, other) !== mayPass;
      });
      expect(wrong).toEqual([]);
    });
    fc.assert(law, { numRuns: 15 });
  });
});
