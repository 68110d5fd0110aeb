import * as l10n from '@vscode/l10n';
import { serve } from '../../src/core/protocol/rpc';
import { webviewPort, type VsCodeApi } from '../frame/host';
import { DatasetPage } from './datasetPage';
import { EditorMemory } from './editorMemory';
import { datasetEditorHost } from './host';

declare function acquireVsCodeApi(): VsCodeApi;

const { l10n: bundle } = document.body.dataset;
if (bundle) l10n.config({ contents: bundle });

const vscode = acquireVsCodeApi();
const port = webviewPort(vscode);
const host = datasetEditorHost(port);
const page = new DatasetPage(document.getElementById('datasetEditor')!, host, new EditorMemory(vscode));
serve(port, {
  head: (head: Parameters<DatasetPage['head']>[0]) => page.head(head),
  opening: (state: Parameters<DatasetPage['opening']>[0]) => page.opening(state),
  show: (dataset: Parameters<DatasetPage['show']>[0]) => page.show(dataset),
  activity: (activity: Parameters<DatasetPage['activity']>[0]) => page.activity(activity),
  fileChanged: (request: Parameters<DatasetPage['fileChanged']>[0]) => page.fileChanged(request),
  goTo: (request: Parameters<DatasetPage['goTo']>[0]) => page.goTo(request),
});
// Where the extension cannot show anything it says so itself.
host.ready({}).catch(() => undefined);
