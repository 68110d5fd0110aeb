import type { Detection } from '../../../core/detection/detection';
import { quoted } from './answer';
import { NameTable } from './nameTable';
import type { LogProblem } from '../../../core/protocol/importReport';
import type { ItemClue } from './responseLog';
import { AnswerList } from './answerList';
import { TryList } from '../tries/tryList';
import { ScoreCensus, type AnswerPlace } from './scoreCensus';

const mostProblems = 1000;
/** Nothing that is larger is a score. */
const largest = 1e6;

/** Problems by file and line: the first thousand, and how many there are. */
export class ProblemList {
  count = 0;
  readonly first: LogProblem[] = [];

  /** Notes something that cannot be used. */
  add(file: string, line: number, text: string): void {
    if (this.count++ < mostProblems) this.first.push({ file, line, text });
  }
}

/** The answers of one part of a log (a task, a run) as one metric scores them. */
export class Scoring extends AnswerList {
  missing = 0;
  readonly problems = new ProblemList();
  /** The scores outside of 0 to 1, which stand in the list as they are. */
  readonly census = new ScoreCensus();

  constructor(
    readonly part: string,
    readonly metric: string,
    readonly filter: string,
    /** Where several metrics score the same answers, the lower is preferred. */
    readonly rank: number,
  ) {
    super();
  }

  /** Adds one answer as it is scored (NaN: none; undefined: not to be understood), on whatever scale. */
  score(respondent: number, item: number, score: number | undefined, given: AnswerPlace): void {
    if (score === undefined || Math.abs(score) > largest)
      this.problems.add(given.file, given.line, noScore(given));
    else if (Number.isNaN(score)) this.missing++;
    else {
      if (score < 0 || score > 1) this.census.add(score, given);
      this.add(respondent, item, score, 1);
    }
  }
}

/** Says that a value is no score: a share, or a number of correct answers where there were several attempts. */
export function noScore({ field, value }: AnswerPlace, attempts = 1): string {
  const counted = attempts > 1 ? ` and no number of correct answers out of ${attempts}` : '';
  return `field ${quoted(field)} has ${quoted(value)}, which is no score between 0 and 1${counted}`;
}

/** All that has been read of a log so far. */
export class AnswerSheet {
  readonly respondents = new NameTable();
  readonly items = new NameTable();
  readonly clues = new Map<number, ItemClue>();
  readonly problems = new ProblemList();
  readonly notes = new Set<string>();
  /** What was found out, each once. */
  readonly detections = new Map<string, Detection>();
  /** The fields that were taken for the verdict though their names may as well be those of the right answer. */
  readonly doubtful = new Set<string>();
  /** The columns of tables that were taken for answers. */
  readonly answerColumns = new Set<string>();
  /** Metrics that score nothing that is known: they count only where they are asked for. */
  readonly unknownMetrics = new Set<string>();
  /** Whether items are known by a hash of what they ask: then they are the same, however they are put. */
  isByHash = false;
  readonly scorings = new Map<string, Scoring>();
  /** Tries of policies, which become answers once all of them were read. */
  readonly tries = new TryList();

  /** The answers of a part as scored by a metric after a filter. */
  scoring(part = '', metric = '', filter = '', rank = 0): Scoring {
    const name = JSON.stringify([part, metric, filter]);
    let scoring = this.scorings.get(name);
    if (!scoring) this.scorings.set(name, (scoring = new Scoring(part, metric, filter, rank)));
    return scoring;
  }

  /** The index of an item, with what is known of it besides its name. */
  item(name: string, clue?: ItemClue): number {
    const index = this.items.add(name);
    if (clue) this.clues.set(index, agreeing(this.clues.get(index), clue));
    return index;
  }

  /** Notes what was found out; the same of many files once. */
  detected(...detections: readonly Detection[]): void {
    for (const one of detections) this.detections.set(`${one.subject} ${one.taken} ${one.grade}`, one);
  }

  /** The number of answers read so far, by all metrics. */
  get answers(): number {
    let sum = this.tries.count;
    for (const { count } of this.scorings.values()) sum += count;
    return sum;
  }
}

/** What two mentions of an item say of it; where they differ, as row numbers of shuffled runs do, neither is believed. */
function agreeing(known: ItemClue | undefined, clue: ItemClue): ItemClue {
  if (!known) return clue;
  const word = (name: 'key' | 'id' | 'text'): Partial<ItemClue> => {
    const one = known[name] ?? clue[name];
    return one === undefined ? {} : { [name]: one === (clue[name] ?? one) ? one : '' };
  };
  const row = known.row ?? clue.row;
  const agreed = row === undefined ? {} : { row: row === (clue.row ?? row) ? row : -1 };
  return { ...agreed, ...word('key'), ...word('id'), ...word('text') };
}
