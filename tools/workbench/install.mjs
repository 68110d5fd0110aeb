import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';

/** The code-server that tests and `npm start` use; it holds VS Code 1.139. */
export const newest = '4.139.1';

/** The oldest VS Code that the extension runs in, 1.100. */
export const floor = '4.100.3';

/** What each code-server needs besides itself: a Node, native modules, and files that install scripts would fetch. */
const parts = {
  [newest]: {
    size: '800 MB',
    node: '24.21.0',
    native: ['@vscode/spdlog', '@vscode/native-watchdog'],
    packages: [],
  },
  [floor]: {
    size: '470 MB',
    node: '20.20.2',
    native: ['@vscode/spdlog', 'native-watchdog'],
    packages: ['@vscode/ripgrep-universal@1.18.0'],
  },
};

const platform = `${process.platform}-${process.arch}`;
const nodePackage = `node-${platform}`;

/** Whether code-server runs on this system. */
export const runsHere = process.platform !== 'win32';

/**
 * Installs code-server and the Node it needs, once, and says where they are.
 * @returns {{ node: string, entry: string, version: string }}
 */
export function installWorkbench(version = newest) {
  if (!runsHere)
    throw new Error('code-server does not run on Windows: install VS Code and put `code` on the PATH.');
  const ownNode = process.platform === 'linux' ? undefined : machineNode(version);
  const folder = join(cacheFolder(), 'gradus-workbench', version);
  if (!existsSync(folder)) installInto(folder, version, ownNode);
  return {
    node: ownNode ?? join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    version,
  };
}

/** The registry has Node itself for Linux only; elsewhere the machine's has to do. */
function machineNode(version) {
  const [major] = parts[version].node.split('.');
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  throw new Error(
    `code-server needs Node ${major} here; this is ${process.versions.node}. Or install VS Code and put \`code\` on the PATH.`,
  );
}

/** The folder gets its name when all is in it, so that an interrupted install is never taken for a whole one. */
function installInto(folder, version, ownNode) {
  say(`Installing code-server ${version} into ${folder} (once, about ${parts[version].size}) …`);
  removeUnfinished(folder);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{"private":true}');
  download(unfinished, version, ownNode);
  buildNative(unfinished, version, ownNode);
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
function download(folder, version, ownNode) {
  const { node, packages } = parts[version];
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const withNode = ownNode ? packages : [...packages, `${nodePackage}@${node}`];
  step('code-server', folder, 'install', `code-server@${version}`, ...withNode);
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
function buildNative(folder, version, ownNode) {
  const home = ownNode ? dirname(dirname(ownNode)) : join(folder, 'node_modules', nodePackage);
  const path = `${join(home, 'bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path, npm_config_nodedir: home };
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const modules = parts[version].native.map((module) => [vscode, module]);
  for (const [cwd, module] of [[folder, 'argon2'], ...modules]) {
    say(`  ${module}`);
    if (npm(cwd, ['rebuild', module, '--ignore-scripts=false'], env).status !== 0)
      say(`  warning: ${module} could not be built; is there a C++ compiler and Python?`);
  }
}

/** Older code-servers fetch ripgrep, which finds files, by an install script. */
function linkRipgrep(folder) {
  const ours = join(folder, 'node_modules', '@vscode', 'ripgrep-universal', 'bin', platform, 'rg');
  const theirs = join(folder, 'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep/bin');
  if (!existsSync(ours)) return;
  mkdirSync(theirs, { recursive: true });
  symlinkSync(relative(theirs, ours), join(theirs, 'rg'));
}

function npm(cwd, args, env) {
  const quiet = ['--loglevel=error', '--no-progress', '--no-audit', '--no-fund', '--no-update-notifier'];
  return spawnSync('npm', [...args, ...quiet], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
