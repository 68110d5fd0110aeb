import { strict as assert } from 'node:assert';
import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
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

const say = async (uri: vscode.Uri, line: number): Promise<string> => (await hoverAt(uri, line))?.value ?? '';
const hasVerdict = /^\*\*(Easy|Medium|Hard)\*\* · harder than/;

describe('A dataset that another program changes', () => {
  beforeEach(async () => {
    await gradus().activate();
    await setting('measures', ['human', 'length', 'rarity']);
  });

  afterEach(closeAll);

  it('is looked at again: a new line gets what needs no other record without being asked', async () => {
    const { uri } = await scored('appended.jsonl', `${records(30).join('\n')}\n`);
    await appendFile(uri.fsPath, `${record(77)}\n`);
    await until('a verdict on the new line', async () => / of 31 by level/.test(await say(uri, 30)));
    const text = await say(uri, 30);
    assert.match(text, hasVerdict);
    assert.match(text, /\|question length\|\d/);
    assert.doesNotMatch(text, /\|rarity/);
    assert.match(await say(uri, 3), / of 31 by level/);
  });

  it('is looked at again where it has no difficulty column of its own', async () => {
    await setting('measures', ['length', 'rarity']);
    const plain = (number: number): string => JSON.stringify({ question: question(number), answer: 'two' });
    const { uri } = await scored('plain.jsonl', `${records(30, plain).join('\n')}\n`);
    await appendFile(uri.fsPath, `${plain(77)}\n`);
    const byLength = / of 31 by question length/;
    await until('a verdict on the new line', async () => byLength.test(await say(uri, 30)));
  });

  it('is looked at again when it is replaced by a file that was written beside it', async () => {
    const { uri } = await scored('replaced.jsonl', `${records(30).join('\n')}\n`);
    const beside = `${uri.fsPath}.part`;
    await writeFile(beside, `${records(30).reverse().join('\n')}\n${record(77)}\n`);
    await rename(beside, uri.fsPath);
    await until('a verdict on the new line', async () => / of 31 by level/.test(await say(uri, 30)));
  });

  it('is known again with the next scoring after it was gone', async () => {
    const text = `${records(30).join('\n')}\n`;
    const { uri } = await scored('gone.jsonl', text);
    await rm(uri.fsPath);
    await writeFile(uri.fsPath, text.replace('otter', 'badger'));
    await score(uri);
    await until('the text of the new file', async () =>
      (await vscode.workspace.openTextDocument(uri)).lineAt(0).text.includes('badger'),
    );
    assert.match(await say(uri, 0), hasVerdict);
  });

  it('has its broken lines among the problems, and no more when they are mended', async () => {
    const good = `${records(30).join('\n')}\n`;
    const { uri } = await scored('broken.jsonl', `${good}{"question": \n`);
    const problems = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Gradus');
    await until('one problem', () => problems().length === 1);
    assert.equal(problems()[0]!.range.start.line, 30);
    assert.match(problems()[0]!.message, /^This record cannot be used: it is not valid JSON/);
    await writeFile(uri.fsPath, good);
    await until('no problem', () => problems().length === 0);
  });
});
