import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { jsonOf, type Manifest } from './manifest';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** The keys that VS Code and what it brings along have bound from the start; a list in JSON with comments. */
async function defaultBindings(): Promise<Binding[]> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
  );
  const withoutComments = document.getText().replace(/^\s*\/\/.*$/gm, '');
  return parse(withoutComments) as Binding[];
}

const chordsOf = (key: string): string[] => key.toLowerCase().split(' ');

/** Whether one of these keys is the other or its beginning. */
function share(one: Binding, other: Binding): boolean {
  const [left, right] = [chordsOf(one.key), chordsOf(other.key)];
  const both = Math.min(left.length, right.length);
  return left.slice(0, both).join(' ') === right.slice(0, both).join(' ');
}

/** Whether a binding says that it does not hold where the other one does. */
function isApart(own: Binding, { when = '' }: Binding): boolean {
  return when !== '' && (own.when ?? '').split(' && ').includes(`!${when}`);
}

describe('The key bindings', () => {
  it('clash with nothing that VS Code binds: neither alike nor the beginning of one another', async () => {
    const all = await defaultBindings();
    const others = all.filter(({ command }) => !command.startsWith('gradus.'));
    assert.ok(others.length > 500, `only ${others.length} default bindings`);
    const { keybindings } = jsonOf<Manifest>('package.json').contributes;
    const ours = keybindings.flatMap(({ key, mac, ...rest }) => [
      { ...rest, key },
      { ...rest, key: mac },
    ]);
    const clashes = others.filter((other) => ours.some((own) => share(own, other) && !isApart(own, other)));
    assert.deepEqual(clashes, []);
  });

  it('are all different, and each is a chord after one first key that is Gradus’s own', () => {
    const { keybindings } = jsonOf<Manifest>('package.json').contributes;
    for (const platform of ['key', 'mac'] as const) {
      const keys = keybindings.map((binding) => binding[platform]);
      assert.equal(new Set(keys).size, keys.length);
      assert.equal(new Set(keys.map((key) => chordsOf(key)[0])).size, 1);
      assert.ok(keys.every((key) => chordsOf(key).length === 2));
    }
  });
});
