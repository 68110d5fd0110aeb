import { pathsOf, valueAt } from '../../../core/dataset/fields/path';
import { columnNames, type Fields } from '../../../core/dataset/reading/record';
import { UserError } from '../../../core/userError';
import type { TextCopies } from '../../sources/textCopy';
import { quoted } from '../reading/answer';
import { ProblemList } from '../reading/answerSheet';
import { attemptsOf } from '../reading/attempts';
import type { ReadRange } from '../reading/blocks';
import type { CsvRow } from '../reading/csvRow';
import { readHeadedRows, repeatedHeader } from '../reading/headedRows';
import { readJsonRecords } from '../reading/jsonRecords';
import { logFiles } from '../reading/logFiles';
import { sampleOf, type LogSample } from '../reading/logSample';
import { matchFieldsOf, matchRoles, type GivenMatchFields, type MatchFields } from './matchFields';
import { placeNotes, refuseRanks } from './matchPlaces';
import { MatchList, type PlayedPeriods } from './matchList';
import { pointsOf, pointsOfGoals, pointsOfPreference, pointsOfWinners } from './matchResult';
import type { LogProblem } from '../../../core/protocol/importReport';

/** What the user may say of a log of matches. */
export interface MatchOptions {
  readonly fields?: GivenMatchFields;
  /** Keeps the texts of packed files. */
  readonly texts?: TextCopies;
  readonly signal?: AbortSignal;
}

/** Who played whom, and what could not be used. */
export interface MatchLog extends PlayedPeriods {
  readonly report: MatchReport;
}

/** What was read and what could not be used. */
export interface MatchReport {
  readonly files: readonly {
    readonly path: string;
    readonly fields: MatchFields;
    readonly matches: number;
  }[];
  readonly matches: number;
  /** Matches without a result. */
  readonly unplayed: number;
  /** Sentences on how it was read, where that may not be what is meant. */
  readonly notes: readonly string[];
  /** The first thousand. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

/**
 * Reads logs of matches, a match a record in CSV, TSV, JSON Lines or a JSON list: `white, black, result`, `player,
 * opponent, score`, `winner, loser`, perhaps with a period and a number of games. Throws UserError where there is no
 * match in them.
 */
export async function readMatches(paths: readonly string[], options: MatchOptions = {}): Promise<MatchLog> {
  const list = new MatchList();
  const problems = new ProblemList();
  const files: MatchReport['files'][number][] = [];
  const notes: string[] = [];
  for (const { path } of await logFiles(paths)) {
    const sample = await sampleOf(path, options.texts, options.signal);
    const fields = fieldsIn(sample, options.fields);
    const before = list.count;
    notes.push(...placeNotes(sample.name, fields));
    const reader = new MatchReader(list, problems, fields, path);
    notes.push(...(await readFile(sample, reader, { signal: options.signal })));
    files.push({ path, fields, matches: list.count - before });
  }
  if (list.count === 0) throw noMatch(files, problems);
  const { count: problemCount, first } = problems;
  const report = {
    files,
    matches: list.count,
    unplayed: list.unplayed,
    notes,
    problems: first,
    problemCount,
  };
  return { ...list.sorted(), report };
}

function fieldsIn({ name, content }: LogSample, given: MatchOptions['fields']): MatchFields {
  const names =
    content.kind === 'csv'
      ? columnNames(content.rows[0]!)
      : content.kind === 'object' || content.kind === 'archive'
        ? []
        : [...new Set(content.records.flatMap((one) => pathsOf(one)))];
  const unknown = Object.values(given ?? {}).find((field) => !names.includes(field));
  const fields = matchFieldsOf(names, given);
  if (fields && unknown === undefined) {
    refuseRanks(name, content, fields);
    return fields;
  }
  const has = names.slice(0, 12).join(', ');
  throw new UserError(
    unknown === undefined
      ? `${name}: no matches were found in it: it takes ${matchRoles}; it has ${has}.`
      : `${name}: it has no field "${unknown}", only ${has}.`,
  );
}

/** Reads the matches of a file; gives what is to be said of it. */
async function readFile(
  { text, name, content }: LogSample,
  reader: MatchReader,
  range: ReadRange,
): Promise<string[]> {
  if (content.kind === 'csv') {
    const times = await readHeadedRows(text.path, content.dialect, new MatchRows(reader), range);
    return [repeatedHeader(name, times) ?? []].flat();
  }
  if (content.kind !== 'object' && content.kind !== 'archive')
    await readJsonRecords(text.path, content.kind, reader, range);
  return [];
}

class MatchReader {
  constructor(
    private readonly list: MatchList,
    private readonly problems: ProblemList,
    readonly fields: MatchFields,
    private readonly path: string,
  ) {}

