import * as vscode from 'vscode';
import { attribute } from '../host/pageHtml';

/** A page that runs nothing and says one sentence: why there is no panel. */
export function refusalHtml(sentence: string): string {
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>Gradus</title>
</head>
<body><p>${attribute(sentence)}</p></body>
</html>`;
}
