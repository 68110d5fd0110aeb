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
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

const question = 'Do you trust the authors';

describe.each([
  ['declined', 'No'],
  ['accepted', 'Yes'],
])('the VS Code of npm start, with a hostile folder whose trust is %s', (answered, button) => {
  let opened: Awaited<ReturnType<typeof openHostile>>;
  let workbench: Workbench;

  beforeAll(async () => {
    opened = await openHostile();
    ({ workbench } = opened);
  });
  afterAll(() => opened?.close());

  it('asks first', async () => {
    await workbench.dialogButton(question, button);
    const restricted = workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
    await restricted.waitFor({ state: answered === 'accepted' ? 'hidden' : 'visible' });
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

  it('brings no panel back for a file that nobody opened, whatever the page’s state names', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'gradus-outside-'));
    const file = join(outside, 'secret.jsonl');
    writeFileSync(file, '{"question":"Who may read this?","answer":"nobody"}\n');
    const roundabout = pathToFileURL(opened.folder).href + `/../${outside.split('/').at(-1)}/secret.jsonl`;
    try {
      for (const uri of [pathToFileURL(file).href, roundabout]) {
        await workbench.command('Gradus: Open Panel');
        await panelDriver(workbench).ready();
        const frame = await workbench.panelFrame();
        await frame.evaluate(
          (state) => {
            const host = window.parent as unknown as Record<string, (channel: string, data: string) => void>;
            host['__vscode_post_message__']!('do-update-state', JSON.stringify(state));
          },
          { uri },
        );
        await workbench.page.waitForTimeout(500);
        await workbench.reload();
        await workbench.panel().getByText('is not opened by itself').waitFor();
        expect(await workbench.panel().locator('body').innerText()).not.toContain('Who may read this?');
        await workbench.command('View: Close All Editors');
        await workbench.openFile('school.jsonl');
      }
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
};

/** The status and the headers that are answered, to a request for a web socket too. */
function answerTo(url: URL | string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<{ status: number; headers: import('node:http').IncomingHttpHeaders }>(
    (resolve, reject) => {
      const address = new URL(url);
      address.protocol = 'http:';
      const asked = get(address, { headers, agent: false });
      const answered = (got: import('node:http').IncomingMessage): void => {
        got.destroy();
        resolve({ status: got.statusCode!, headers: got.headers });
      };
      asked.on('response', answered).on('upgrade', answered).on('error', reject);
    },
  );
}
