import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

/** What text in a dataset might try: markup, scripts, links that run commands, pictures from elsewhere. */
const attacks = [
  '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>',
  '[click](command:workbench.action.closeWindow) ![p](https://hostile.example/p.png)',
  '<a href="command:workbench.action.closeWindow">here</a> $(flame) &lt;b&gt;',
  'javascript:alert(1) \u202Egnp.exe \u0000\u0007 ${7*7} `code` **bold**',
];
const field = '[level](command:workbench.action.closeWindow)<img src="https://hostile.example/f.png">|`';
const name = 'a [b](command:workbench.action.closeWindow) <i>c.jsonl';

const folder = mkdtempSync(join(tmpdir(), 'gradus-hostile-'));
const asked: string[] = [];
let workbench: Workbench;
let panel: ReturnType<typeof panelDriver>;

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  const records = Array.from({ length: 24 }, (_, row) => ({
    question: `${attacks[row % attacks.length]} number ${row} ${'again '.repeat(row)}`,
    answer: attacks[(row + 1) % attacks.length],
    [field]: `Level ${(row % 5) + 1}`,
  }));
  writeFileSync(join(folder, name), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  workbench = await openWorkbench({
    folder,
    settings: {
      'gradus.storeFolder': join(folder, 'store'),
      'editor.hover.delay': 100,
      'editor.links': false,
    },
  });
  workbench.page.on('request', (request) => asked.push(request.url()));
  panel = panelDriver(workbench);
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is inert in notifications', async () => {
  await workbench.openFile(name);
  await workbench.command('Gradus: Choose Fields…');
  await workbench.quickPick(/^difficulty/);
  // By its button: the list may take no key yet when it is first seen.
  const list = workbench.page.locator('.quick-input-widget:visible', { hasText: field });
  await list.getByRole('button', { name: 'OK' }).click();
  await workbench.notificationButton(/The difficulty is now .*closeWindow/, 'Score Difficulty');
  const toast = await workbench.notification('Scored 24 examples');
  expect(await toast.innerText()).toContain('closeWindow');
  expect(await toast.locator('.notification-list-item-message a').count()).toBe(0);
});

it('is inert in the hover', async () => {
  const { locator, text } = await workbench.hoverLine(2, 'closeWindow');
  expect(text).toContain('<img src=');
  const links = await locator
    .locator('a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('data-href') ?? ''));
  expect(links.every((link) => link.startsWith('command:gradus.'))).toBe(true);
  expect(links.length).toBeGreaterThan(1);
  const images = await locator
    .locator('img')
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src));
  expect(images.every((source) => source.startsWith('data:image/svg+xml'))).toBe(true);
});

it('is inert in the panel', async () => {
  await workbench.command('Gradus: Open Panel');
  await panel.ready();
  await expect.poll(() => panel.rows().first().innerText()).toContain('number');
  const frame = await workbench.panelFrame();
  const found = await frame.evaluate(() => ({
    title: document.title,
    elements: document.querySelectorAll('#panel img, #panel a, #panel script, #panel iframe').length,
  }));
  expect(found).toEqual({ title: 'Gradus', elements: 0 });
});

it('has asked for nothing from elsewhere, and closed nothing', async () => {
  expect(asked.filter((url) => url.includes('hostile.example'))).toEqual([]);
  expect(await workbench.page.title()).not.toContain('taken');
  await workbench.page.locator('.monaco-editor').first().waitFor();
});
