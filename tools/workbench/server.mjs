import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floor, installWorkbench } from './install.mjs';

const keeper = fileURLToPath(new URL('keeper.mjs', import.meta.url));

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
};

/**
 * Starts code-server with folders of its own on a free port of this machine, for whoever has its address, which holds a token.
 *
 * @param {object} options
 * @param {string} [options.version] of code-server
 * @param {string} [options.checkout] of an extension under development, loaded as if it were installed
 * @param {string} [options.vsix] a packaged extension, installed
 * @param {Record<string, unknown>} [options.settings] the user's, besides those that keep the workbench quiet
 * @param {Record<string, string>} [options.env] what extensions see besides this process's environment
 * @param {boolean} [options.ownHome] whether HOME is the user's rather than an empty folder
 * @param {boolean} [options.trustsAll] whether every workspace is trusted unasked: for tests alone, whose workspaces are their own
 * @returns {Promise<{ url: string, folder: string, group: number, log: () => string, stop: () => Promise<void> }>} its `group` is
 * the process group that it and all it starts are in
 */
export async function startServer({
  version,
  checkout,
  vsix,
  settings = {},
  env = {},
  ownHome = false,
  trustsAll = false,
} = {}) {
  const workbench = installWorkbench(version);
  const folder = mkdtempSync(join(tmpdir(), 'gradus-workbench-'));
  for (const name of ['data/User', 'data/Machine', 'extensions', 'home'])
    mkdirSync(join(folder, name), { recursive: true });
  writeSettings(folder, settings);
  // Without a folder of the system's for them VS Code puts its sockets where others can reach them.
  const runtime = { XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR || folder };
  const environment = { ...runtime, ...cleanEnvironment(ownHome ? undefined : join(folder, 'home')), ...env };
  if (checkout !== undefined) link(checkout, join(folder, 'extensions'));
  if (vsix !== undefined) installExtension(workbench, folder, vsix, environment);
  return listen(workbench, folder, environment, trustsAll);
}

/**
 * Writes the user's settings of a code-server, besides those that keep the workbench quiet: a window that is opened later has them.
 * @param {string} folder the server's
 * @param {Record<string, unknown>} settings
 */
export function writeSettings(folder, settings) {
  const allSettings = JSON.stringify({ ...quietSettings, ...settings });
  // Those of machine scope are read from the remote machine's settings alone.
  for (const scope of ['User', 'Machine'])
    writeFileSync(join(folder, 'data', scope, 'settings.json'), allSettings);
}

/** The environment without what an editor, npm or a test runner has put there for its own children. */
function cleanEnvironment(home) {
  const theirs = /^(VSCODE_|ELECTRON_|CODE_SERVER_|VITEST|npm_|PORT$|NODE_ENV$|NODE_OPTIONS$|PASSWORD$)/;
  const xdg = /^XDG_(CACHE|CONFIG|DATA|STATE)_HOME$/;
  const kept = Object.entries(process.env).filter(
    ([name]) => !theirs.test(name) && (home === undefined || !xdg.test(name)),
  );
  // Without a gallery no window asks one on the net for updates.
  return { ...Object.fromEntries(kept), ...(home && { HOME: home }), EXTENSIONS_GALLERY: '{}' };
}

function link(checkout, extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  symlinkSync(checkout, join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

function foldersOf(folder) {
  const [config, data, extensions] = ['config.yaml', 'data', 'extensions'].map((name) => join(folder, name));
  return ['--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
}

function installExtension({ node, entry }, folder, vsix, env) {
  const args = [entry, ...foldersOf(folder), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(node, args, { env, encoding: 'utf8' });
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`${vsix} could not be installed.\n${stdout}${stderr}`);
}

function listen({ node, entry, version }, folder, env, trustsAll) {
  // The folder is its owner's alone, and so is a socket in it.
  const socket = join(folder, 'socket');
  const args = [
    ...[entry, ...foldersOf(folder), '--auth', 'none', '--socket', socket, '--socket-mode', '600'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-proxy'],
    ...(trustsAll ? ['--disable-workspace-trust'] : []),
    ...['--disable-getting-started-override', '--ignore-last-opened'],
    // Otherwise the extensions of a closed page live on for three hours.
    ...(version === floor ? [] : ['--reconnection-grace-time', '3']),
  ];
  const child = spawn(process.execPath, [keeper, folder, socket, node, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  return new Promise((resolve, reject) => {
    const read = (text) => {
      log += text;
      const url = /^Door: (\S+)$/m.exec(log)?.[1];
      if (url && log.includes('HTTP server listening on'))
        resolve({
          url,
          folder,
          group: child.pid,
          log: () => log.replaceAll(url, 'the door'),
          stop: () => stop(child),
        });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`code-server ended with ${code}.\n${log}`)));
  });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.stdin.end();
  await gone;
}
