import { linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { CommandLine } from '../gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);

const data = at('data.jsonl');
const log = at('log.csv');
const recipe = at('recipe.yaml');
const scores = at('scores.csv');
writeFileSync(
  data,
  Array.from(
    { length: 12 },
    (_, row) => `${JSON.stringify({ id: `q${row}`, question: `What is ${row}${' more'.repeat(row)}?` })}\n`,
  ).join(''),
);
writeFileSync(
  log,
  `respondent,item,correct\n${Array.from({ length: 60 }, (_, at) => `p${at % 5},q${at % 12},${(at * 7) % 3 > 0 ? 1 : 0}`).join('\n')}\n`,
);
writeFileSync(recipe, 'mixture: all\nmeasure: questionChars\n');
gradus.ok('score', data, '--measures', 'length', '--out', scores);
symlinkSync(log, at('symbolic.csv'));
linkSync(log, at('hard.csv'));

const mixed = ['mix', data, '--recipe', recipe, '--scores', scores, '--force', '--out'];

describe('What a command reads', () => {
  it.each([
    ['a dataset', data, ['score', data, '--measures', 'length', '--force', '--out']],
    ['a log', log, ['irt', log, '--force', '--out']],
    ['a log, as the respondents', log, ['irt', log, '--force', '--persons']],
    ['a log by a symbolic link', log, ['irt', at('symbolic.csv'), '--force', '--out']],
    ['a log by a hard link', at('hard.csv'), ['irt', log, '--force', '--out']],
    ['a log of a pattern', log, ['irt', at('l*.csv'), '--force', '--out']],
    ['responses', log, ['score', data, '--responses', log, '--force', '--out']],
    ['a recipe', recipe, mixed],
    ['scores', scores, mixed],
  ])('is never written over: %s', (_, input, command) => {
    const before = readFileSync(input, 'utf8');
    const { code, err } = gradus.run(...command, input);
    expect([code, err.trim().split('\n')]).toEqual([
      1,
      [
        expect.stringMatching(
          / is (read by this command|the source itself): nothing is ever written over it\. Choose another name\.$/,
        ),
      ],
    ]);
    expect(readFileSync(input, 'utf8')).toBe(before);
  });

  it('is not read at all where the folder of what it writes is missing', () => {
    const { code, out, err } = gradus.run(
      'score',
      data,
      '--measures',
      'length',
      '--out',
      at('nowhere/scores.csv'),
    );
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(
      /^gradus: Cannot write .*scores\.csv: there is no folder .*nowhere\. Make it first\.$/,
    );
  });
});
