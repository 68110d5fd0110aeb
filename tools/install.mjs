import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Stops with a sentence where this Node is too old to run Gradus. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 12)) return;
  console.error(`Gradus needs Node 20.12 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs what package-lock.json names, where it is not installed yet. */
export function install() {
  requireNode();
  if (isInstalled()) return;
  console.error('Installing what Gradus needs (once, about 300 MB) …');
  run('npm', ['ci', '--no-progress', '--loglevel=error']);
}

/** Runs a program and ends with its exit code where it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    stdio: ['inherit', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/** Whether node_modules holds the versions of the lock file. */
function isInstalled() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(installed)) return false;
  const wanted = packagesOf('package-lock.json');
  const there = packagesOf(installed);
  return (
    Object.keys(there).length > 0 &&
    Object.entries(there).every(([path, { version }]) => wanted[path]?.version === version) &&
    Object.entries(wanted).every(([path, { optional }]) => path === '' || optional || path in there)
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
