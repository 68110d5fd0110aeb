import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, hoverAt, records, scored, setting, until, uriOf } from './datasets';

describe('Another store folder', () => {
  const before = vscode.workspace.getConfiguration('gradus').get<string>('storeFolder');
  const other = uriOf('other-store').fsPath;

  after(async () => {
    await setting('storeFolder', before);
    await closeAll();
    rmSync(other, { recursive: true, force: true });
  });

  it('shows what is kept in it, and what is kept in the former one when that is back', async () => {
    const { uri } = await scored('kept.jsonl', records(30).join('\n'));
    const isScored = async (): Promise<boolean> => / of 30/.test((await hoverAt(uri, 3))?.value ?? '');
    assert.ok(await isScored());
    await setting('storeFolder', other);
    await until('that nothing is scored in the other store', async () => !(await isScored()));
    await setting('storeFolder', before);
    await until('that the scores are back', isScored);
  });
});
