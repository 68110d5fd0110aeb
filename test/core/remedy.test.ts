import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remedyOf } from '../../src/core/remedy';
import { remedies } from './remedies';

describe('a remedy that came from another process', () => {
  it('is taken as it is, whatever its kind', () => {
    for (const remedy of remedies) expect(remedyOf(JSON.parse(JSON.stringify(remedy)))).toEqual(remedy);
  });

  it('is dropped where it is unknown or not whole', () => {
    for (const value of [
      undefined,
      null,
      'chooseFields',
      {},
      { kind: 'rm' },
      { kind: 'chooseFields' },
      { kind: 'chooseFields', roles: ['question', 1] },
      { kind: 'import', what: 'models', again: false },
      { kind: 'chooseCutOffs', easy: 1, hard: '5', descending: false },
    ])
      expect(remedyOf(value)).toBeUndefined();
  });

  it('keeps nothing that its kind does not have', () => {
    expect(remedyOf({ kind: 'storeFolder', command: 'anything' })).toEqual({ kind: 'storeFolder' });
  });

  it('never throws', () => {
    const half = fc.record({
      kind: fc.constantFrom(...remedies.map(({ kind }) => kind)),
      roles: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), half), (value) => {
        const remedy = remedyOf(value);
        if (remedy) expect(remedyOf(remedy)).toEqual(remedy);
      }),
    );
  });
});