  record(record: Fields, line: number): void {
    this.match((field) => valueAt(record, field), line);
  }

  problem(line: number, text: string): void {
    this.problems.add(this.path, line, text);
  }

  match(at: (field: string) => unknown, line: number): void {
    const { fields, list } = this;
    const first = nameOf(at(fields.first));
    const second = nameOf(at(fields.second));
    const games = fields.count === undefined ? 1 : attemptsOf(at(fields.count));
    if (first === '' || second === '')
      return this.problem(
        line,
        `field ${quoted(first === '' ? fields.first : fields.second)} is missing or empty`,
      );
    if (first === second) return this.problem(line, `${quoted(first)} plays against itself`);
    if (games === undefined || !Number.isInteger(games) || games < 1)
      return this.problem(
        line,
        `field ${quoted(fields.count)} has ${quoted(at(fields.count!))}, which is no number of games`,
      );
    const points = this.points(at, first, second, games);
    if (points === undefined)
      return this.problem(line, `${resultWords(at, fields)}, which is no result of a match`);
    if (Number.isNaN(points)) list.unplayed++;
    else list.add(first, second, points, games, fields.period === undefined ? '' : nameOf(at(fields.period)));
  }

  private points(
    at: (field: string) => unknown,
    first: string,
    second: string,
    games: number,
  ): number | undefined {
    const { result, goals, places, winners, isHome } = this.fields;
    if (goals) return pointsOfGoals(at(goals[0]), at(goals[1]), games);
    if (places) return pointsOfGoals(at(places[1]), at(places[0]), games);
    if (winners) return pointsOfWinners([at(winners[0]), at(winners[1]), at(winners[2])], games);
    if (result === undefined) return games;
    if (/(^|\.)preference$/i.test(result) && typeof at(result) !== 'boolean' && isPreference(at(result)))
      return pointsOfPreference(at(result), games);
    return pointsOf(isHome && isAway(at(result)) ? 'away' : at(result), first, second, games);
  }
}

/** Beside home teams, A is not the first of two but the guest. */
function isAway(value: unknown): boolean {
  return typeof value === 'string' && /^\s*a\s*$/i.test(value);
}

function isPreference(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()));
}

/** The fields that say who won, with what they hold. */
function resultWords(
  at: (field: string) => unknown,
  { result, goals, places, winners }: MatchFields,
): string {
  const names = goals ?? places ?? winners ?? [result!];
  const words = names.map((name) => `field ${quoted(name)} has ${quoted(at(name))}`);
  return words.join(', ');
}

/** The records of a CSV file; the first is the header. */
class MatchRows {
  private columns: string[] | undefined;
  private row_: CsvRow | undefined;
  private readonly at = (field: string): string => this.row_!.text(this.columns!.indexOf(field));

  constructor(private readonly reader: MatchReader) {}

  row(row: CsvRow): void {
    this.row_ = row;
    if (!this.columns) this.columns = columnNames(row.texts());
    else if (row.count === this.columns.length) this.reader.match(this.at, row.line);
    else this.problem(row.line, `the record has ${row.count} fields, the header ${this.columns.length}`);
  }

  problem(line: number, text: string): void {
    this.reader.problem(line, text);
  }
}

function nameOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function noMatch(files: MatchReport['files'], problems: ProblemList): UserError {
  const [first] = problems.first;
  if (first)
    return new UserError(`${first.file}, line ${first.line}: ${first.text}. No match could be used.`);
  return new UserError(`${files.map(({ path }) => path).join(', ')}: there is no match with a result in it.`);
}
