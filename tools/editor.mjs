import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { installWorkbench, newest, runsHere } from './workbench/install.mjs';
import { startServer } from './workbench/server.mjs';
import { workbenchUrl } from './workbench/url.mjs';

const inShell = process.platform === 'win32'; // `code` is a batch file there

/** Opens a dataset in VS Code with the extension of this checkout: the machine's own VS Code, else one in the browser. */
export async function openInEditor(file) {
  if (openInDesktop(file)) return console.log('\nVS Code opens the dataset with Gradus.');
  if (!runsHere) return console.log('\nTo see it in the editor install VS Code and put `code` on the PATH.');
  installWorkbench(newest);
  const server = await startInBrowser();
  console.log(
    `\nVS Code with Gradus and the dataset, until Ctrl-C, for whoever has this address:\n${workbenchUrl(server.url, dirname(file), file)}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
}

/**
 * Starts the VS Code in the browser that a person gets: it asks before it trusts a folder, and only its address lets in.
 * @param {Record<string, string>} [env] what extensions see besides this process's environment
 */
export function startInBrowser(env) {
  return startServer({ checkout: root, ownHome: true, env });
}

/** The user's settings and extensions stay; a `code` that only reaches a window elsewhere cannot load a checkout. */
function openInDesktop(file) {
  const { VSCODE_IPC_HOOK_CLI: remote, WSL_DISTRO_NAME: windows } = process.env;
  if (remote || windows || !isNewEnough(code('--version'))) return false;
  const opened = code('--new-window', `--extensionDevelopmentPath=${root}`, dirname(file), file);
  return opened.status === 0;
}

function code(...args) {
  return spawnSync('code', inShell ? args.map((arg) => `"${arg}"`) : args, {
    shell: inShell,
    encoding: 'utf8',
  });
}

function isNewEnough({ status, stdout }) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [wanted, there] = [engines.vscode, status === 0 ? stdout : ''].map((text) =>
    /(\d+)\.(\d+)/.exec(text),
  );
  if (!there) return false;
  const [major, minor] = there.slice(1).map(Number);
  return major > Number(wanted[1]) || (major === Number(wanted[1]) && minor >= Number(wanted[2]));
}
