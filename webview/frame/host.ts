import type { PanelHost } from '../../src/core/protocol/panelApi';
import { withPlainNumbers } from '../../src/core/protocol/jsonNumbers';
import { Caller, type Port } from '../../src/core/protocol/rpc';

/** What VS Code gives a webview to speak through and to remember by. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The port between the panel and the extension. */
export function webviewPort(vscode: VsCodeApi): Port {
  return {
    send: (message) => vscode.postMessage(message),
    onMessage: (listener) =>
      window.addEventListener('message', ({ data }) => listener(withPlainNumbers(data))),
  };
}

/** The extension, as the panel calls it. */
export function panelHost(port: Port): PanelHost {
  const caller = new Caller(port);
  const ask =
    (method: keyof PanelHost) =>
    (request: object): Promise<never> =>
      caller.call(method, request) as Promise<never>;
  return {
    ready: ask('ready'),
    act: ask('act'),
    choosePrimary: ask('choosePrimary'),
    turnRound: ask('turnRound'),
    orderLevels: ask('orderLevels'),
    numbers: ask('numbers'),
    examples: ask('examples'),
    agreement: ask('agreement'),
    correlations: ask('correlations'),
    describeSet: ask('describeSet'),
    preview: ask('preview'),
    writeMixture: ask('writeMixture'),
    saveRecipe: ask('saveRecipe'),
    exportSelection: ask('exportSelection'),
    reveal: ask('reveal'),
    itemAnswers: ask('itemAnswers'),
    rollouts: ask('rollouts'),
  };
}
