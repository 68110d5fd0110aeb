import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const outside = mkdtempSync(join(tmpdir(), 'gradus-outside-'));
const secret = join(outside, 'secret.jsonl');
let workbench: Workbench;

beforeAll(async () => {
  writeFileSync(secret, '{"question":"Who may read this?","answer":"nobody"}\n');
  workbench = await openWorkbench({ folder: workspace.folder });
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
  rmSync(outside, { recursive: true });
});

it.each([
  ['a file outside the workspace', pathToFileURL(secret).href],
  [
    'one by way of the workspace',
    `${pathToFileURL(workspace.folder).href}/../${basename(outside)}/secret.jsonl`,
  ],
  ['something that is no file', 'vscode-userdata:/User/settings.json'],
])('a panel does not come back for %s, which its page’s state names', async (_, uri) => {
  await workbench.openFile('school.jsonl');
  await workbench.command('Gradus: Open Panel');
  await workbench.panel().locator('#panel').getByRole('button').first().waitFor();
  // The frame around the page is what keeps its state.
  const keeper = (await workbench.panelFrame()).parentFrame()!;
  await keeper.evaluate(
    (state) => {
      const host = window as unknown as Record<string, (channel: string, data: string) => void>;
      host['__vscode_post_message__']!('do-update-state', JSON.stringify(state));
    },
    { uri },
  );
  await workbench.page.waitForTimeout(500);
  await workbench.reload();
  await workbench.panel().getByText('is not opened by itself').waitFor();
  expect(await workbench.panel().locator('#panel').count()).toBe(0);
  await workbench.command('View: Close All Editors');
});
