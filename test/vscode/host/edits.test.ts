import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  closeAll,
  gradus,
  hoverAt,
  question,
  record,
  records,
  score,
  scored,
  setting,
  until,
} from './datasets';

const isScored = /^\*\*(Easy|Medium|Hard)\*\* · harder than/;
const isEdited = /New or edited since the dataset was scored/;

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const all = new vscode.WorkspaceEdit();
  change(all);
  assert.ok(await vscode.workspace.applyEdit(all));
}

const say = async (document: vscode.TextDocument, line: number): Promise<string> =>
  (await hoverAt(document.uri, line))?.value ?? '';

describe('A dataset that is edited', () => {
  before(async () => {
    await gradus().activate();
    await setting('measures', ['human', 'length', 'rarity']);
  });

  afterEach(closeAll);

  it('knows the edited line and no other as edited, and all as scored when it is undone', async () => {
    const document = await scored('edited.jsonl', records(30).join('\n'));
    const before = await say(document, 5);
    await edit((all) => all.insert(document.uri, new vscode.Position(5, 14), 'Once more: '));
    assert.equal(document.isDirty, true);
    assert.match(await say(document, 5), isEdited);
    for (const line of [4, 6]) {
      assert.match(await say(document, line), isScored);
      assert.doesNotMatch(await say(document, line), isEdited);
    }
    await vscode.commands.executeCommand('undo');
    assert.equal(await say(document, 5), before);
  });

  it('finds out by itself what needs no other record of an edited line', async () => {
    const document = await scored('examined.jsonl', records(30).join('\n'));
    const hardest = document.lineAt(5).text.replace(/Level \d/, 'Level 5');
    await edit((all) => all.replace(document.uri, document.lineAt(5).range, hardest));
    await until('a verdict on the edited line', async () => /^\*\*Hard\*\*/.test(await say(document, 5)));
    assert.match(await say(document, 5), isEdited);
    assert.match(await say(document, 5), /\|question length\|/);
    assert.doesNotMatch(await say(document, 5), /\|rarity/);
  });

  it('calls an edited line broken that is no record any more', async () => {
    const document = await scored('breaking.jsonl', records(30).join('\n'));
    await edit((all) => all.insert(document.uri, new vscode.Position(5, 3), '"'));
    await until('that it is broken', async () => /^\*\*Broken\*\*/.test(await say(document, 5)));
  });

  it('keeps every score on its line when lines are put in above and taken out', async () => {
    const document = await scored('shifted.jsonl', records(30).join('\n'));
    const before = await Promise.all([3, 20].map((line) => say(document, line)));
    await edit((all) => {
      all.insert(document.uri, new vscode.Position(0, 0), `${record(900)}\n\n${record(901)}\n`);
      all.delete(document.uri, new vscode.Range(10, 0, 11, 0));
    });
    const withoutLine = (text: string): string => text.replace(/gradus\.showRecord\?[^)]*/g, '');
    const after = await Promise.all([6, 22].map((line) => say(document, line)));
    assert.deepEqual(after.map(withoutLine), before.map(withoutLine));
    assert.match(after[0]!, new RegExp(`%2C6%5D`));
    assert.match(await say(document, 0), isEdited);
    assert.equal(await say(document, 1), '');
  });

  it('may end its lines with CR and LF', async () => {
    const document = await scored('windows.jsonl', `${records(30).join('\r\n')}\r\n`);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    for (const line of [0, 12, 29]) assert.match(await say(document, line), isScored);
    for (const line of [0, 12, 29]) assert.doesNotMatch(await say(document, line), isEdited);
    assert.equal(await say(document, 30), '');
  });

  it('may be CSV: every line of a record tells of the record', async () => {
    const row = (number: number): string =>
      `"${question(number)}\nSay ""why"".",${number},Level ${1 + (number % 5)}`;
    const document = await scored('lines.csv', `question,answer,level\n${records(30, row).join('\n')}\n`);
    assert.equal(await say(document, 0), '');
    for (const number of [0, 7, 29]) {
      const [first, second] = [1 + 2 * number, 2 + 2 * number];
      assert.match(await say(document, first), isScored);
      assert.equal(await say(document, second), await say(document, first));
    }
    await edit((all) => all.insert(document.uri, new vscode.Position(2, 0), 'Well: '));
    for (const line of [1, 2]) assert.match(await say(document, line), isEdited);
    assert.doesNotMatch(await say(document, 3), isEdited);
  });

  it('may be CSV as Excel writes it: CR and LF after a record, LF alone within', async () => {
    const row = (number: number): string => `"${question(number)}\nWhy?",${number},Level ${1 + (number % 5)}`;
    const document = await scored(
      'excel.csv',
      `question,answer,level\r\n${records(30, row).join('\r\n')}\r\n`,
    );
    assert.match(await say(document, 3), isScored);
    assert.doesNotMatch(await say(document, 3), isEdited);
  });

  it('may have no file: it is scored as it stands, and found by its content', async () => {
    const content = records(30).join('\n');
    const document = await vscode.workspace.openTextDocument({ language: 'jsonl', content });
    await vscode.window.showTextDocument(document);
    assert.equal(await say(document, 3), '');
    await score(document.uri);
    assert.match(await say(document, 3), isScored);
    await edit((all) => all.insert(document.uri, new vscode.Position(0, 0), `${record(900)}\n`));
    assert.match(await say(document, 4), isScored);
    assert.match(await say(document, 0), isEdited);
    await score(document.uri);
    assert.doesNotMatch(await say(document, 0), isEdited);
  });

  it('may be written anew by another program, slowly: only whole states of it are ever shown', async function () {
    this.timeout(120_000);
    const text = 'It looks once more at the sea. '.repeat(30);
    const lines = records(5000, (number) => record(number, { text }));
    const half = lines.slice(0, 2200);
    const { uri } = await scored('rewritten.jsonl', `${lines.join('\n')}\n`);
    const seen = new Set<string>();
    const look = async (): Promise<string> => {
      const rows = / of ([\d,.]+) by level/.exec(
        await say(await vscode.workspace.openTextDocument(uri), 0),
      )?.[1];
      if (rows) seen.add(rows.replace(/\D/g, ''));
      return rows?.replace(/\D/g, '') ?? '';
    };
    assert.equal(await look(), '5000');
    for (const whole of [half, lines]) {
      const other = slowWriter(uri.fsPath, whole);
      let isWriting = true;
      void other.then(() => (isWriting = false));
      while (isWriting) {
        await look();
        await setTimeout(100);
      }
      await other;
      await until('the new state', async () => (await look()) === String(whole.length), 60_000);
    }
    assert.deepEqual([...seen].sort(), ['2200', '5000']);
  });
});

/** Another process that empties a file and writes these lines into it, a piece at a time. */
function slowWriter(path: string, lines: readonly string[]): Promise<void> {
  const program = `
    const { openSync, writeSync } = require('node:fs');
    let text = '';
    process.stdin.setEncoding('utf8').on('data', (part) => (text += part)).on('end', async () => {
      const file = openSync(${JSON.stringify(path)}, 'w');
      for (let from = 0; from < text.length; from += 2 ** 18) {
        writeSync(file, text.slice(from, from + 2 ** 18));
        await new Promise((done) => setTimeout(done, 90));
      }
    });`;
  const child = spawn(process.execPath, ['-e', program], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  child.stdin.end(`${lines.join('\n')}\n`);
  return new Promise((done, failed) =>
    child
      .on('error', failed)
      .on('close', (code) => (code === 0 ? done() : failed(new Error(`it ended with ${code}`)))),
  );
}
