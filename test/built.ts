import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { noticesFile } from '../tools/notices.mjs';
import { root } from '../tools/root.mjs';

/** What the programs are made of. */
const sources = ['src', 'webview', 'package-lock.json', 'tools/build.mjs', 'tools/notices.mjs'];

/** Builds the programs before tests that run them, where a source is newer than the build: no test runs an old one. */
export function setup(): void {
  // What the build writes last.
  const built = timeOf(join(root, 'dist', noticesFile));
  if (sources.every((source) => newest(join(root, source)) < built)) return;
  const { status } = spawnSync(process.execPath, ['tools/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The programs cannot be built.');
}

/** When a file, or anything in a folder, was last changed; a folder changes when a file in it goes. */
function newest(path: string): number {
  if (!statSync(path).isDirectory()) return timeOf(path);
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return Math.max(...[path, ...inside].map(timeOf));
}

/** In milliseconds; long ago where there is no such file. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
