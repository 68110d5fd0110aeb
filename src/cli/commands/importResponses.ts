import { joinKinds } from '../../core/operations/logsInput';
import { choiceOption, datasetOf, optional, textOptions } from '../options/arguments';
import { CalibrationLine } from '../terminal/calibrationLine';
import type { Surroundings } from '../options/command';
import { formatNumber } from '../terminal/format';
import { detectionNotes } from '../text/detectionText';
import { doubtNote, replacedNote } from '../text/importWords';
import { leftOutNotes } from '../text/logText';
import { calibrationOf, consentOf } from '../options/responsesOptions';
import { onOneLine } from '../terminal/terminal';

/** Imports the responses that the arguments name, where they name some: the dataset remembers them. */
export async function importResponses({ args, engine, signal, note }: Surroundings): Promise<void> {
  const logs = textOptions(args, 'responses');
  if (logs.length === 0) return;
  const line = new CalibrationLine(process.stderr);
  const request = {
    ...calibrationOf(args, logs, 'irt'),
    ...optional('join', choiceOption(args, 'join', joinKinds)),
    ...consentOf(args),
    dataset: datasetOf(args),
  };
  try {
    const options = { signal, onProgress: line.show };
    const { join, log, summary, replaced } = await engine.call('importResponses', request, options);
    line.clear();
    const { by, matched, items } = join!;
    const made =
      log.respondents === 1
        ? `Imported: ${formatNumber(log.attempts)} answers of one respondent`
        : `Calibrated by the ${summary.model.toUpperCase()}: ${formatNumber(log.respondents)} respondents`;
    note(
      `${made}; ${formatNumber(matched)} of ${formatNumber(items)} items are examples here, found by ${joinWords[by!]}.`,
    );
    if (matched < items)
      note(
        onOneLine(`Not found: ${join!.unmatched.slice(0, 5).join(', ')}${items - matched > 5 ? ' …' : ''}`),
      );
    for (const one of log.detections.flatMap((found) => detectionNotes(found).join(' '))) note(one);
    const told = new Set([
      ...leftOutNotes(log),
      ...join!.doubts.map(doubtNote),
      ...join!.notes,
      ...summary.notes,
    ]);
    for (const one of told) note(onOneLine(one));
    if (replaced) note(onOneLine(replacedNote('responses', replaced)));
  } finally {
    line.clear();
  }
}

/** What items were found by, in words. */
export const joinWords = { key: 'their id', id: 'content hash', question: 'the question’s text', row: 'row' };
