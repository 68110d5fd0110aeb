import * as vscode from 'vscode';
import { chosenDataset } from '../commands/chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { editorTypeOf } from '../host/editorTypes';

/** Gradus: Open Dataset Editor: the dataset as a table, whatever its size. */
export async function openDatasetEditor(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  await showDatasetEditor(dataset.uri);
}

/** Shows a file in the dataset editor. */
export function showDatasetEditor(uri: vscode.Uri): Thenable<unknown> {
  return vscode.commands.executeCommand('vscode.openWith', uri, editorTypeOf(uri));
}
