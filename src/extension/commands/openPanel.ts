import { panelViews } from '../../core/protocol/panelApi';
import type { Panels } from '../panel/panels';
import { chosenDataset } from './chosenDataset';
import { offerMatrix } from './responseMatrix';
import type { Surroundings } from './surroundings';

/** Gradus: Open Panel; `view` is the one to turn to, where it is one. */
export function openPanel(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown, view?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    const panel = panels.open(dataset);
    const wanted = panelViews.find((one) => one === view);
    if (wanted) panel.turnTo(wanted);
    // Why a file cannot be opened at all is said in the panel.
    await offerMatrix(surroundings, dataset).catch(() => undefined);
  };
}

/** Gradus: Export Selection: what is brushed in the panel that is open. */
export function exportSelection(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    await panels.open(dataset).exportSelection();
  };
}
