import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../tools/root.mjs';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { curatedModel } from '../../../src/engine/models/curated';
import { HubServer } from '../../engine/models/hubServer';
import { sharedFolder } from '../../shared';
import { openWorkbench, type Workbench } from './workbench';

const name = 'all-MiniLM-L6-v2';
const { repo, commit } = curatedModel(name)!;
const workspace = makeWorkspace();
const store = join(workspace.folder, 'store');
const lying = join(store, 'models', ...repo.split('/'), commit);
const pictures = join(root, 'dist', 'test', 'ui');

/** Ten times as many records, each unlike the others: identical ones are scored once. */
function tenfold(text: string): string {
  const copy = (_: unknown, number: number): string =>
    `${text.replaceAll('{"question": "', `{"question": "${number}. `)}\n`;
  return Array.from({ length: 10 }, copy).join('');
}

let workbench: Workbench;
let hub: HubServer;

const long = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
const slow = join(sharedFolder, 'models', 'tinyllamas-stories260K');

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(workspace.folder, 'few.jsonl'), '{"question":"What is left?","answer":"2"}\n');
  if (existsSync(long))
    writeFileSync(join(workspace.folder, 'long.jsonl'), tenfold(readFileSync(long, 'utf8').trim()));
  hub = await HubServer.start(repo, { at: commit });
  workbench = await openWorkbench({
    folder: workspace.folder,
    settings: {
      'gradus.storeFolder': store,
      'gradus.hubEndpoint': hub.endpoint,
      'gradus.measures': ['length', 'surprisal'],
      'workbench.editorLargeFileConfirmation': 1000,
      ...(existsSync(slow) && { 'gradus.languageModelPath': slow }),
    },
  });
});

afterAll(async () => {
  await workbench?.close();
  hub?.stop();
  workspace.remove();
});

const picture = (what: string): Promise<unknown> =>
  workbench.screenshot(join(pictures, `models-${what}.png`));

it('a person chooses a model, is asked, sees it come, and uses it', async () => {
  hub.reset({ slow: 15 });
  const rows = workbench.page.locator('.quick-input-widget:visible .monaco-list-row');
  await workbench.command('Gradus: Choose Model…');
  await rows.filter({ hasText: 'built in' }).waitFor();
  await picture('1-list');
  const listed = (await rows.allInnerTexts()).join('\n');
  expect(listed).toContain('About 100 languages: the one to take where a dataset is not English.');
  await workbench.quickPick(name);
  await workbench.page.locator('.monaco-dialog-box:visible').waitFor();
  await picture('2-question');
  expect(hub.seen).toEqual([]);
  await workbench.dialogButton(/About 24 MB from 127\.0\.0\.1:\d+ .* licence apache-2\.0/, 'Download');
  await workbench.notification(/Downloading all-MiniLM-L6-v2: [\d.]+ MB \/ 8\.4 MB · /);
  await picture('3-progress');
  await workbench.notification('all-MiniLM-L6-v2 is used from the next scoring on.');
  await picture('4-done');
  expect(existsSync(join(lying, 'gradus-model.json'))).toBe(true);
  expect(readFileSync(join(lying, 'gradus-model.json'), 'utf8')).toContain(commit);
  await workbench.command('Gradus: Choose Model…');
  await rows.filter({ hasText: /downloaded, 8\.4 MB · now/ }).waitFor();
  await picture('5-chosen');
  await workbench.page.keyboard.press('Escape');
});

it.skipIf(!existsSync(long) || !existsSync(slow))(
  'a person is told how long a language model would take, and takes a sample instead',
  async () => {
    await workbench.openFile('long.jsonl');
    await workbench.command('Gradus: Score Difficulty');
    const offer = /Scoring answer surprisal takes about [\d.]+ (min|h)/;
    await workbench.notification(offer, 100_000);
    await picture('6-offer');
    await workbench.notificationButton(offer, /Score a Sample in (60 s|\d+ min) and Predict the Rest/);
    await workbench.notification(/Scoring long\.jsonl.*answer surprisal · [\d,]+ of 74,730/s, 60_000);
    await picture('7-sample');
  },
);
