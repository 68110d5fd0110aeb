import * as vscode from 'vscode';
import type { DatasetEditorAction } from '../../core/protocol/datasetEditorApi';
import type { Dataset } from '../dataset/dataset';
import type { Surroundings } from '../dataset/surroundings';

/** The commands that buttons run on the dataset. */
const commands: Partial<Record<DatasetEditorAction, string>> = {
  score: 'gradus.score',
  openPanel: 'gradus.openPanel',
  buildMixture: 'gradus.buildMixture',
  chooseMeasure: 'gradus.chooseMeasure',
  chooseFields: 'gradus.chooseFields',
  showProblems: 'workbench.actions.view.problems',
};

/** Does what a button of a dataset editor asks for. */
export function actOn({ log }: Surroundings, dataset: Dataset, action: DatasetEditorAction): void {
  const command = commands[action];
  if (command !== undefined) void vscode.commands.executeCommand(command, dataset.uri);
  else if (action === 'cancel') dataset.work.cancel();
  else if (action === 'showLog') log.show();
}
