import * as vscode from 'vscode';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type {
  datasetEditorMessages,
  DatasetEditorAction,
  DatasetEditorApi,
} from '../../core/protocol/datasetEditorApi';
import { withMarkedNumbers } from '../../core/protocol/jsonNumbers';
import { Caller, serve } from '../../core/protocol/rpc';
import { offerLog } from '../commands/logFile';
import type { Dataset } from '../dataset/dataset';
import type { Surroundings } from '../dataset/surroundings';
import { pageHtml } from '../host/pageHtml';
import { actOn } from './actions';
import { editorDataset } from './editorDataset';
import { editorService } from './editorService';
import { DatasetOpening } from './opening';

type Port = ConstructorParameters<typeof Caller>[0];

/** The editor of one dataset: it holds no rows, the engine reads those that the page shows. */
export class DatasetEditor implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly opening: DatasetOpening;
  private caller: Caller | undefined;
  /** How the dataset is read; undefined until it was. */
  private opened: DatasetSummary | undefined;
  private shown: { scores: unknown; broken: unknown; change: string } | undefined;

  constructor(
    private readonly webviewPanel: vscode.WebviewPanel,
    private readonly dataset: Dataset,
    private readonly surroundings: Surroundings,
    { extensionUri }: vscode.ExtensionContext,
  ) {
    const { webview } = webviewPanel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.opening = new DatasetOpening(surroundings.engine, () => dataset.request, {
      head: (head) => this.tell('head', head),
      opening: (state) => this.tell('opening', state),
    });
    const listeners: ((message: unknown) => void)[] = [];
    const port: Port = {
      send: (message) => void webview.postMessage(withMarkedNumbers(message)),
      onMessage: (listener) => void listeners.push(listener),
    };
    this.disposables.push(
      webview.onDidReceiveMessage((message) => listeners.forEach((listener) => listener(message))),
      dataset.onDidChange(() => this.update()),
      dataset.row.onDidWish(() => this.goTo()),
      webviewPanel.onDidChangeViewState(() => this.seen()),
    );
    const own = {
      ready: () => this.ready(port),
      act: (action: DatasetEditorAction) => this.act(action),
      summary: () => this.summary,
    };
    serve(port, editorService(surroundings, dataset, own));
    webview.html = pageHtml(webview, dist, { page: 'datasetEditor', dataset: dataset.uri });
    this.seen();
  }

  dispose(): void {
    this.opening.stop();
    this.dataset.setShown(this, false);
    this.dataset.row.now = undefined;
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** What was read last: with the scores, where any were looked for. */
  private get summary(): DatasetSummary | undefined {
    return this.opened && (this.dataset.scores?.snapshot.dataset ?? this.opened);
  }

  /** The page was loaded, for the first time or again: it knows nothing. */
  private async ready(port: Port): Promise<void> {
    this.caller = new Caller(port);
    this.shown = undefined;
    this.opened = undefined;
    this.update();
    void this.read();
    return Promise.resolve();
  }

  private async read(): Promise<void> {
    const summary = await this.opening.read();
    const { surroundings, dataset } = this;
    offerLog(surroundings, dataset.uri).catch((error: unknown) => surroundings.log.debug(String(error)));
    if (!summary) return;
    this.opened = summary;
    this.shown = undefined;
    this.update();
    this.goTo();
    // What cannot be used, and what is stored, is looked up while the rows are in sight already.
    await this.dataset
      .lookAt()
      .catch((error: unknown) => this.surroundings.log.info(`${this.dataset.path}: ${String(error)}`));
  }

  private act(action: DatasetEditorAction): void {
    if (action === 'read') void this.read();
    else if (action === 'stopReading') this.opening.stop();
    else actOn(this.surroundings, this.dataset, action);
  }

  private seen(): void {
    this.dataset.setShown(this, this.webviewPanel.visible);
  }

  private update(): void {
    const { scores, broken, change, work } = this.dataset;
    const { summary } = this;
    const isOther = this.shown?.scores !== scores || this.shown?.broken !== broken;
    if (summary && isOther) this.tell('show', editorDataset(this.dataset, summary));
    // What could not be read is read as the user says now.
    else if (!summary && scores && this.shown && isOther) void this.read();
    if ((this.shown?.change ?? '') !== change) this.tell('fileChanged', { words: change });
    this.shown = { scores, broken, change };
    this.tell('activity', work.activity);
  }

  private goTo(): void {
    const row = this.summary && this.dataset.row.take();
    if (row !== undefined) this.tell('goTo', { row });
  }

  /** What cannot be told, because the page is hidden, is told again when it is there again. */
  private tell<M extends keyof typeof datasetEditorMessages>(
    method: M,
    what: Parameters<DatasetEditorApi[M]>[0],
  ): void {
    this.caller?.call(method, what).catch((error: unknown) => this.surroundings.log.debug(String(error)));
  }
}
