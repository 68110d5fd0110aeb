import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { Damager } from '../../torture/damages';
import { programsIn } from '../../torture/programs';

const damager = new Damager(programsIn(), join(temporaryFolder(), 'store'), {
  vectors: false,
  commandEvery: 6,
  asked: 2,
});
beforeAll(() => damager.prepare());

// `npm run torture -- --only damages` tries 200; one alone is `--only damages --seed N`.
describe('A store of which a file is damaged', () => {
  it.each(Array.from({ length: 30 }, (_, at) => at + 1))(
    'loses nothing but what the file held, and says so in a sentence: seed %i',
    async (seed) => {
      expect((await damager.damage(seed)).faults).toEqual([]);
    },
  );
});
