import * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import { hoverEnabled } from '../host/settings';
import { answerText, fetchingText } from './answerText';
import { imageColours } from './colours';
import { hoverCommands, hoverText, scoresComingText } from './hoverText';
import { readingAt } from './openRecords';

/** The documents that get a hover. */
export const selector: vscode.DocumentSelector = ['jsonl', 'json', 'csv', 'tsv', 'plaintext'].flatMap(
  (language) => ['file', 'untitled'].map((scheme) => ({ language, scheme })),
);

/** Shows the difficulty of the record under the pointer: at once, by what the extension host holds. */
export class DifficultyHover implements vscode.HoverProvider {
  constructor(
    private readonly datasets: Datasets,
    private readonly extension: vscode.Extension<unknown>,
  ) {}

  provideHover(document: vscode.TextDocument, { line }: vscode.Position): vscode.Hover | undefined {
    const { dataset, reading } = readUnder(this.datasets, document, line) ?? {};
    if (dataset?.scores && !dataset.scores.isWhole) return scoresComing(dataset);
    if (!dataset?.scores || !reading) return undefined;
    const place = { uri: document.uri.toString(), line: reading.line };
    const colours = imageColours(this.extension);
    const text = new vscode.MarkdownString(hoverText(dataset.scores, reading, place, colours), true);
    text.isTrusted = { enabledCommands: hoverCommands };
    return new vscode.Hover(text);
  }
}

/** Shows what each token of the record's answer cost a language model. It is looked up by the engine, so it may come later than the rest. */
export class AnswerHover implements vscode.HoverProvider {
  constructor(
    private readonly datasets: Datasets,
    private readonly extension: vscode.Extension<unknown>,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    { line }: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const { dataset, reading } = readUnder(this.datasets, document, line) ?? {};
    const tokens = reading && (await dataset!.answerTokensOf(reading.row));
    if (tokens === 'fetching') return new vscode.Hover(new vscode.MarkdownString(fetchingText()));
    if (!tokens || tokens.length === 0) return undefined;
    return new vscode.Hover(new vscode.MarkdownString(answerText(tokens, imageColours(this.extension))));
  }
}

/** Has the scores come that a text needs, and says so: until then those of its panel alone were needed. */
function scoresComing(dataset: Dataset): vscode.Hover {
  dataset.load().catch(() => undefined);
  return new vscode.Hover(new vscode.MarkdownString(scoresComingText()));
}

/** The record under the pointer and its dataset; undefined where there is none, or where no hovers are wanted. */
function readUnder(
  datasets: Datasets,
  document: vscode.TextDocument,
  line: number,
): { readonly dataset: Dataset; readonly reading: ReturnType<typeof readingAt> } | undefined {
  const dataset = hoverEnabled() ? datasets.known(document.uri) : undefined;
  return dataset && { dataset, reading: readingAt(document, dataset, line) };
}
