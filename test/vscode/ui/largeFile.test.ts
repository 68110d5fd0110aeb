import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { memoryOf } from '../../torture/memoryOf';
import { prose } from '../../torture/prose';
import { Random } from '../../torture/random';
import { engineProcess } from './processes';
import { panelDriver } from './panelDriver';
import { openWorkbench, type Workbench } from './workbench';

/** How large the files are; `npm run torture -- --only workbench` takes 200 MB. */
const megabytes = Number(process.env['GRADUS_LARGE_MB'] ?? 4);
/** Within which a file is scored: three minutes, for other tests may run beside, and 8 s more a megabyte. */
const patience = 180_000 + 8_000 * megabytes;

const workspace = makeWorkspace();
// Outside the workspace: its files would be found where these are asked for.
const store = mkdtempSync(join(tmpdir(), 'gradus-store-'));
const small = join(workspace.folder, 'small.jsonl');
const files = ['first.jsonl', 'second.jsonl'];

let workbench: Workbench;
let panel: ReturnType<typeof panelDriver>;
let engine: number | undefined;
let peak = 0;
const watching = setInterval(() => {
  const pid = engineProcess(store);
  if (pid !== undefined) peak = Math.max(peak, memoryOf(pid) ?? 0);
}, 500);

beforeAll(async () => {
  for (const [at, name] of files.entries()) await writeLarge(join(workspace.folder, name), at + 1);
  writeFileSync(small, Array.from({ length: 300 }, (_, row) => `${record(new Random(row), row)}\n`).join(''));
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: { 'gradus.storeFolder': store, 'editor.minimap.enabled': false },
    viewport: { width: 1600, height: 1000 },
  });
  panel = panelDriver(workbench);
}, 300_000);

afterAll(async () => {
  clearInterval(watching);
  if (process.env['GRADUS_LARGE_MB'])
    console.log(JSON.stringify({ name: 'workbench', megabytes, engineMB: Math.round(peak) }));
  await workbench?.close();
  workspace.remove();
  rmSync(store, { recursive: true, force: true });
});

describe.each(files)('a large file, %s, with the panel open', (name) => {
  const path = join(workspace.folder, name);

  it(
    'is scored from the palette, while a small one is edited and saved',
    async () => {
      const rows = await countLines(path);
      await openBesidePanel(name);
      await workbench.command('Gradus: Open Panel');
      // A panel takes the focus when it has loaded: who goes elsewhere before that is fetched back.
      await panel.find().getByText(name, { exact: true }).first().waitFor();
      await workbench.command('Gradus: Score Difficulty');
      const done = isScored(name, rows).then(() => true);
      let edits = 0;
      do {
        await editSmall();
        edits++;
      } while (!(await Promise.race([done, workbench.page.waitForTimeout(4000).then(() => false)])));
      expect(edits).toBeGreaterThan(0);
      expect(engineProcess(store)).toBe((engine ??= engineProcess(store)));
    },
    patience,
  );

  it(
    'is mixed from the panel: every row that is written is a line of it',
    async () => {
      await openBesidePanel(name);
      await workbench.command('Gradus: Open Panel');
      await panel.ready();
      await panel.find().getByText(name, { exact: true }).first().waitFor();
      await panel.mixture('balanced');
      await panel.press('Write Mixture');
      const out = join(workspace.folder, `mixture-of-${basename(name)}`);
      await workbench.saveAs(out);
      await workbench.notification(/Wrote [\d,]+ rows to/, patience);
      const written = new Set(readFileSync(out, 'utf8').trimEnd().split('\n'));
      expect(written.size).toBeGreaterThan(1000);
      for await (const line of linesOf(path)) written.delete(line);
      expect([...written]).toEqual([]);
      expect(engineProcess(store)).toBe(engine);
      await workbench.command('Notifications: Clear All Notifications');
    },
    patience,
  );
});

/** Waits until the panel says that all are scored and the progress is gone: what the panel shows is not announced. */
async function isScored(name: string, rows: number): Promise<void> {
  const count = `${rows.toLocaleString('en')} scored`;
  await panel.find().getByText(count).first().waitFor({ timeout: patience });
  const progress = workbench.page.locator('.notification-toast').filter({ hasText: `Scoring ${name}` });
  await progress.first().waitFor({ state: 'hidden', timeout: patience });
}

/** Opens a file from the explorer in the first group: the panel has the second, and may take the focus while it shows something new. */
async function openBesidePanel(name: string): Promise<void> {
  const { page } = workbench;
  const group = page.locator('.editor-group-container.active');
  // VS Code shows no text of a very large file, and says so in its place.
  const shown = page.locator('.monaco-editor.focused, .monaco-editor-pane-placeholder');
  for (let timeout = 4_000; ; timeout *= 2)
    try {
      // By the palette: a panel that is still loading has the focus and passes no key on.
      await workbench.command('View: Focus First Editor Group');
      await page
        .locator('.explorer-folders-view .monaco-list-row')
        .getByText(name, { exact: true })
        .dblclick();
      await group.locator('.tab.active').getByText(name, { exact: true }).waitFor({ timeout });
      await group.locator(shown).first().waitFor({ timeout });
      return;
    } catch (error) {
      if (timeout > 16_000) throw error;
    }
}

/** Types into the small file, saves it and waits until its marks are those of the new text. */
async function editSmall(): Promise<void> {
  await openBesidePanel('small.jsonl');
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.press('ArrowLeft');
  await workbench.type(' ');
  await workbench.page.keyboard.press('Control+s');
}

async function countLines(path: string): Promise<number> {
  let count = 0;
  for await (const _ of linesOf(path)) count++;
  return count;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

async function writeLarge(path: string, seed: number): Promise<void> {
  const random = new Random(seed);
  const file = createWriteStream(path);
  for (let row = 0, bytes = 0; bytes < megabytes * 2 ** 20; row++) {
    const line = `${record(random, row)}\n`;
    bytes += line.length;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function record(random: Random, row: number): string {
  const question = `${prose(random, 40 + (row % 50))}?`;
  return JSON.stringify({ id: row, question, answer: prose(random, 40), level: 1 + (row % 5) });
}
