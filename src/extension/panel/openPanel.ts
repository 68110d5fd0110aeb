import { panelViews } from '../../core/protocol/panelApi';
import type { Panels } from './panels';
import { targetsOf } from '../host/target';
import { chosenDataset } from '../commands/chosenDataset';
import { offerLog } from '../commands/logFile';
import { offerMatrix } from '../commands/responseMatrix';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Open Panel: one for each file that is selected; a view that is handed over is turned to. */
export function openPanel(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown, more?: unknown): Promise<void> => {
    const targets = targetsOf(uri, more);
    if (targets.length > 1) {
      for (const one of targets) panels.open(surroundings.datasets.of(one));
      return;
    }
    const dataset = await chosenDataset(surroundings, uri);
    const panel = panels.open(dataset);
    const wanted = panelViews.find((one) => one === more);
    if (wanted) panel.turnTo(wanted);
    // Why a file cannot be opened at all is said in the panel.
    await offerMatrix(surroundings, dataset).catch(() => undefined);
    await offerLog(surroundings, dataset.uri).catch(() => undefined);
  };
}

/** Gradus: Export Selection: what is brushed in the panel that is open. */
export function exportSelection(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    await panels.open(dataset).exportSelection();
  };
}
