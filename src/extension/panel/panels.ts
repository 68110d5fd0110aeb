import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Surroundings } from '../commands/surroundings';
import type { Dataset } from '../dataset';
import { Panel, panelType } from './panel';

const stateSchema = v.looseObject({ uri: v.string() });

/** The panels that are open, one a dataset; a reloaded window gets them back. */
export class Panels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly byUri = new Map<string, Panel>();
  private readonly registered = vscode.window.registerWebviewPanelSerializer(panelType, this);

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly surroundings: Surroundings,
  ) {}

  /** Opens the panel of a dataset beside what is open, or shows the one that is open already. */
  open(dataset: Dataset): Panel {
    const known = this.byUri.get(dataset.uri.toString());
    if (known) {
      known.webviewPanel.reveal();
      return known;
    }
    const column = this.column ?? vscode.ViewColumn.Beside;
    const options = { enableScripts: true };
    return this.add(vscode.window.createWebviewPanel(panelType, 'Gradus', column, options), dataset);
  }

  async deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const checked = v.safeParse(stateSchema, state);
    if (checked.success)
      this.add(webviewPanel, this.surroundings.datasets.of(vscode.Uri.parse(checked.output.uri)));
    else webviewPanel.dispose();
  }

  dispose(): void {
    this.registered.dispose();
    for (const panel of this.byUri.values()) panel.dispose();
  }

  /** Where a panel is open already. */
  private get column(): vscode.ViewColumn | undefined {
    return [...this.byUri.values()].map(({ webviewPanel }) => webviewPanel.viewColumn).find(Boolean);
  }

  private add(webviewPanel: vscode.WebviewPanel, dataset: Dataset): Panel {
    const panel = new Panel(webviewPanel, dataset, this.surroundings, this.context);
    const key = dataset.uri.toString();
    this.byUri.set(key, panel);
    webviewPanel.onDidDispose(() => {
      panel.dispose();
      if (this.byUri.get(key) === panel) this.byUri.delete(key);
    });
    return panel;
  }
}
