import { numberOf, quoted } from './answer';
import { noScore, type Scoring } from './answerSheet';
import type { AnswerPlace } from './scoreCensus';

/** Adds one file's answers that may stand for several attempts each; scores may be shares or counts of correct attempts. */
export class AttemptReader {
  private readonly from: number;
  private above = false;

  constructor(
    private readonly scoring: Scoring,
    private readonly counts: boolean,
    /** Whether records say how many attempts they stand for: where not, a score above 1 is one of another scale. */
    private readonly hasAttempts: boolean,
  ) {
    this.from = scoring.count;
  }

  /** Adds one answer of one attempt, scored 0 to 1. */
  one(respondent: number, item: number, score: number): void {
    this.scoring.add(respondent, item, score, 1);
  }

  /** Adds one answer; both numbers as `numberOf` reads them. */
  add(
    respondent: number,
    item: number,
    score: number | undefined,
    attempts: number | undefined,
    place: AttemptPlace,
  ): void {
    if (!this.hasAttempts) this.scoring.score(respondent, item, score, place);
    else if (Number.isNaN(score)) this.scoring.missing++;
    else if (attempts === undefined || !Number.isInteger(attempts) || attempts < 0 || attempts > mostAttempts)
      this.scoring.problems.add(place.file, place.line, noNumber(place));
    else if (attempts === 0) this.scoring.missing++;
    else if (score === undefined || score < 0 || score > attempts || (score > 1 && !Number.isInteger(score)))
      this.scoring.problems.add(place.file, place.line, noScore(place, attempts));
    else {
      this.above ||= score > 1;
      this.scoring.add(respondent, item, score, attempts);
    }
  }

  /** Ends the file: where no score was above 1, and nothing says otherwise, the scores were shares. */
  finish(): void {
    if (this.counts || this.above) return;
    this.scoring.sharesToSums(this.from);
  }
}

/** Sums of scores are kept as 32-bit floats, which are whole up to here. */
const mostAttempts = 2 ** 24;

/** Where an answer with its number of attempts stands, for messages. */
interface AttemptPlace extends AnswerPlace {
  readonly attemptsField: string;
  readonly attempts: unknown;
}

function noNumber({ attemptsField, attempts }: AttemptPlace): string {
  return `field ${quoted(attemptsField)} has ${quoted(attempts)}, which is no number of attempts (0 to ${mostAttempts})`;
}

/** The number of attempts a field tells; 1 where it is not there. */
export function attemptsOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return Number.isNaN(number) ? 1 : number;
}
