import * as vscode from 'vscode';
import { encodings } from '../../core/dataset/bytes/encoding';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import { UserError } from '../../core/userError';
import type { Dataset } from '../dataset/dataset';
import type { Surroundings } from '../dataset/surroundings';
import { nameOf } from '../host/target';
import { withProgress } from '../host/withProgress';
import { longLabel } from '../words/plainLabel';

/** How a dataset is read; where its bytes are no UTF-8, what they are is asked first. Undefined where the user goes away. */
export async function openedDataset(
  { engine }: Surroundings,
  dataset: Dataset,
): Promise<DatasetSummary | undefined> {
  const title = vscode.l10n.t('Reading {0}', nameOf(dataset.uri));
  for (;;) {
    try {
      return await withProgress(title, (signal) => engine.call('open', dataset.request, { signal }));
    } catch (error) {
      if (!(error instanceof UserError) || error.remedy?.kind !== 'chooseEncoding') throw error;
      const { encoding: name } = error.remedy;
      const encoding = await pickEncoding(dataset, error.message, name === '' ? [] : [{ name }]);
      if (encoding === undefined) return undefined;
      const { said } = dataset;
      await dataset.say({ ...said, reading: { ...said.reading, encoding } });
    }
  }
}

/** Asks how the bytes of a file are text: the likely encodings first. Undefined where the user goes away. */
export async function pickEncoding(
  dataset: Dataset,
  question: string,
  likely: readonly { readonly name: string; readonly example?: string }[],
): Promise<string | undefined> {
  const titleOf = (name: string): string => encodings.find((one) => one.name === name)?.title ?? name;
  const first = likely.map(({ name, example = '' }) => ({
    label: titleOf(name),
    detail: longLabel(example),
    name,
  }));
  const rest = encodings
    .filter(({ name }) => likely.every((one) => one.name !== name))
    .map(({ name, title }) => ({ label: title, name }));
  const others = { label: vscode.l10n.t('Other encodings'), kind: vscode.QuickPickItemKind.Separator };
  const chosen = await vscode.window.showQuickPick([...first, { ...others, name: '' }, ...rest], {
    title: vscode.l10n.t('{0}: how is its text encoded?', nameOf(dataset.uri)),
    placeHolder: longLabel(question),
    ignoreFocusOut: true,
  });
  return chosen?.name;
}
