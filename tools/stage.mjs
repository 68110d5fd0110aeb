import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { native, nativePackages, neededBy } from './nativePackages.mjs';
import { noticesFile } from './notices.mjs';
import { root } from './root.mjs';

/** The built programs. */
export const programs = [
  'extension.js',
  'engine.js',
  'undici.js',
  'calibrator.js',
  'tokenising.js',
  'scoring.js',
  'cli.js',
  'panel.js',
  'panel.css',
];
const texts = ['README.md', 'CHANGELOG.md', 'LICENSE', 'package.nls.json'];

/** Lays out what a packaged extension holds, for this platform only. */
export function stage(folder) {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  for (const file of [...texts, 'media', 'l10n', ...programs.map((name) => join('dist', name))])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file), { recursive: true });
  cpSync(join(root, 'dist', noticesFile), join(folder, noticesFile));
  writeManifest(folder);
  for (const name of nativePackages()) copyPackage(name, folder);
  writeFileSync(join(folder, '.vscodeignore'), ''); // vsce warns where there is none
}

/** Everything else that package.json depends on is bundled into the programs. */
function writeManifest(folder) {
  const manifest = read(join(root, 'package.json'));
  const left = ['private', 'files', 'bin', 'scripts', 'prettier', 'devDependencies'];
  const kept = Object.entries(manifest).filter(([key]) => !left.includes(key));
  const dependencies = Object.entries(manifest.dependencies).filter(([name]) => native.includes(name));
  write(join(folder, 'package.json'), {
    ...Object.fromEntries(kept),
    dependencies: Object.fromEntries(dependencies),
  });
}

/** A package as it is, but for what nothing needs. */
function copyPackage(name, folder) {
  const from = join(root, 'node_modules', name);
  const to = join(folder, 'node_modules', name);
  const manifest = read(join(from, 'package.json'));
  cpSync(from, to, { recursive: true, filter: (file) => isNeeded(file.slice(from.length + 1)) });
  const versions = Object.fromEntries(neededBy(name).map((one) => [one, manifest.dependencies[one]]));
  write(join(to, 'package.json'), { ...manifest, dependencies: versions, devDependencies: {} });
}

/** ONNX Runtime has the binaries of every platform in one package. */
function isNeeded(file) {
  const [top, , platform, arch] = file.split(/[\\/]/);
  if (top === 'bin')
    return [undefined, process.platform].includes(platform) && [undefined, process.arch].includes(arch);
  return top !== 'script' && !/\.(map|ts)$/.test(file);
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(file, value) {
  writeFileSync(file, JSON.stringify(value, null, 2));
}
