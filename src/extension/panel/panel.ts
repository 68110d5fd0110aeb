import * as vscode from 'vscode';
import { withMarkedNumbers } from '../../core/protocol/jsonNumbers';
import { Caller, serve } from '../../core/protocol/rpc';
import type { PanelView } from '../../core/protocol/panelApi';
import type { Surroundings } from '../dataset/surroundings';
import { failureText } from '../words/remedyWords';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';
import { panelDataset } from './panelDataset';
import { pageHtml } from '../host/pageHtml';
import { panelService } from './panelService';

/** The type that VS Code knows panels by. */
export const panelType = 'gradus.panel';

/** The panel of one dataset. */
export class Panel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private caller: Caller | undefined;
  private shown: { scores: unknown; problems: unknown; change: string } | undefined;
  /** Which state of the calibration the page was told, or is about to be. */
  private calibration: number | undefined;
  /** The view to turn to once the page is there. */
  private wanted: PanelView | undefined;

  constructor(
    readonly webviewPanel: vscode.WebviewPanel,
    private readonly dataset: Dataset,
    private readonly surroundings: Surroundings,
    { extensionUri }: vscode.ExtensionContext,
  ) {
    const { webview } = webviewPanel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    webviewPanel.title = vscode.l10n.t('{0}: difficulty', nameOf(dataset.uri));
    webviewPanel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const listeners: ((message: unknown) => void)[] = [];
    const port = {
      send: (message: unknown) => void webview.postMessage(withMarkedNumbers(message)),
      onMessage: (listener: (message: unknown) => void) => void listeners.push(listener),
    };
    this.disposables.push(
      webview.onDidReceiveMessage((message) => listeners.forEach((listener) => listener(message))),
      dataset.onDidChange(() => this.update()),
      webviewPanel.onDidChangeViewState(() => this.focus()),
    );
    serve(
      port,
      panelService(surroundings, dataset, () => this.ready(port)),
    );
    webview.html = pageHtml(webview, dist, { page: 'panel', dataset: dataset.uri });
    this.focus();
  }

  /** Exports what is selected in the panel. */
  async exportSelection(): Promise<void> {
    this.webviewPanel.reveal();
    await this.caller?.call('exportSelection', {});
  }

  /** Shows one of the panel's views, as soon as the page is there. */
  turnTo(view: PanelView): void {
    this.wanted = view;
    this.tellView();
  }

  dispose(): void {
    this.dataset.setShown(this, false);
    if (this.surroundings.datasets.focused === this.dataset) this.surroundings.datasets.focus(undefined);
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The page was loaded, for the first time or again: it knows nothing. */
  private async ready(port: ConstructorParameters<typeof Caller>[0]): Promise<void> {
    this.caller = new Caller(port);
    this.shown = undefined;
    this.calibration = undefined;
    this.update();
    this.tellView();
    await this.surroundings.notifications.guard(() => this.dataset.lookAt());
  }

  private focus(): void {
    const { datasets } = this.surroundings;
    this.dataset.setShown(this, this.webviewPanel.visible);
    if (this.webviewPanel.active) datasets.focus(this.dataset);
    else if (datasets.focused === this.dataset) datasets.focus(undefined);
  }

  private update(): void {
    const { scores, problems, calibrations, work, change } = this.dataset;
    const changed = this.shown?.scores !== scores || this.shown?.problems !== problems;
    if (changed) this.show();
    if ((this.shown?.change ?? '') !== change) this.tell('fileChanged', { words: change });
    this.shown = { scores, problems, change };
    this.tell('activity', work.activity);
    // A dataset that was not looked at yet is in no hurry: its first look comes with the page.
    if (scores && this.caller && this.calibration !== calibrations) void this.tellCalibration(calibrations);
  }

  private tellView(): void {
    if (!this.caller || !this.wanted) return;
    this.tell('turnTo', { view: this.wanted });
    this.wanted = undefined;
  }

  /** Shows the dataset: the page asks for the numbers of the columns that are in sight. */
  private show(): void {
    const dataset = panelDataset(this.dataset);
    if (dataset) this.tell('show', dataset);
  }

  private async tellCalibration(state: number): Promise<void> {
    this.calibration = state;
    const { engine, log } = this.surroundings;
    try {
      const report = await engine.call('calibration', this.dataset.request);
      if (this.calibration === state) this.tell('calibration', report);
    } catch (error) {
      log.warn(`The calibration cannot be shown: ${failureText(error)}`);
    }
  }

  /** What cannot be told, because the page is hidden, is told again when it is there again. */
  private tell(method: string, what: unknown): void {
    this.caller?.call(method, what).catch((error: unknown) => this.surroundings.log.debug(String(error)));
  }
}
