import * as vscode from 'vscode';
import type { Datasets } from '../dataset/datasets';
import { hoverEnabled } from '../host/settings';
import { imageColours } from './colours';
import { hoverCommands, hoverText } from './hoverText';
import { readingAt } from './openRecords';

/** The documents that get a hover. */
export const selector: vscode.DocumentSelector = ['jsonl', 'json', 'csv', 'tsv', 'plaintext'].flatMap(
  (language) => ['file', 'untitled'].map((scheme) => ({ language, scheme })),
);

/** Shows the difficulty of the record under the pointer: look-ups by content, never a computation. */
export class DifficultyHover implements vscode.HoverProvider {
  constructor(
    private readonly datasets: Datasets,
    private readonly extension: vscode.Extension<unknown>,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    { line }: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const dataset = this.datasets.known(document.uri);
    const reading = hoverEnabled() && dataset ? readingAt(document, dataset, line) : undefined;
    if (!dataset?.scores || !reading) return undefined;
    const place = { uri: document.uri.toString(), line: reading.line };
    const colours = imageColours(this.extension);
    const { scores } = dataset;
    const answer = await dataset.answerTokensOf(reading.row);
    const text = new vscode.MarkdownString(hoverText(scores, reading, place, colours, answer), true);
    text.isTrusted = { enabledCommands: hoverCommands };
    return new vscode.Hover(text);
  }
}
