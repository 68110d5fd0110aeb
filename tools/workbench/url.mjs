import { pathToFileURL } from 'node:url';

/** The address of a workbench with a folder, and a file of it, open. */
export function workbenchUrl(server, folder, file) {
  const url = new URL(server);
  url.searchParams.set('folder', folder);
  if (file) url.searchParams.set('payload', JSON.stringify([['openFile', remoteUri(server, file)]]));
  return url.href;
}

function remoteUri(server, file) {
  return `vscode-remote://${new URL(server).host}${pathToFileURL(file).pathname}`;
}
