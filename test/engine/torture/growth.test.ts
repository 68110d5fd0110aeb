import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { growStore } from '../../torture/growth';
import { programsIn } from '../../torture/programs';

// `npm run torture -- --only growth` goes through 200 rounds of 5,000 rows.
describe('A store of a dataset that is edited and scored again and again', () => {
  it('stays within three times its first size', async () => {
    const options = { rows: 1200, rounds: 12, seed: 1 };
    const { factor, faults } = await growStore(programsIn(), temporaryFolder(), options);
    expect(faults).toEqual([]);
    expect(factor).toBeLessThanOrEqual(3);
  });
});
