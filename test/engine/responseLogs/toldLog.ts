import { sep } from 'node:path';
import type { ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';

/** A log as people read it, paths told from a folder on. */
export function toldLog(log: ResponseLog, folder: string): object {
  const { report } = log;
  const short = (text: string): string => text.replaceAll(`${folder}${sep}`, '').replaceAll('\\', '/');
  return {
    files: report.files.map(
      ({ path, format, why, answers }) => `${short(path)}: ${format}, ${why}, ${answers} answers`,
    ),
    skipped: report.skipped.map(({ path, why }) => `${short(path)}: ${short(why)}`),
    answers: answersOf(log),
    items: log.items.map((name, at) => ({ name, ...log.clues.get(at) })),
    counts: `${report.respondents} respondents, ${report.items} items, ${report.answers} answers, ${report.attempts} attempts, ${report.merged} merged, ${report.missing} missing`,
    unanswered: report.unanswered,
    silent: report.silent,
    choices: report.choices,
    problems: report.problems.map(({ file, line, text }) => `${short(file)}, line ${line}: ${text}`),
    problemCount: report.problemCount,
    notes: report.notes.map(short),
  };
}

/** `respondent item correct/attempts`, one an answer. */
export function answersOf(log: ResponseLog): string[] {
  return Array.from(
    log.item,
    (item, at) =>
      `${log.respondents[log.respondent[at]!]} | ${log.items[item]} | ${log.correct[at]}/${log.attempts[at]}`,
  );
}
