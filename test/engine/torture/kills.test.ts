import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { fillDisk } from '../../torture/fullDisk';
import { Killer } from '../../torture/kills';
import { programsIn } from '../../torture/programs';

const folder = temporaryFolder();
const killer = new Killer(programsIn(), folder, 900);

// `npm run torture -- --only kills` tries 500; one alone is `--only kills --seed N`.
describe('A command that is killed, or whose engine is', () => {
  it.each(Array.from({ length: 12 }, (_, at) => at + 1))(
    'leaves nothing half written and no process, and writes the same bytes when it is run again: seed %i',
    async (seed) => {
      expect((await killer.kill(seed)).faults).toEqual([]);
    },
  );
});

describe('A disk that is full', () => {
  it('is said in a sentence, and nothing is lost', async ({ skip }) => {
    const filled = await fillDisk(programsIn(), join(folder, 'inputs'), join(folder, 'disk'), 700);
    if (!filled) return skip('no small file system can be mounted here');
    expect(filled).toEqual({ full: true, faults: [] });
  });
});
