import { join } from 'node:path';
import * as vscode from 'vscode';
import { Choices } from './dataset/choices';
import { commandTable } from './commandTable';
import type { Surroundings } from './dataset/surroundings';
import { Datasets } from './dataset/datasets';
import { DatasetEditors } from './datasetEditor/datasetEditors';
import { OpenedLogs } from './datasetEditor/openedLogs';
import { LargeTexts } from './datasetEditor/largeTexts';
import { AnswerHover, DifficultyHover, selector } from './editor/hover';
import { HintActions } from './editor/hintActions';
import { HintList } from './editor/hintList';
import { Marks } from './editor/marks';
import { ProblemList } from './editor/problems';
import { HardestInRuler } from './editor/ruler';
import { StatusItem } from './editor/statusItem';
import { EngineHost } from './host/engineHost';
import { JsonFiles } from './host/jsonFiles';
import { HubTokens } from './models/hubToken';
import { Notifications } from './host/notifications';
import { OpenDocuments } from './dataset/openDocuments';
import { Panels } from './panel/panels';
import { VirtualDocuments } from './host/virtualDocuments';

/** Called by VS Code at the first need. Starts no engine and loads no native module. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Gradus', { log: true });
  const notifications = new Notifications(log);
  const choices = new Choices(context.workspaceState);
  const engine = new EngineHost(context.asAbsolutePath(join('dist', 'engine.js')), log);
  const untitled = join(context.globalStorageUri.fsPath, 'untitled');
  const datasets = new Datasets(engine, choices, untitled, log);
  const lists = new VirtualDocuments('gradus-list', '');
  const tokens = new HubTokens(context.secrets);
  const surroundings: Surroundings = { engine, datasets, choices, notifications, lists, tokens, log };
  const panels = new Panels(context, surroundings);
  const records = new VirtualDocuments(
    'gradus-record',
    `// ${vscode.l10n.t('This record was shown in an earlier window: run "Gradus: Show Record" again.')}\n`,
  );
  context.subscriptions.push(
    log,
    engine,
    datasets,
    panels,
    records,
    lists,
    new Marks(datasets),
    new HardestInRuler(datasets),
    new ProblemList(datasets),
    new HintList(datasets),
    new StatusItem(datasets),
    new DatasetEditors(context, surroundings),
    new LargeTexts(context.workspaceState, surroundings),
    new OpenedLogs(surroundings),
    new OpenDocuments(datasets, log),
    new JsonFiles(),
    // VS Code shows first what was registered last.
    vscode.languages.registerHoverProvider(selector, new AnswerHover(datasets, context.extension)),
    vscode.languages.registerHoverProvider(selector, new DifficultyHover(datasets, context.extension)),
    vscode.languages.registerCodeActionsProvider(selector, new HintActions(datasets), {
      providedCodeActionKinds: HintActions.kinds,
    }),
    ...Object.entries(commandTable(panels, records)).map(([id, command]) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        notifications.guard(() => command(surroundings, ...args)),
      ),
    ),
  );
}
