import type { Panels } from '../panel/panels';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from './surroundings';

/** Gradus: Open Panel. */
export function openPanel(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    panels.open(dataset);
  };
}

/** Gradus: Export Selection: what is brushed in the panel that is open. */
export function exportSelection(panels: Panels) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    await panels.open(dataset).exportSelection();
  };
}
