// npm run test:desktop: the host tests in a desktop VS Code, which @vscode/test-electron downloads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeWith } from './counts.mjs';
import { install, run } from './install.mjs';
import { root } from './root.mjs';

process.chdir(root);
install();
run(process.execPath, ['tools/build.mjs']);
const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
const { bundleForHost } = await import('./workbench/hostBundle.mjs');
const { cacheFolder } = await import('./workbench/cacheFolder.mjs');
const { countHostRun, prepareHostRun } = await import('./workbench/hostRun.mjs');

if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error('A desktop VS Code needs a display: xvfb-run -a npm run test:desktop');
  process.exit(1);
}
closeWith([await runIn(await getVSCode())]);

async function getVSCode() {
  const cachePath = join(cacheFolder(), 'gradus-workbench', 'desktop');
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath });
  } catch (error) {
    console.error(
      `VS Code could not be downloaded (${error.message}); npm run test:host needs no download of it.`,
    );
    process.exit(1);
  }
}

async function runIn(vscodeExecutablePath) {
  const host = prepareHostRun();
  const data = mkdtempSync(join(tmpdir(), 'gradus-desktop-'));
  mkdirSync(join(data, 'User'));
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(host.settings));
  try {
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleForHost('host'),
      extensionTestsEnv: host.env,
      launchArgs: [
        host.workspace,
        '--user-data-dir',
        data,
        '--disable-extensions',
        '--disable-workspace-trust',
      ],
    }).catch((error) => error.code ?? error.message);
    return countHostRun(code, host.read());
  } finally {
    host.remove();
    rmSync(data, { recursive: true, force: true });
  }
}
