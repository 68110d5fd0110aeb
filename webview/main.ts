import * as l10n from '@vscode/l10n';
import { serve } from '../src/core/protocol/rpc';
import { panelHost, webviewPort, type VsCodeApi } from './frame/host';
import { Panel } from './panel';
import { PanelMemory } from './state/panelState';

declare function acquireVsCodeApi(): VsCodeApi;

const { l10n: bundle, uri = '' } = document.body.dataset;
if (bundle) l10n.config({ contents: bundle });

const vscode = acquireVsCodeApi();
const port = webviewPort(vscode);
const host = panelHost(port);
const panel = new Panel(document.getElementById('panel')!, host, new PanelMemory(vscode, uri));
serve(port, {
  show: (dataset: Parameters<Panel['show']>[0]) => panel.show(dataset),
  turnTo: (request: Parameters<Panel['turnTo']>[0]) => panel.turnTo(request),
  exportSelection: () => panel.exportSelection(),
  activity: (activity: Parameters<Panel['activity']>[0]) => panel.activity(activity),
  fileChanged: (request: Parameters<Panel['fileChanged']>[0]) => panel.fileChanged(request),
  calibration: (report: Parameters<Panel['calibration']>[0]) => panel.calibration(report),
});
// Where the extension cannot show anything it says so itself.
host.ready({}).catch(() => undefined);
