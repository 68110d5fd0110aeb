import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { workbenchUrl } from './url.mjs';

const patience = 5 * 60_000;

/**
 * Runs a suite inside the extension host of a code-server.
 * @param {string} suite the file that VS Code calls
 * @param {ReturnType<typeof import('./hostRun.mjs').prepareHostRun>} run what it is given
 * @param {{ version?: string, checkout: string }} options the code-server and the extension
 * @returns {Promise<{ code: unknown, results: object | undefined }>} how VS Code ended, and what the suite left
 */
export async function runInHost(suite, run, { version, checkout }) {
  const server = await startServer({ version, env: run.env, settings: run.settings, trustsAll: true });
  const browser = await launchBrowser(`${server.folder}/home`);
  try {
    const { code, log } = await openAndWait(browser, server.url, run.workspace, checkout, suite);
    const results = run.read();
    if (!results) console.error(`${server.log().slice(-3000)}\n${log.slice(-20).join('\n')}`);
    return { code, results };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens a workbench as a window for extension development, whose host runs the suite, and waits for its exit code. */
async function openAndWait(browser, url, workspace, checkout, suite) {
  const page = await browser.newPage();
  const log = [];
  await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(format(...args)));
  let exited;
  const exit = new Promise((resolve) => (exited = resolve));
  await page.exposeFunction('codeAutomationExit', (code) => exited(code));
  await page.addInitScript(configure, {
    extensions: [remoteUri(url, checkout)],
    extensionTestsPath: remoteUri(url, suite),
  });
  await page.goto(workbenchUrl(url, workspace));
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, patience, 'the time limit')));
  const code = await Promise.race([exit, late]);
  clearTimeout(timer);
  return { code, log };
}

function remoteUri(url, file) {
  return {
    $mid: 1,
    scheme: 'vscode-remote',
    authority: new URL(url).host,
    path: decodeURI(pathToFileURL(file).pathname),
  };
}

/** Runs in the page: a built VS Code takes these from no address, only from the page, before its script has run. */
function configure(developmentOptions) {
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (document.readyState !== 'interactive' || !element) return;
    const settings = JSON.parse(element.getAttribute('data-settings'));
    const options = { ...settings.developmentOptions, ...developmentOptions };
    element.setAttribute('data-settings', JSON.stringify({ ...settings, developmentOptions: options }));
  });
}
