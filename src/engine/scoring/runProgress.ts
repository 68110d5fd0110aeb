import { partsOf, secondsToEncode } from '../../core/measures/costs';
import { isSlow, type Measure } from '../../core/measures/measure';
import { TimeLeft, type PlannedStep } from '../../core/pace/timeLeft';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { embeddedModel } from '../models/modelFolder';
import type { Workplace } from '../workplace/workplace';
import { EncodingEstimate } from './encodingEstimate';
import { isCostly, type TimeBudget } from './timeBudget';

/** So many milliseconds lie between two reports at least, unless something new begins. */
const reportEvery = 100;
/** After so many seconds without a time it is said that it is being estimated. */
const patience = 10;

/** How far a run of several measures has come: the one place where the time left is made. */
export class RunProgress {
  private readonly left: TimeLeft;
  private readonly encoding: EncodingEstimate;
  private readonly bytes: number;
  private last: ScoreProgress | undefined;
  private reported = -Infinity;
  private readonly started: number;

  constructor(
    private readonly place: Workplace,
    private readonly measures: readonly Measure[],
    private readonly outer: CallContext<ScoreProgress>,
    private readonly now: () => number = () => performance.now() / 1000,
  ) {
    const { file, inputs } = place;
    this.started = now();
    this.bytes = file.index.size / Math.max(1, file.count);
    this.left = new TimeLeft(
      measures.map((measure) => this.planned(measure, file.count)),
      now,
    );
    this.encoding = new EncodingEstimate(
      place,
      measures,
      secondsToEncode(this.bytes, inputs.encoder.folder.folder === embeddedModel()),
    );
    this.left.spentApart(0, this.encoding.secondsLeft);
  }

  /** What a measure is computed in: its reports become reports on the whole run. */
  get context(): CallContext<ScoreProgress> {
    return { signal: this.outer.signal, progress: (one) => this.take(one) };
  }

  /** The slow measures take no more than what is left of a time budget. */
  limit({ left }: TimeBudget): void {
    this.left.atMost(left);
  }

  /** Looks how much of the slow measures is known already: what they take outweighs the rest. */
  async look(): Promise<void> {
    for (const measure of this.measures.filter(isSlow)) {
      const missing = await this.place.missing(measure);
      this.left.plan(this.planned(measure, missing));
    }
  }

  /** A measure is next. */
  async begin(measure: Measure): Promise<void> {
    this.place.inputs.encoder.onEncoded = (texts, seconds) => this.encoded(texts, seconds);
    const seconds = await this.encoding.tryFor(measure, this.outer.signal);
    if (seconds !== undefined) this.tellEncoding(measure, seconds);
  }

  /** A measure came to its end. */
  end(measure: Measure): void {
    this.left.ended(measure.id);
  }

  private isEstimating(secondsLeft: number | undefined): boolean {
    return secondsLeft === undefined && this.now() - this.started > patience;
  }

  private planned(measure: Measure, missing: number): PlannedStep {
    const { count: rows } = this.place.file;
    return {
      id: measure.id,
      parts: partsOf(measure, { rows, missing, bytes: this.bytes }),
      ...(isSlow(measure) ? { kind: 'language model' } : {}),
      limited: isCostly(measure),
    };
  }

  /** Encoding takes so many seconds in all, which may be worth a word. */
  private tellEncoding({ id }: Measure, takes: number): void {
    this.left.spentApart(0, takes);
    const { count } = this.place.file;
    this.report({ measure: id, preparing: 'encoding examples', done: 0, total: count, takes });
  }

  private encoded(texts: number, seconds: number): void {
    this.encoding.encoded(texts, seconds);
    this.left.spentApart(seconds, this.encoding.secondsLeft);
    if (this.last) this.report(this.last);
  }

  private take(progress: ScoreProgress): void {
    const { measure, preparing, done, total, takes } = progress;
    const known = this.measures.find(({ id }) => id === measure);
    if (known && this.last?.measure !== measure) this.left.begin(measure, this.planned(known, total).parts);
    this.left.reached(measure, preparing ?? '', total > 0 ? done / total : 0);
    if (takes !== undefined) this.left.judged(measure, takes);
    this.report(progress);
  }

  private report(progress: ScoreProgress): void {
    const { last, measures, left } = this;
    const { measure, preparing, done, total, takes } = progress;
    const time = 1000 * this.now();
    const isNew = measure !== last?.measure || preparing !== last.preparing || takes !== undefined;
    this.last = { measure, done, total, ...(preparing === undefined ? {} : { preparing }) };
    if (!isNew && done < total && time - this.reported < reportEvery) return;
    this.reported = time;
    const secondsLeft = left.secondsLeft;
    const step = measures.findIndex(({ id }) => id === measure) + 1;
    this.outer.progress({
      ...progress,
      ...(step > 0 ? { step, steps: measures.length } : {}),
      share: left.share,
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
      ...(this.isEstimating(secondsLeft) ? { isEstimating: true } : {}),
    });
  }
}
