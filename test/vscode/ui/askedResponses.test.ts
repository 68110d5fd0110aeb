import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../../../tools/workbench/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench';

const workspace = makeWorkspace();
const { folder } = workspace;
const log = join(folder, 'ratings.csv');

let workbench: Workbench;

beforeAll(async () => {
  writeFileSync(log, ratings(12));
  workbench = await openWorkbench({ folder, settings: { 'gradus.storeFolder': join(folder, 'store') } });
});

afterAll(async () => {
  await workbench?.close();
  workspace.remove();
});

const widget = () => workbench.page.locator('.quick-input-widget:visible');
const rows = () => widget().locator('.monaco-list-row');
const row = (text: string) => rows().filter({ hasText: text }).first();
const titled = (title: string | RegExp) => widget().getByText(title).first().waitFor();

/** Scores from 1 to 5 of so many respondents to all examples. */
function ratings(respondents: number): string {
  const lines = readFileSync(join(folder, 'school.jsonl'), 'utf8').trimEnd().split('\n');
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  const answers = ids.flatMap((id, item) =>
    Array.from({ length: respondents }, (_, who) => `m${who},${id},${1 + ((who * 7 + item * 13) % 5)}`),
  );
  return `${['respondent,item,score', ...answers].join('\n')}\n`;
}

async function look(): Promise<void> {
  await workbench.command('Gradus: Import Responses…');
  await workbench.quickPick('Files…');
  await workbench.saveAs(log);
  await titled(/^Import Responses: 12 respondents × 350 items, 4,200 answers$/);
}

describe('a person whose log has scores from 1 to 5', () => {
  it('is not told how many are correct, and is asked what the scores range over before they are imported', async () => {
    await workbench.openFile('school.jsonl');
    await look();
    await row('Scores: not clear yet').waitFor();
    expect((await rows().allInnerTexts()).join('\n')).not.toMatch(/\d+% correct|to \d+%/);
    await row('Asks first what is not clear').click();
    await titled('What do the scores range over?');
    await row('Scores: 1 is wrong, 5 is right').filter({ hasText: '3 counts as 0.5' }).click();
    await workbench.notification('Calibrated 350 examples by 12 respondents', 120_000);
  });

  it('is offered what was said when the log is used again, and can say another scale', async () => {
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('Gradus: Import Responses…');
    await workbench.quickPick('1:5');
    await row('Scores: 1 is wrong, 5 is right').waitFor();
    await row('Respondents: 12').filter({ hasText: '% correct' }).waitFor();
    await row('Scores: 1 is wrong').click();
    await titled('What do the scores range over?');
    await row('Another scale…').click();
    await workbench.answer('5:1');
    await titled(/two numbers such as 0:100/);
    await workbench.answer('0:5');
    await row('Scores: 0 is wrong, 5 is right').waitFor();
  });

  it('says how the items are found', async () => {
    await row('Items are found by id').click();
    await row('Found by row number').click();
    await row('Items are found by row number, as you said').waitFor();
    await row('Nothing to import').or(row('items found in school.jsonl by row number')).first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await widget().waitFor({ state: 'hidden' });
  });
});
