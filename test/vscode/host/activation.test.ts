import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('Gradus in an extension host', () => {
  it('is there and activates', async () => {
    const extension = vscode.extensions.getExtension('gradus.gradus');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['gradus.score', 'gradus.openPanel'])
      assert.ok(commands.includes(command), command);
  });

  it('opens the sample', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder!.uri, 'school.jsonl'),
    );
    assert.equal(JSON.parse(document.lineAt(0).text).id, 'mathematics-006');
  });
});
