import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations, type OperationName } from '../../../src/core/operations/operations';
import type { Operation } from '../../../src/core/operations/operation';
import { UserError } from '../../../src/core/userError';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const at = (name: string): string => join(folder, name);

const path = writeDataset(folder, 40);
const log = at('log.csv');
const scores = at('scores.csv');
const recipeFile = at('recipe.yaml');
writeFileSync(
  log,
  `respondent,item,correct\n${Array.from({ length: 60 }, (_, n) => `p${n % 5},q${n % 12},${(n * 7) % 3 > 0 ? 1 : 0}`).join('\n')}\n`,
);
writeFileSync(at('matches.csv'), 'winner,loser\nann,bob\nbob,cid\n');
writeFileSync(recipeFile, 'mixture: all\nmeasure: questionChars\n');
mkdirSync(at('logs'));
linkSync(log, at('logs/one.csv'));
symlinkSync(log, at('link.csv'));
const ready = (async () => {
  await engine.call('score', { path, measures: ['length'] });
  await engine.call('exportScores', { path, out: scores });
})();

const recipe = { mixture: 'all', measure: 'questionChars' } as const;

describe('What a call reads', () => {
  it.each([
    ['a log', log, () => engine.call('calibrate', { logs: [log], out: log, force: true })],
    [
      'a log, as the respondents',
      log,
      () => engine.call('glicko', { logs: [log], respondents: log, force: true }),
    ],
    [
      'a log by a link',
      log,
      () => engine.call('calibrate', { logs: [at('link.csv')], out: log, force: true }),
    ],
    ['a log of a folder', log, () => engine.call('glicko', { logs: [at('logs')], out: log, force: true })],
    [
      'a log of matches',
      at('matches.csv'),
      () => engine.call('glickoMatches', { logs: [at('matches.csv')], out: at('matches.csv'), force: true }),
    ],
    ['scores', scores, () => engine.call('mix', { path, recipe, scores, out: scores, force: true })],
    [
      'a recipe',
      recipeFile,
      () => engine.call('mix', { path, recipe: {}, recipeFile, out: recipeFile, force: true }),
    ],
    [
      'scores that it exports',
      scores,
      () => engine.call('exportScores', { path, scores, out: scores, force: true }),
    ],
  ])('is never written over: %s', async (_, file, write) => {
    await ready;
    const before = readFileSync(file, 'utf8');
    await expect(write()).rejects.toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(
          / is read by this command: nothing is ever written over it\. Choose another name\.$/,
        ),
      }),
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('leaves what is only beside it free', async () => {
    await ready;
    await engine.call('calibrate', { logs: [at('logs')], out: at('logs/items.csv') });
    expect(existsSync(at('logs/items.csv'))).toBe(true);
    rmSync(at('logs/items.csv'));
    expect(readdirSync(at('logs'))).toEqual(['one.csv']);
  });
});

describe('What needs responses', () => {
  const requests: Partial<Record<OperationName, object>> = {
    itemAnswers: { path, item: 0 },
    exportItems: { path, what: 'items', out: at('items.csv') },
  };
  const needing = Object.entries<Operation>(operations).flatMap(([name, { needs }]) =>
    needs.includes('responses') ? [name as OperationName] : [],
  );

  it.each(needing)('says that they are to be imported where there are none: %s', async (name) => {
    await ready;
    const refused = engine.call(name as never, requests[name] as never);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toMatchObject({
      remedy: { kind: 'import', what: 'responses', again: false },
    });
  });
});
