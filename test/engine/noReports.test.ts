import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../temporary';

const root = resolve(__dirname, '..', '..');
const home = temporaryFolder();

it('scoring leaves nothing in the home folder but the scores: the runtime notes no use to report', () => {
  const { XDG_CACHE_HOME: _, ...env } = process.env;
  const args = ['dist/cli.js', 'score', 'media/samples/school.jsonl', '--store', join(home, 'store')];
  const { status } = spawnSync(process.execPath, args, { cwd: root, env: { ...env, HOME: home } });
  expect(status).toBe(0);
  expect(readdirSync(home)).toEqual(['store']);
});
