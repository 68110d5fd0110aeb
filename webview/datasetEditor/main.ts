import { webviewPort, type VsCodeApi } from '../frame/host';
import { datasetEditorHost } from './host';

declare function acquireVsCodeApi(): VsCodeApi;

const host = datasetEditorHost(webviewPort(acquireVsCodeApi()));
// Where the extension cannot show anything it says so itself.
host.ready({}).catch(() => undefined);
