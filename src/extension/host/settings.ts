import * as vscode from 'vscode';
import { parseTimeBudget } from '../../core/protocol/timeBudget';
import { defaultStoreFolder } from '../../engine/store/storeFolder';

const section = 'gradus';

function text(name: string): string {
  return vscode.workspace.getConfiguration(section).get<string>(name, '').trim();
}

/** The folder that scores are kept in: the one the command line uses, unless the user names another. */
export function storeFolder(): string {
  return text('storeFolder') || defaultStoreFolder();
}

/** The folder or the pulled name of the encoder to use; empty for the embedded one. */
export function modelPath(): string {
  return text('modelPath');
}

/** The folder or the pulled name of the causal language model to use; empty for none. */
export function languageModelPath(): string {
  return text('languageModelPath');
}

/** Where models are pulled from; empty for the usual place. */
export function hubEndpoint(): string {
  return text('hubEndpoint');
}

/** The Node program that is to run the engine; empty where one is to be found. */
export function nodePath(): string {
  return text('nodePath');
}

/** The measures that are scored unless the user asks for others. */
export function measures(): readonly string[] {
  const named = vscode.workspace.getConfiguration(section).get<readonly string[]>('measures', []);
  return named.length > 0 ? named : ['all'];
}

/** The seconds that slow models may take; undefined for as long as they need. Throws UserError for what is no time. */
export function timeBudget(): number | undefined {
  const named = text('timeBudget');
  return named === '' ? undefined : parseTimeBudget(named, 'The setting gradus.timeBudget');
}

/** Whether lines get difficulty marks. */
export function marksEnabled(): boolean {
  return vscode.workspace.getConfiguration(section).get<boolean>('marks.enabled', true);
}

/** Whether lines get a hover. */
export function hoverEnabled(): boolean {
  return vscode.workspace.getConfiguration(section).get<boolean>('hover.enabled', true);
}

/** Whether records that stored scores call into question are among the problems of a file. */
export function hintsEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, uri).get<boolean>('hints.enabled', true);
}

/** Switches the hints off, for the workspace where there is one. */
export async function hideHintsFrom(): Promise<void> {
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration(section).update('hints.enabled', false, target);
}

/** Names a model in the settings of this machine: no workspace may name one. An empty name takes the setting back. */
export async function nameModel(setting: 'modelPath' | 'languageModelPath', name: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  await configuration.update(setting, name === '' ? undefined : name, vscode.ConfigurationTarget.Global);
}

/** What stored scores are found by: where this is another text, what was read of a dataset is not what there is. */
export function whatScoresAreFoundBy(): string {
  return JSON.stringify([storeFolder(), modelPath(), languageModelPath(), measures()]);
}

/** Calls back where one of Gradus's settings was changed. */
export function onSettingsChanged(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
