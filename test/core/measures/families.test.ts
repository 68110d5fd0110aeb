import { expect, it } from 'vitest';
import { catalogue } from '../../../src/core/measures/catalogue';
import { families } from '../../../src/core/measures/families';

it('every measure of the catalogue is of a kind that is listed, not of the rest', () => {
  expect(catalogue.filter(({ family }) => family === 'other').map(({ id }) => id)).toEqual([]);
  expect(families).toEqual(expect.arrayContaining(catalogue.map(({ family }) => family)));
});
