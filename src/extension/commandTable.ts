import type { Panels } from './panel/panels';
import type { VirtualDocuments } from './host/virtualDocuments';
import { buildMixture } from './commands/buildMixture';
import { chooseFields } from './commands/chooseFields';
import { chooseMeasure } from './commands/chooseMeasure';
import { chooseModel } from './commands/chooseModel';
import { clearStored, showLog, stopEngine } from './commands/engine';
import { exportCalibration } from './commands/exportItems';
import { exportScores } from './commands/exportScores';
import { walkHardest } from './commands/hardest';
import { goToDuplicate, hideHints } from './commands/hints';
import { importDynamics } from './commands/importDynamics';
import { importLog } from './commands/logFile';
import { importResponses } from './commands/importResponses';
import { openDatasetEditor } from './datasetEditor/openDatasetEditor';
import { exportSelection, openPanel } from './panel/openPanel';
import { removeDynamics, removeResponses } from './commands/removeImport';
import { takeBackDynamics, takeBackResponses } from './commands/takeBack';
import { score } from './commands/score';
import { setToken } from './commands/setToken';
import { showRecord } from './commands/showRecord';
import type { Command } from './dataset/surroundings';
import { whatNow } from './commands/whatNow';

/** Every command by its id. */
export function commandTable(panels: Panels, records: VirtualDocuments): Readonly<Record<string, Command>> {
  return {
    'gradus.score': score,
    'gradus.openPanel': openPanel(panels),
    'gradus.openDatasetEditor': openDatasetEditor,
    'gradus.buildMixture': buildMixture,
    'gradus.showRecord': showRecord(records),
    'gradus.chooseMeasure': chooseMeasure,
    'gradus.chooseModel': chooseModel,
    'gradus.setToken': setToken,
    'gradus.chooseFields': chooseFields,
    'gradus.exportScores': exportScores,
    'gradus.exportSelection': exportSelection(panels),
    'gradus.importResponses': importResponses,
    'gradus.importInto': importLog,
    'gradus.importDynamics': importDynamics,
    'gradus.removeDynamics': removeDynamics,
    'gradus.removeResponses': removeResponses,
    'gradus.takeBackDynamics': takeBackDynamics,
    'gradus.takeBackResponses': takeBackResponses,
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
