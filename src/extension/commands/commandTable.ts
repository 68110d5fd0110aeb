import type { Panels } from '../panel/panels';
import type { VirtualDocuments } from '../virtualDocuments';
import { buildMixture } from './buildMixture';
import { chooseFields } from './chooseFields';
import { chooseMeasure } from './chooseMeasure';
import { chooseModel } from './chooseModel';
import { clearStored, showLog, stopEngine } from './engine';
import { exportCalibration } from './exportItems';
import { exportScores } from './exportScores';
import { walkHardest } from './hardest';
import { goToDuplicate, hideHints } from './hints';
import { importDynamics } from './importDynamics';
import { importResponses } from './importResponses';
import { exportSelection, openPanel } from './openPanel';
import { removeDynamics } from './removeDynamics';
import { removeResponses } from './removeResponses';
import { score } from './score';
import { setToken } from './setToken';
import { showRecord } from './showRecord';
import type { Command } from './surroundings';
import { whatNow } from './whatNow';

/** Every command by its id. */
export function commandTable(panels: Panels, records: VirtualDocuments): Readonly<Record<string, Command>> {
  return {
    'gradus.score': score,
    'gradus.openPanel': openPanel(panels),
    'gradus.buildMixture': buildMixture,
    'gradus.showRecord': showRecord(records),
    'gradus.chooseMeasure': chooseMeasure,
    'gradus.chooseModel': chooseModel,
    'gradus.setToken': setToken,
    'gradus.chooseFields': chooseFields,
    'gradus.exportScores': exportScores,
    'gradus.exportSelection': exportSelection(panels),
    'gradus.importResponses': importResponses,
    'gradus.importDynamics': importDynamics,
    'gradus.removeDynamics': removeDynamics,
    'gradus.removeResponses': removeResponses,
    'gradus.exportItems': exportCalibration('items'),
    'gradus.exportRespondents': exportCalibration('respondents'),
    'gradus.nextHardest': walkHardest(1),
    'gradus.previousHardest': walkHardest(-1),
    'gradus.goToDuplicate': goToDuplicate,
    'gradus.hideHints': hideHints,
    'gradus.stopEngine': stopEngine,
    'gradus.showLog': showLog,
    'gradus.clearStored': clearStored,
    'gradus.whatNow': whatNow,
  };
}
