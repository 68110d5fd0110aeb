import * as vscode from 'vscode';
import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import { hubAccess } from '../models/hubAccess';
import { modelItems, type ModelChoice, type ModelItem } from '../models/modelItems';
import { offerDownload } from '../models/offerDownload';
import { languageModelPath, modelPath, nameModel } from '../host/settings';
import type { Surroundings } from '../dataset/surroundings';

const settings = { encoder: 'modelPath', languageModel: 'languageModelPath' } as const;

/** Gradus: Choose Model: the embedded encoder, one that was pulled, one of the list, which is downloaded after a question, or a folder. */
export async function chooseModel(surroundings: Surroundings): Promise<void> {
  const chosen = await vscode.window.showQuickPick(itemsOf(surroundings), {
    title: vscode.l10n.t('Models'),
    placeHolder: vscode.l10n.t('Which model reads the examples?'),
    matchOnDetail: true,
  });
  const name = chosen?.choice && (await nameOf(surroundings, chosen.choice));
  if (name !== undefined) await take(surroundings, chosen!.choice!.kind, name);
}

async function itemsOf({ engine }: Surroundings): Promise<ModelItem[]> {
  const now = { encoder: modelPath(), languageModel: languageModelPath() };
  return modelItems(await engine.call('models', {}), now);
}

/** What the setting is to say; undefined where the user changed their mind. */
async function nameOf(surroundings: Surroundings, choice: ModelChoice): Promise<string | undefined> {
  if ('none' in choice) return '';
  if ('folder' in choice) return askFolder(choice.kind);
  const { model } = choice;
  if (model.state === 'embedded') return '';
  if (model.state === 'pulled') return model.name;
  const { endpoint } = hubAccess();
  const token = await surroundings.tokens.of(endpoint);
  return (await offerDownload(surroundings.engine, model, { ...hubAccess(), ...(token ? { token } : {}) }))
    ?.name;
}

async function askFolder(kind: ModelKind): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title:
        kind === 'encoder'
          ? vscode.l10n.t('The folder of a text encoder')
          : vscode.l10n.t('The folder of a language model'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder?.fsPath;
}

/** Names the model in the settings: what is scored with it is looked at where these are heard. */
async function take({ notifications }: Surroundings, kind: ModelKind, name: string): Promise<void> {
  await nameModel(settings[kind], name);
  notifications.done(
    name === '' ? usualWords[kind]() : vscode.l10n.t('{0} is used from the next scoring on.', name),
    {
      title: vscode.l10n.t('Score Difficulty'),
      run: () => vscode.commands.executeCommand('gradus.score'),
    },
  );
}

const usualWords: Record<ModelKind, () => string> = {
  encoder: () => vscode.l10n.t('The embedded model is used from the next scoring on.'),
  languageModel: () => vscode.l10n.t('No language model is used from the next scoring on.'),
};
