import * as vscode from 'vscode';
import type { ModelReport } from '../../core/protocol/modelsApi';
import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import { formatMegabytes } from '../words/numbers';
import { plainLabel } from '../words/plainLabel';

/** What is chosen with an item. */
export type ModelChoice =
  | { readonly kind: ModelKind; readonly model: ModelReport }
  | { readonly kind: ModelKind; readonly folder: true }
  | { readonly kind: 'languageModel'; readonly none: true };

/** An item of the list of models; a separator chooses nothing. */
export type ModelItem = vscode.QuickPickItem & { readonly choice?: ModelChoice };

/** Which models are named now, as the settings have them. */
export type ModelsNow = Readonly<Record<ModelKind, string>>;

/** The models to choose from: encoders first, then language models, each with a folder of one's own at the end. */
export function modelItems(models: readonly ModelReport[], now: ModelsNow): ModelItem[] {
  const of = (kind: ModelKind): ModelItem[] =>
    models.filter((model) => model.kind === kind).map((model) => itemOf(model, now[kind]));
  const none: ModelItem = {
    label: vscode.l10n.t('No Language Model'),
    ...(now.languageModel === '' ? { description: vscode.l10n.t('now') } : {}),
    choice: { kind: 'languageModel', none: true },
  };
  return [
    separator(vscode.l10n.t('text encoders: question vectors')),
    ...of('encoder'),
    folderItem('encoder', models, now),
    separator(vscode.l10n.t('language models: surprisal and choices')),
    none,
    ...of('languageModel'),
    folderItem('languageModel', models, now),
  ];
}

function itemOf(model: ModelReport, named: string): ModelItem {
  return {
    label: plainLabel(model.name),
    description: [stateOf(model), ...(isNamed(model, named) ? [vscode.l10n.t('now')] : [])].join(' · '),
    detail: plainLabel(model.about),
    choice: { kind: model.kind, model },
  };
}

function stateOf({ state, bytes, licence }: ModelReport): string {
  const size = formatMegabytes(bytes);
  if (state === 'embedded') return vscode.l10n.t('built in, {0}', size);
  if (state === 'pulled') return vscode.l10n.t('downloaded, {0}', size);
  return vscode.l10n.t('can be downloaded, about {0}, licence {1}', size, licence ?? '–');
}

/** Whether a setting names this model: by its name, by OWNER/NAME, by its folder, or by nothing, which is the embedded one. */
function isNamed({ name, repo, folder, state }: ModelReport, named: string): boolean {
  if (named === '') return state === 'embedded';
  return [name, repo, folder].some((one) => one?.toLowerCase() === named.toLowerCase());
}

function folderItem(kind: ModelKind, models: readonly ModelReport[], now: ModelsNow): ModelItem {
  const other = now[kind] !== '' && !models.some((model) => model.kind === kind && isNamed(model, now[kind]));
  return {
    label: vscode.l10n.t('A Folder…'),
    ...(other ? { description: `${plainLabel(now[kind])} · ${vscode.l10n.t('now')}` } : {}),
    detail: vscode.l10n.t('model.onnx or onnx/model*.onnx, tokenizer.json, config.json'),
    choice: { kind, folder: true },
  };
}

function separator(label: string): ModelItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
