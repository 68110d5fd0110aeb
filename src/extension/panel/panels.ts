import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Surroundings } from '../dataset/surroundings';
import type { Dataset } from '../dataset/dataset';
import { Panel, panelType } from './panel';
import { refusalHtml } from './refusalHtml';
import { RememberedUris } from '../host/rememberedUris';

const stateSchema = v.looseObject({ uri: v.string() });

/** The panels that are open, one a dataset; a reloaded window gets them back. */
export class Panels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly byUri = new Map<string, Panel>();
  private readonly registered = vscode.window.registerWebviewPanelSerializer(panelType, this);
  /** Those that a person opened. */
  private readonly opened: RememberedUris;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly surroundings: Surroundings,
  ) {
    this.opened = new RememberedUris(context.workspaceState, 'openedDatasets');
  }

  /** Opens the panel of a dataset beside what is open, or shows the one that is open already. */
  open(dataset: Dataset): Panel {
    void this.opened.add(dataset.uri.toString());
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
    if (!checked.success) return webviewPanel.dispose();
    const uri = vscode.Uri.parse(checked.output.uri);
    if (this.mayComeBack(uri)) this.add(webviewPanel, this.surroundings.datasets.of(uri));
    else refuse(webviewPanel, uri);
  }

  dispose(): void {
    this.registered.dispose();
    for (const panel of this.byUri.values()) panel.dispose();
  }

  /** The state that a page left behind may name any file: it opens what lies in the workspace or what a person opened. */
  private mayComeBack(uri: vscode.Uri): boolean {
    if (this.opened.has(uri.toString())) return true;
    const isPlain = !uri.path.split(/[\\/]/).includes('..');
    return uri.scheme === 'file' && isPlain && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
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

function refuse(webviewPanel: vscode.WebviewPanel, { fsPath }: vscode.Uri): void {
  webviewPanel.webview.options = { enableScripts: false, localResourceRoots: [] };
  webviewPanel.webview.html = refusalHtml(
    vscode.l10n.t(
      '{0} is not opened by itself: it lies outside the folders that are open. To see it, open the file and run "Gradus: Open Panel".',
      fsPath,
    ),
  );
}
