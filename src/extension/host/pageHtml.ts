import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The page of a panel or a dataset editor: nothing but what lies in dist may run in it, and nothing at all may be fetched. */
export function pageHtml(
  webview: vscode.Webview,
  dist: vscode.Uri,
  { page, dataset }: { readonly page: 'panel' | 'datasetEditor'; readonly dataset: vscode.Uri },
): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `img-src ${webview.cspSource} data:`,
    `font-src ${webview.cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const texts = vscode.l10n.bundle ? JSON.stringify(vscode.l10n.bundle) : '';
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gradus</title>
<link rel="stylesheet" href="${address(`${page}.css`)}">
</head>
<body data-uri="${attribute(dataset.toString())}" data-l10n="${attribute(texts)}">
<main id="${page}"></main>
<script nonce="${nonce}" src="${address(`${page}.js`)}"></script>
</body>
</html>`;
}

/** Text as it stands in an attribute or an element. */
export function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
