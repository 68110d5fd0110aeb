import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary';
import { CommandLine, root } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const cartography = join(root, 'test', 'fixtures', 'dynamics', 'cartography');

/** Six questions with the ids 1 to 6: training dynamics are of the first five. */
const path = join(folder, 'six.jsonl');
writeFileSync(
  path,
  Array.from({ length: 6 }, (_, at) =>
    JSON.stringify({ id: at + 1, question: `What is ${at} and 1?`, answer: `${at + 1}` }),
  )
    .map((line) => `${line}\n`)
    .join(''),
);

describe('gradus score --dynamics', () => {
  it('imports training dynamics, says how many are examples here, and shows them', () => {
    const measures = ['--measures', 'length,importedDynamics'];
    const { out, err, code } = gradus.run('score', path, '--dynamics', cartography, ...measures);
    expect(err).toMatch(
      /Training dynamics of 5 examples over 3 epochs; 5 are examples here \(5 rows\), found by their id\./,
    );
    expect(err).toMatch(/^1 examples lack some of the epochs\.$/m);
    expect(code).toBe(0);
    expect(out).toMatch(/^importedConfidence +5 /m);
    expect(out).toMatch(/^importedForgetting +5 /m);
  });

  it('refuses to replace them unless that is insisted on, and puts them back', () => {
    const shown = (): string => gradus.ok('show', path, '--row', '3', '--json');
    const before = shown();
    const table = join(folder, 'table.jsonl');
    const lines = [1, 2, 3, 4].map((guid) => JSON.stringify({ guid, confidence: 0.5, variability: 0.1 }));
    writeFileSync(table, `${lines.join('\n')}\n`);
    const args = ['score', path, '--dynamics', table, '--measures', 'importedDynamics'];
    const { code, err } = gradus.run(...args);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(
      /has training dynamics already, of 5 examples \(cartography, .*--replace .*--take-back dynamics/,
    );
    expect(shown()).toBe(before);
    expect(gradus.run(...args, '--replace').err).toMatch(/--take-back dynamics puts them back\.$/m);
    expect(shown()).not.toBe(before);
    const back = gradus.run('score', path, '--take-back', 'dynamics', '--measures', 'importedDynamics');
    expect(back.err).toMatch(/^The training dynamics of 5 examples \(cartography\) are back\.$/m);
    expect(shown()).toBe(before);
  });

  it('is remembered: later commands know it without the folder, and the store can be cleared of it', () => {
    expect(gradus.ok('show', path, '--row', '3')).toMatch(/importedConfidence +0\.100/);
    expect(gradus.ok('stats', path)).toMatch(/importedVariability/);
    expect(readdirSync(join(folder, 'store')).some((name) => name.endsWith('.dynamics'))).toBe(true);
    gradus.ok('store', 'clear');
    expect(readdirSync(join(folder, 'store'))).toEqual([]);
  });

  it.each([
    ['a folder without any', ['--dynamics', root + '/test/fixtures/glicko2'], /holds no training dynamics/],
    ['a folder that is not there', ['--dynamics', 'nowhere'], /nowhere/],
  ])('refuses %s in one sentence', (_, args, sentence) => {
    const { code, err } = gradus.run('score', path, ...args);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(sentence);
  });
});
