import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';

/** The code-server that tests and `npm start` use; it holds VS Code 1.139. */
export const newest = '4.139.1';

/** The oldest VS Code that the extension runs in, 1.100. */
export const floor = '4.100.3';

/** The Node that each code-server asks for, and the native modules that it cannot do without. */
const parts = {
  [newest]: { node: '24.21.0', native: ['@vscode/spdlog', '@vscode/native-watchdog'] },
  [floor]: { node: '20.20.2', native: ['@vscode/spdlog', 'node-pty', 'native-watchdog'] },
};

const nodePackage = `node-${process.platform}-${process.arch}`;

/** Whether code-server runs on this system. */
export const runsHere = process.platform !== 'win32';

/**
 * Installs code-server and the Node it needs, once, and says where they are.
 * @returns {{ node: string, entry: string, version: string }}
 */
export function installWorkbench(version = newest) {
  if (!runsHere)
    throw new Error('code-server does not run on Windows: install VS Code and put `code` on the PATH.');
  const folder = join(cacheFolder(), 'gradus-workbench', version);
  if (!existsSync(folder)) installInto(folder, version);
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    version,
  };
}

/** The folder gets its name when all is in it, so that an interrupted install is never taken for a whole one. */
function installInto(folder, version) {
  say(`Installing code-server ${version} into ${folder} (once, about 650 MB) …`);
  removeUnfinished(folder);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{"private":true}');
  download(unfinished, version);
  buildNative(unfinished, version);
  linkRipgrep(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true, force: true }); // another process was first
  }
  say('code-server is installed.');
}

/** What processes left behind that were stopped in the middle. */
function removeUnfinished(folder) {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = /\.(\d+)$/.exec(name)?.[1];
    if (join(parent, name) === `${folder}.${pid}` && !isRunning(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Without install scripts: those compile modules that nobody needs, for minutes. */
function download(folder, version) {
  const server = `code-server@${version}`;
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  step('code-server and its Node', folder, 'install', server, `${nodePackage}@${parts[version].node}`);
  step('VS Code’s packages', vscode, 'install', '--omit=dev');
  step('the built-in extensions’ packages', join(vscode, 'extensions'), 'install', '--omit=dev');
}

function step(what, cwd, ...args) {
  say(`  ${what}`);
  const { status, error } = npm(cwd, [...args, '--ignore-scripts'], process.env);
  if (error) throw error;
  if (status !== 0) throw new Error(`Could not install ${what}: npm ended with ${status}.`);
}

/** The headers of the server's own Node are in its package; a nodedir in the user's .npmrc names another Node's. */
function buildNative(folder, version) {
  const modules = join(folder, 'node_modules');
  const home = join(modules, nodePackage);
  const path = `${join(home, 'bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path, npm_config_nodedir: home };
  const vscode = join(modules, 'code-server', 'lib', 'vscode');
  for (const [cwd, module] of [
    [folder, 'argon2'],
    ...parts[version].native.map((module) => [vscode, module]),
  ]) {
    say(`  ${module}`);
    if (npm(cwd, ['rebuild', module, '--ignore-scripts=false'], env).status !== 0)
      say(`  warning: ${module} could not be built; is there a C++ compiler and Python?`);
  }
}

/** Older code-servers fetch ripgrep by an install script; without it only the search in files is missing. */
function linkRipgrep(folder) {
  const ripgrep = join(folder, 'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep');
  if (!existsSync(ripgrep)) return;
  mkdirSync(join(ripgrep, 'bin'), { recursive: true });
  if (existsSync('/usr/bin/rg')) symlinkSync('/usr/bin/rg', join(ripgrep, 'bin', 'rg'));
  else say('  warning: there is no /usr/bin/rg; files are not searched in this workbench.');
}

function npm(cwd, args, env) {
  const quiet = ['--loglevel=error', '--no-progress', '--no-audit', '--no-fund'];
  return spawnSync('npm', [...args, ...quiet], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
