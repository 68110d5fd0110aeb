import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInBrowser } from '../../../tools/editor.mjs';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

/** What `npm start` gives a person, with a folder open whose settings try to run and to write things of their own. */
async function openHostile() {
  const { folder, remove } = makeWorkspace();
  const cache = mkdtempSync(join(tmpdir(), 'gradus-cache-'));
  const [program, ran, store] = ['program', 'ran', 'store'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(program, `#!/bin/sh\necho ran > '${ran}'\nexec node "$@"\n`);
  chmodSync(program, 0o755);
  mkdirSync(join(folder, '.vscode'));
  const settings = {
    'gradus.nodePath': program,
    'gradus.storeFolder': store,
    'gradus.modelPath': join(folder, 'model'),
    'gradus.languageModelPath': join(folder, 'model'),
    'gradus.hubEndpoint': 'http://hostile.example',
    'gradus.measures': ['length'],
    'security.workspace.trust.enabled': false,
  };
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  let server: Awaited<ReturnType<typeof startInBrowser>>;
  const before = process.umask(0);
  const start = async () => (server = await startInBrowser({ XDG_CACHE_HOME: cache }));
  const workbench = await openWorkbench({ folder, start }).finally(() => process.umask(before));
  return {
    ...{ folder, cache, ran, store, workbench, server: server! },
    close: async (): Promise<void> => {
      await workbench.close();
      remove();
      rmSync(cache, { recursive: true, force: true });
    },
  };
}

describe.each(['restricted', 'trusted'])(
  'the VS Code of npm start, with a hostile folder that is %s',
  (trust) => {
    let opened: Awaited<ReturnType<typeof openHostile>>;
    let workbench: Workbench;

    beforeAll(async () => {
      opened = await openHostile();
      ({ workbench } = opened);
    });
    afterAll(() => opened?.close());

    it('trusts a folder only when it is told to', async () => {
      const restricted = workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
      await restricted.waitFor();
      if (trust === 'restricted') return;
      await workbench.command('Workspaces: Manage Workspace Trust');
      await workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
      await restricted.waitFor({ state: 'hidden' });
    });

    it('shows and scores the dataset with the program, the model and the store of the machine', async () => {
      await workbench.openFile('school.jsonl');
      await workbench.command('Gradus: Open Panel');
      const panel = panelDriver(workbench);
      await panel.find().getByRole('button', { name: 'Score Difficulty' }).first().click();
      await panel.ready();
      // What the folder's settings may choose is chosen: they were read.
      await expect.poll(() => panel.find().locator('.measure').allInnerTexts()).not.toEqual([]);
      expect((await panel.find().locator('.measure').allInnerTexts()).join('\n')).not.toContain('rarity');
      expect(readdirSync(opened.cache).join()).toMatch(/gradus/);
      expect(existsSync(opened.ran)).toBe(false);
      expect(existsSync(opened.store)).toBe(false);
    });

    it('keeps what it writes for itself from everyone else, whatever the umask', () => {
      const { folder } = opened.server;
      expect(statSync(folder).mode & 0o077).toBe(0);
      expect(statSync(join(folder, 'socket')).mode & 0o077).toBe(0);
    });

    it('lets nobody in who has no token: no page, no file, no web socket', async () => {
      const { url } = workbench;
      const address = new URL(url);
      const token = address.searchParams.get('token')!;
      expect(token.length).toBeGreaterThan(40);
      const socket = workbench.page.waitForEvent('websocket');
      await workbench.reload();
      const terminal = new URL((await socket).url());
      terminal.searchParams.set('reconnectionToken', randomUUID());
      const letIn = await answerTo(url);
      expect(letIn).toMatchObject({ status: 302, headers: { location: '/' } });
      const cookie = letIn.headers['set-cookie']![0]!.split(';')[0]!;
      const name = cookie.split('=')[0]!;
      const wrong = randomBytes(32).toString('base64url');
      for (const path of [
        '/',
        `/?folder=/`,
        '/vscode-remote-resource?path=/etc/passwd',
        terminal.pathname,
        `/?token=${wrong}`,
        '/?token=',
      ])
        for (const headers of [{}, { cookie: `${name}=${wrong}` }, { cookie: `${name}=` }, { cookie: token }])
          for (const more of [{}, upgrade])
            expect((await answerTo(new URL(path, address), { ...headers, ...more })).status, path).toBe(401);
      expect((await answerTo(terminal, upgrade)).status).toBe(401);
      expect((await answerTo(terminal, { ...upgrade, cookie: `${name}=${wrong}` })).status).toBe(401);
      expect((await answerTo(terminal, { ...upgrade, cookie })).status).toBe(101);
      expect((await answerTo(new URL('/', address), { cookie })).status).toBe(200);
    });
  },
);

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
};

/** The status and the headers that are answered, to a request for a web socket too. */
function answerTo(url: URL | string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const address = new URL(url);
    address.protocol = 'http:';
    const asked = get(address, { headers, agent: false });
    const answered = (got: IncomingMessage): void => {
      got.destroy();
      resolve({ status: got.statusCode!, headers: got.headers });
    };
    asked.on('response', answered).on('upgrade', answered).on('error', reject);
  });
}
