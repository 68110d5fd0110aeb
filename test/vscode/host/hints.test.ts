import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, gradus, question, record, records, scored, setting, until } from './datasets';

const hintsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Gradus')
    .sort((one, other) => one.range.start.line - other.range.start.line);

const titles = ['Go to the Duplicate', 'Remove This Record', 'Hide Hints of Gradus'];

async function actionsAt(uri: vscode.Uri, line: number): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(line, 0, line, 0),
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ title }) => titles.includes(title));
}

const again = (number: number, answer: number): string =>
  record(number, { question: `${question(number)} `, answer: `#### ${answer}` });

/** 20 records; the fourth is asked again on line 21 with another answer, the sixth on line 22 in the same way. */
const lines = [...records(20), again(3, 99), again(5, 5)];

describe('Records that their scores call into question', () => {
  before(async () => {
    await gradus().activate();
    await setting('measures', ['length', 'duplicates']);
  });

  afterEach(closeAll);

  after(() => setting('measures', undefined));

  it('are among the problems: contradictions on both lines, duplicates on the second', async () => {
    const { uri } = await scored('hints.jsonl', `${lines.join('\n')}\n`);
    await until('three hints', () => hintsOf(uri).length === 3);
    const told = hintsOf(uri).map(({ code, range, severity }) => [code, range.start.line, severity]);
    const { Information } = vscode.DiagnosticSeverity;
    assert.deepEqual(told, [
      ['conflict', 3, Information],
      ['conflict', 20, Information],
      ['duplicate', 21, Information],
    ]);
    assert.match(hintsOf(uri)[0]!.message, /^Line 21 asks the same but gives another answer/);
    assert.equal(hintsOf(uri)[2]!.relatedInformation![0]!.location.range.start.line, 5);
  });

  it('lead to their duplicate', async () => {
    const { uri } = await scored('leading.jsonl', `${lines.join('\n')}\n`);
    await until('three hints', () => hintsOf(uri).length === 3);
    const go = (await actionsAt(uri, 21)).find(({ title }) => title === 'Go to the Duplicate')!;
    await vscode.commands.executeCommand(go.command!.command, ...go.command!.arguments!);
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, 5);
  });

  it('can be removed with their line ending, and come back when that is undone', async () => {
    const document = await scored('removing.jsonl', lines.join('\n'));
    const { uri } = document;
    await until('three hints', () => hintsOf(uri).length === 3);
    for (const line of [21, 20]) {
      const before = document.getText();
      const remove = (await actionsAt(uri, line)).find(({ title }) => title === 'Remove This Record')!;
      assert.ok(await vscode.workspace.applyEdit(remove.edit!));
      assert.equal(document.getText(), lines.slice(0, line).join('\n'));
      await until('no hint on the line that is gone', () =>
        hintsOf(uri).every((one) => one.range.start.line < line),
      );
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await until('three hints again', () => hintsOf(uri).length === 3);
      assert.ok(await vscode.workspace.applyEdit(remove.edit!));
    }
    assert.equal(document.isDirty, true);
  });

  it('stay with their records where lines are put in above', async () => {
    const document = await scored('moving.jsonl', `${lines.join('\n')}\n`);
    await until('three hints', () => hintsOf(document.uri).length === 3);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${record(900)}\n${record(901)}\n`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('hints two lines below', () =>
      hintsOf(document.uri).every(({ range }, at) => range.start.line === [5, 22, 23][at]),
    );
    assert.equal((await actionsAt(document.uri, 23)).length, 3);
  });

  it('are hidden by a setting, which a quick fix changes', async () => {
    const { uri } = await scored('hiding.jsonl', `${lines.join('\n')}\n`);
    await until('three hints', () => hintsOf(uri).length === 3);
    const hide = (await actionsAt(uri, 21)).find(({ title }) => title === 'Hide Hints of Gradus')!;
    await vscode.commands.executeCommand(hide.command!.command);
    await until('no hints', () => hintsOf(uri).length === 0);
    await setting('hints.enabled', undefined);
    await until('three hints again', () => hintsOf(uri).length === 3);
  });

  it('have a label that looks wrong named beside the better one', async () => {
    await setting('measures', ['labelQuality']);
    const about = { sea: ['ship', 'harbour', 'tide', 'sailor'], farm: ['cow', 'barn', 'tractor', 'hay'] };
    const text = (topic: 'sea' | 'farm', number: number): string =>
      about[topic].map((_, at) => about[topic][(at * number + number) % 4]).join(' ');
    const labelled = (number: number, label?: string): string => {
      const topic = number % 2 ? 'sea' : 'farm';
      return JSON.stringify({ text: `The ${text(topic, number)} of day ${number}`, label: label ?? topic });
    };
    const { uri } = await scored(
      'labels.jsonl',
      records(60, (number) => labelled(number, number === 8 ? 'sea' : undefined)).join('\n'),
    );
    await until('a hint on the wrong label', () => hintsOf(uri).some(({ range }) => range.start.line === 8));
    const hint = hintsOf(uri).find(({ range }) => range.start.line === 8)!;
    assert.equal(hint.code, 'label');
    assert.match(hint.message, /“sea” looks wrong.*“farm”/);
    await setting('measures', ['length', 'duplicates']);
  });
});
