import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { root } from '../../../tools/root.mjs';
import { launchBrowser } from '../../../tools/workbench/browser.mjs';
import { startServer, writeSettings } from '../../../tools/workbench/server.mjs';
import { end, processesOf } from './processes';

/** A code-server that runs. */
export type Server = Awaited<ReturnType<typeof startServer>>;

/** A code-server, and a browser to open a window of it in. */
interface Running {
  readonly server: Server;
  readonly browser: Browser;
}

let running: Promise<Running> | undefined;

/**
 * The code-server and the browser that the windows of this worker's test files are opened in, one after the other, with these
 * settings. They are started for the first window and end with this process: the server's keeper sees to that.
 */
export async function sharedServer(settings: Readonly<Record<string, unknown>>) {
  running ??= startForTests();
  const { server, browser } = await running;
  writeSettings(server.folder, settings);
  return { server, browser, leave: () => windowGone(server) };
}

/** A code-server and a browser for one window alone. */
export async function ownServer(start: () => Promise<Server>) {
  const { server, browser } = await withBrowser(await start());
  const leave = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  return { server, browser, leave };
}

/** Ends what a closed window leaves behind, as the end of the server would: it could read the next one's settings, and write. */
async function windowGone({ group }: Server): Promise<void> {
  processesOf(group, '--type=extensionHost').forEach(end);
  const alive = (): number[] => [
    ...processesOf(group, '--type=extensionHost'),
    ...processesOf(group, 'engine.js'),
  ];
  for (let tries = 0; alive().length > 0; tries++) {
    if (tries === 600) throw new Error('The extension host of a closed window does not end.');
    await setTimeout(100);
  }
}

async function startForTests(): Promise<Running> {
  // Whoever ends the run in the middle ends this process, and so the server, too.
  process.once('disconnect', () => process.exit(1));
  const { GRADUS_VSIX: vsix, GRADUS_WORKBENCH: version } = process.env;
  const extension = vsix === undefined ? { checkout: root } : { vsix };
  return withBrowser(await startServer({ version, ...extension, trustsAll: true }));
}

async function withBrowser(server: Server): Promise<Running> {
  return { server, browser: await launchBrowser(`${server.folder}/home`) };
}
