import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, gradus, hoverAt, record, records, scored, setting, uriOf, written } from './datasets';
import { childCommands, engines, loadedLibraries } from './processes';

const native = /onnxruntime|duckdb/i;

/** The first of all tests: an extension is activated once in the life of its host. */
describe('Activation', () => {
  before(async () => {
    await gradus().activate();
  });

  after(closeAll);

  it('loads no native module', () => {
    const libraries = loadedLibraries();
    assert.ok(libraries.length > 0);
    assert.deepEqual(
      libraries.filter((one) => native.test(one)),
      [],
    );
  });

  it('starts no process', function () {
    const children = childCommands();
    if (!children) this.skip();
    const ours = children.filter((command) => /engine\.js|^\S*node --version/.test(command));
    assert.deepEqual(ours, []);
  });

  it('and opening a dataset that was never scored starts no engine, nor does a hover over it', async function () {
    const uri = await written('never-scored.jsonl', records(5).join('\n'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    assert.equal(await hoverAt(uri, 1), undefined);
    if (engines() === undefined) this.skip();
    assert.deepEqual(engines(), []);
  });

  it('of the engine comes with the first scoring, in a process of its own: this one loads nothing', async () => {
    await setting('measures', ['human', 'length', 'rarity']);
    const { uri } = await scored('first.jsonl', records(30, (number) => record(number)).join('\n'));
    assert.match((await hoverAt(uri, 3))!.value, /^\*\*(Easy|Medium|Hard)\*\*/);
    assert.deepEqual(
      loadedLibraries().filter((one) => native.test(one)),
      [],
    );
    assert.equal(engines()?.length ?? 1, 1);
  });

  it('leaves the sample as it was', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf('school.jsonl'));
    assert.equal(JSON.parse(document.lineAt(0).text).id, 'mathematics-006');
  });
});
