import { describe, expect, it } from 'vitest';
import { faultText, remarkText, remedyWords } from '../../../src/cli/text/remedyWords';
import { UserError } from '../../../src/core/userError';
import { commands } from '../../../src/cli/commandTable';
import { optionsOf } from '../../../src/cli/options/command';
import { remedies } from '../../core/remedies';

const options = new Set(commands.flatMap((command) => Object.keys(optionsOf(command))));

describe('a remedy on the command line', () => {
  it.each(remedies)('is whole sentences that name options there are: %o', (remedy) => {
    const words = remedyWords(remedy);
    expect(words).toMatch(/\.$/);
    expect(words).not.toMatch(/gradus\.[a-z]|Gradus: |undefined/);
    for (const [, name] of words.matchAll(/--([a-z-]+)/g)) expect(options, name).toContain(name);
  });

  it('names the fields that are asked for', () => {
    expect(remedyWords({ kind: 'chooseFields', roles: ['question', 'answer'] })).toBe(
      'Say which is which, as in --map question=FIELD,answer=FIELD.',
    );
    expect(remedyWords({ kind: 'chooseFields', roles: ['key'] })).toMatch(/--map key=FIELD\.$/);
    expect(remedyWords({ kind: 'chooseFields', roles: [] })).toMatch(/--map ROLE=FIELD\.$/);
  });

  it('turns the cut-offs round with the measure', () => {
    const cut = { kind: 'chooseCutOffs', easy: 6, hard: 2 } as const;
    expect(remedyWords({ ...cut, descending: true })).toMatch(
      /--cutoffs 6:2 makes easy what is at least 6, hard what is at most 2\.$/,
    );
    expect(remedyWords({ ...cut, descending: false })).toMatch(
      /easy what is at most 6, hard what is at least 2/,
    );
  });

  it('follows what it mends', () => {
    const remedy = { kind: 'overwrite' } as const;
    expect(faultText(new UserError('a.csv exists already.', { remedy }))).toBe(
      'a.csv exists already. Choose another name, or replace it with --force.',
    );
    expect(faultText(new UserError('There is nothing.'))).toBe('There is nothing.');
    expect(remarkText({ text: 'It reads English only.' })).toBe('It reads English only.');
  });
});
