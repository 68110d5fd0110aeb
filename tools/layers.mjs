/** The folders that are checked under a tsconfig of their own. */
export const layers = [
  'src/core',
  'src/engine',
  'src/cli',
  'src/extension',
  'webview',
  'test',
  'test/webview',
  'test/vscode/host',
  'test/vscode/ui',
  'test/vscode/bench',
];
