import { expect, it } from 'vitest';
import { catalogue } from '../../../src/core/measures/catalogue';
import { familyOf } from '../../../src/core/measures/families';

it('every measure of the catalogue is of a kind: a new one is named in families.ts', () => {
  expect(catalogue.filter(({ id }) => familyOf(id) === 'other').map(({ id }) => id)).toEqual([]);
  expect(familyOf('beauty')).toBe('other');
});
