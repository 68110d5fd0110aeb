import * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import { reveal } from '../editor/reveal';
import { nameOf } from '../host/target';
import { scoredDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';

/** Where each dataset's walk through its hardest examples has come to. */
const places = new WeakMap<Dataset, number>();

/** Gradus: Next Hardest and Previous Hardest: through the examples from the hardest on, and back. */
export function walkHardest(step: 1 | -1) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await scoredDataset(surroundings, uri);
    const { hardestFirst } = dataset.scores;
    const before = places.get(dataset) ?? (step === 1 ? -1 : hardestFirst.length);
    const place = Math.min(hardestFirst.length - 1, Math.max(0, before + step));
    places.set(dataset, place);
    await reveal(dataset, hardestFirst[place]!);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('{0}: number {1} in difficulty', nameOf(dataset.uri), formatNumber(place + 1)),
      4000,
    );
  };
}
