import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Manifest } from './manifest';

/** The extension under test. */
export function gradus(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('gradus.gradus');
  assert.ok(extension, 'the extension is not installed');
  return extension;
}

/** A file of the workspace. */
export function uriOf(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

/** Writes a file into the workspace, as another program would. */
export async function written(name: string, text: string): Promise<vscode.Uri> {
  const uri = uriOf(name);
  await writeFile(uri.fsPath, text);
  return uri;
}

const animals = ['otter', 'heron', 'lynx', 'gecko', 'walrus', 'ibis', 'marten'];

/** A question, the same for the same number and unlike any other. */
export function question(number: number): string {
  const more = ' It looks once more.'.repeat(number % 6);
  return `The ${animals[number % animals.length]} counts ${number} shells.${more} How many are left?`;
}

/** A record of JSON Lines. */
export function record(number: number, more: object = {}): string {
  const level = `Level ${1 + (number % 5)}`;
  return JSON.stringify({ question: question(number), answer: `#### ${number}`, level, ...more });
}

/** So many records. */
export function records(
  count: number,
  make: (number: number) => string = (number) => record(number),
): string[] {
  return Array.from({ length: count }, (_, number) => make(number));
}

/** Scores a dataset as the command does. */
export async function score(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('gradus.score', uri);
}

/** A dataset in the workspace, shown in an editor and scored. */
export async function scored(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = await written(name, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await score(uri);
  return document;
}

/** What Gradus says of a line (from 0) when the pointer rests on it; undefined where it says nothing. */
export async function hoverAt(uri: vscode.Uri, line: number): Promise<vscode.MarkdownString | undefined> {
  const isComing = async (): Promise<boolean> =>
    (await hoversAt(uri, line)).some(({ value }) => value.includes('is fetching the scores'));
  await until('the scores are here', async () => !(await isComing()));
  return (await hoversAt(uri, line)).find(({ value }) => value.includes('command:gradus.'));
}

/** All that is said of a line (from 0) when the pointer rests on it, in its order. */
export async function hoversAt(uri: vscode.Uri, line: number): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, 0),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .filter((text): text is vscode.MarkdownString => text instanceof vscode.MarkdownString);
}

/** Waits until something is so; says what was waited for where it never is. */
export async function until(what: string, isSo: () => unknown, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `still not: ${what}`);
    await setTimeout(50);
  }
}

/** Closes every editor, without saving what was edited. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Sets a setting of Gradus: for the workspace, or for the machine where no workspace may; undefined takes it back. */
export async function setting(name: string, value: unknown): Promise<void> {
  const { properties } = (gradus().packageJSON as Manifest).contributes.configuration;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const target = properties[`gradus.${name}`]?.scope === 'machine' ? Global : Workspace;
  await vscode.workspace.getConfiguration('gradus').update(name, value, target);
}
