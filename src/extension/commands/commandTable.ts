import type { Panels } from '../panel/panels';
import type { RecordDocuments } from '../recordDocuments';
import { buildMixture } from './buildMixture';
import { chooseFields } from './chooseFields';
import { chooseMeasure } from './chooseMeasure';
import { clearStored, showLog, stopEngine } from './engine';
import { exportScores } from './exportScores';
import { walkHardest } from './hardest';
import { exportSelection, openPanel } from './openPanel';
import { score } from './score';
import { showRecord } from './showRecord';
import type { Command } from './surroundings';
import { whatNow } from './whatNow';

/** Every command by its id. */
export function commandTable(panels: Panels, records: RecordDocuments): Readonly<Record<string, Command>> {
  return {
    'gradus.score': score,
    'gradus.openPanel': openPanel(panels),
    'gradus.buildMixture': buildMixture,
    'gradus.showRecord': showRecord(records),
    'gradus.chooseMeasure': chooseMeasure,
    'gradus.chooseFields': chooseFields,
    'gradus.exportScores': exportScores,
    'gradus.exportSelection': exportSelection(panels),
    'gradus.nextHardest': walkHardest(1),
    'gradus.previousHardest': walkHardest(-1),
    'gradus.stopEngine': stopEngine,
    'gradus.showLog': showLog,
    'gradus.clearStored': clearStored,
    'gradus.whatNow': whatNow,
  };
}
