import { basename } from 'node:path';
import { UserError } from '../../core/userError';
import { AnswerSheet, ProblemList } from './reading/answerSheet';
import { itemDoubt, keyDoubt } from './answerDoubts';
import { chosenScorings, scoringDetections, type ChosenScorings } from './chosenScorings';
import { modelNames } from './reading/modelNames';
import { refuseNoneRight, refuseOneForTwo, refuseUnheeded } from './refuseUnfit';
import { scaledScores } from './scaledScores';
import { logFields } from './logFields';
import { logFiles, type LogFile } from './reading/logFiles';
import { naturalOrder } from '../../core/dataset/splits/naturalOrder';
import { sortedNames } from './sampling/sortedNames';
import { recognised, refuseUnknownFormat, type Recognised } from './recognised';
import type { ImportReport, LogFileReport } from '../../core/protocol/importReport';
import type { ImportOptions, ResponseLog } from './reading/responseLog';
import { inOrder } from './reading/answerList';
import { settleTries } from './rollouts/settleTries';
import type { TryColumns } from './tries/tryColumns';

/** Reads response logs: files, folders and patterns, of one kind or several. Throws UserError where there is no answer in them. */
export async function readResponses(
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ResponseLog> {
  refuseUnknownFormat(options.format);
  refuseOneForTwo(options);
  const { files, skipped } = await recognisedFiles(await logFiles(paths), options);
  return readRecognised(files, skipped, options);
}

/** What a log is, told by its beginning. */
export interface LogPreview {
  readonly format: LogFileReport['format'];
  readonly title: string;
  readonly why: string;
  /** Whether the log below is all of the file. */
  readonly whole: boolean;
  /** What the first part of the file holds; undefined where no answer is in that part. */
  readonly log: ResponseLog | undefined;
}

const previewBytes = 2 ** 20;

/** Tells what kind of log a file is and reads its beginning. Throws UserError where it is none. */
export async function detect(path: string, options: ImportOptions = {}): Promise<LogPreview> {
  const file = await recognised(path, options);
  const { importer, why, sample } = file;
  const whole = sample.text.size < previewBytes;
  const log = await readRecognised([file], [], options, previewBytes).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  return { format: importer.format, title: importer.title, why, whole, log };
}

type Skipped = ImportReport['skipped'][number];

async function recognisedFiles(
  found: readonly LogFile[],
  options: ImportOptions,
): Promise<{ files: Recognised[]; skipped: Skipped[] }> {
  const files: Recognised[] = [];
  const skipped: Skipped[] = [];
  for (const { path, named } of found) {
    options.signal?.throwIfAborted();
    try {
      files.push(await recognised(path, options));
    } catch (error) {
      if (named || !(error instanceof UserError)) throw error;
      skipped.push({ path, why: error.message });
    }
  }
  if (files.length === 0)
    throw new UserError(
      found.length > 1
        ? `None of the ${found.length} files holds answers. ${skipped[0]!.why}`
        : (skipped[0]?.why ?? 'No file with answers was named: name a file, a folder or a pattern.'),
    );
  return { files, skipped };
}

async function readRecognised(
  files: readonly Recognised[],
  skipped: readonly Skipped[],
  options: ImportOptions,
  limit?: number,
): Promise<ResponseLog> {
  refuseUnheeded(files, options);
  const sheet = new AnswerSheet();
  const reports: LogFileReport[] = [];
  const total = files.reduce((sum, { sample }) => sum + sample.text.size, 0);
  const models = modelNames(files.map(({ sample }) => sample.path));
  let before = 0;
  for (const { sample, importer, why } of files) {
    const known = sheet.answers;
    const done = before;
    const range = {
      signal: options.signal,
      progress: (bytes: number) => options.progress?.(done + bytes, total),
      ...(limit === undefined ? {} : { limit }),
    };
    await importer.read(sample, sheet, {
      options,
      alone: files.length === 1,
      model: models.get(sample.path)!,
      range,
    });
    const { format, title } = importer;
    reports.push({ path: sample.path, format, title, why, answers: sheet.answers - known });
    before += sample.text.size;
  }
  return { ...finished(sheet, reports, skipped, options), fields: logFields(files[0]!.sample, sheet) };
}

function finished(
  sheet: AnswerSheet,
  files: readonly LogFileReport[],
  skipped: readonly Skipped[],
  options: ImportOptions,
): Omit<ResponseLog, 'fields'> {
  const tries = settleTries(sheet, options);
  const chosen = chosenScorings(sheet, tries ? withoutMetric(options) : options);
  // What a format says of it itself is more exact.
  const isTold = [...sheet.detections.values()].some(({ subject }) => subject === 'verdict');
  if (!isTold) sheet.detected(...scoringDetections(chosen, options));
  sheet.detected(...scaledScores(chosen.scorings, options.scale));
  const problems = problemsOf(sheet, chosen);
  const respondents = sortedNames(sheet.respondents.names());
  const items = sortedNames(sheet.items.names());
  const { answers, merged } = inOrder(chosen.scorings, respondents.rank, items.rank);
  if (answers.item.length > 0) refuseNoneRight(answers, options);
  if (answers.item.length === 0) throw noAnswers(files, problems, [...sheet.unknownMetrics]);
  sheet.detected(...keyDoubt(sheet.doubtful, answers), ...itemDoubt(sheet));
  const clues = new Map([...sheet.clues].map(([at, clue]) => [items.rank[at]!, clue] as const));
  const report: ImportReport = {
    files,
    skipped,
    respondents: respondents.names.length,
    items: items.names.length,
    answers: answers.item.length,
    attempts: answers.attempts.reduce((sum, count) => sum + count, 0),
    merged,
    missing: chosen.scorings.reduce((sum, { missing }) => sum + missing, 0),
    unanswered: unused(items.names, answers.item),
    silent: unused(respondents.names, answers.respondent),
    choices: chosen.choices,
    problems: problems.first,
    problemCount: problems.count,
    detections: [...sheet.detections.values()],
    notes: [...[...sheet.notes].sort(naturalOrder), ...(tries ? [] : mergedNote(merged))],
  };
  return {
    respondents: respondents.names,
    items: items.names,
    clues,
    report,
    tries: tries && inItemOrder(tries, items.rank),
    ...answers,
  };
}

/** Which reward of a try counts was heeded where it was read. */
function withoutMetric({ metric: _, ...options }: ImportOptions): ImportOptions {
  return options;
}

/** The same by the items' places in the order of their names. */
function inItemOrder(tries: TryColumns, rank: Uint32Array): TryColumns {
  const ordered = (column: Float64Array): Float64Array => {
    const moved = new Float64Array(column.length);
    column.forEach((value, item) => (moved[rank[item]!] = value));
    return moved;
  };
  return {
    unfinished: ordered(tries.unfinished),
    outputTokens: ordered(tries.outputTokens),
    agreement: ordered(tries.agreement),
    agreedAnswers: new Map([...tries.agreedAnswers].map(([item, answer]) => [rank[item]!, answer])),
  };
}

function problemsOf(sheet: AnswerSheet, { scorings }: ChosenScorings): ProblemList {
  const all = new ProblemList();
  const lists = [sheet.problems, ...scorings.map(({ problems }) => problems)];
  const known = lists.flatMap(({ first }) => first);
  known.sort((one, other) => naturalOrder(one.file, other.file) || one.line - other.line);
  for (const { file, line, text } of known) all.add(file, line, text);
  all.count = lists.reduce((sum, { count }) => sum + count, 0);
  return all;
}

function mergedNote(merged: number): string[] {
  return merged === 0
    ? []
    : [
        `${merged} ${merged === 1 ? 'answer is' : 'answers are'} of a respondent to an item it had answered before: such answers count together, as k correct of n attempts.`,
      ];
}

function unused(names: readonly string[], used: Uint32Array): string[] {
  const seen = new Uint8Array(names.length);
  for (let at = 0; at < used.length; at++) seen[used[at]!] = 1;
  return names.filter((_, at) => seen[at] === 0);
}

function noAnswers(
  files: readonly LogFileReport[],
  problems: ProblemList,
  metrics: readonly string[],
): UserError {
  if (metrics.length > 0)
    return new UserError(
      `${basename(files[0]!.path)}: none of its metrics is known to say right or wrong: ${[...metrics].sort().slice(0, 12).join(', ')}.`,
      { remedy: { kind: 'chooseScoring', of: 'metric', names: [...metrics].sort().slice(0, 12) } },
    );
  const [first] = problems.first;
  if (first)
    return new UserError(
      `${basename(first.file)}, line ${first.line}: ${first.text}. No answer could be used.`,
    );
  const named = files.length === 1 ? basename(files[0]!.path) : `The ${files.length} files`;
  return new UserError(`${named}: there is no answer in it, only empty places.`);
}
