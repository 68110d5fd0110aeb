import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { ScoreProgress, ScoreReport, ScoreRequest } from '../../core/protocol/engineApi';
import type { Remark } from '../../core/remedy';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { DatasetChanged } from '../sources/datasetChanged';
import { stateNow } from '../sources/fileState';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { scoreDataset } from './scoreDataset';

/** How often a dataset is scored at most where its file is changed again each time. */
const mostRounds = 6;
/** A file that is changed more than once meanwhile is scored again once it has been at rest for so long, but is waited for no longer than that, in milliseconds. */
const rest = { for: 1000, atMost: 10_000 };

/**
 * Scores a dataset as its file is in the end: where that is changed meanwhile, what is new in it is scored, too. What was
 * scored of its former states is kept. Throws UserError.
 */
export async function scoreToTheEnd(
  request: ScoreRequest,
  shared: Shared,
  { signal, progress }: CallContext<ScoreProgress>,
): Promise<ScoreReport> {
  const counts = new CountsByRound();
  const context: CallContext<ScoreProgress> = {
    signal,
    progress: (news) => {
      counts.note(news);
      progress(news);
    },
  };
  for (let round = 1; ; round++) {
    const place = await whileThere(request.path, round > 1, () => Workplace.open(request, shared, signal));
    const { report, isSame } = await whileThere(request.path, true, async () => {
      const one = await unlessChanged(scoreDataset(place, request, context), round === mostRounds);
      return { report: one, isSame: one && (await place.file.isUnchanged(signal)) };
    });
    if (report && (isSame || round === mostRounds)) {
      const scored = counts.added(report.scored);
      if (isSame && round === 1) return { ...report, scored };
      const changedMeanwhile = isSame ? 'scored' : 'not all scored';
      const remarks = [changeRemark(place.file.index.name, changedMeanwhile), ...report.remarks];
      return { ...report, scored, remarks, changedMeanwhile };
    }
    counts.next();
    if (round > 1) await untilAtRest(request.path, signal);
  }
}

async function untilAtRest(path: string, signal: AbortSignal): Promise<void> {
  const until = Date.now() + rest.atMost;
  for (let before; Date.now() < until;) {
    const state = await stateNow(path);
    if (state === before) return;
    before = state;
    await setTimeout(rest.for, undefined, { signal });
  }
}

/** Where a file went away while it was scored, says what became of its scores. */
async function whileThere<T>(path: string, isBegun: boolean, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!isBegun || !(error instanceof UserError) || existsSync(path)) throw error;
    throw new UserError(
      `${error.message} It was moved or deleted while it was scored. What was scored until then is kept, and found when the file is there again.`,
    );
  }
}

/** What a round came to; undefined where the file was changed meanwhile and another round may follow. */
async function unlessChanged(
  scoring: Promise<ScoreReport>,
  isLast: boolean,
): Promise<ScoreReport | undefined> {
  try {
    return await scoring;
  } catch (error) {
    if (error instanceof DatasetChanged && !isLast) return undefined;
    throw error;
  }
}

function changeRemark(name: string, how: NonNullable<ScoreReport['changedMeanwhile']>): Remark {
  return how === 'scored'
    ? { text: `${name} was changed while it was scored: it is scored as it is now.` }
    : {
        text: `${name} was changed again and again while it was scored: what is new in it is not scored yet.`,
      };
}

/** How many examples each measure scored in rounds that did not come to their end, by the progress that was told. */
class CountsByRound {
  private readonly earlier = new Map<string, number>();
  private readonly present = new Map<string, number>();

  note({ measure, preparing, done }: ScoreProgress): void {
    if (preparing === undefined) this.present.set(measure, Math.max(done, this.present.get(measure) ?? 0));
  }

  /** Another round begins. */
  next(): void {
    for (const [measure, done] of this.present)
      this.earlier.set(measure, done + (this.earlier.get(measure) ?? 0));
    this.present.clear();
  }

  /** What the last round tells, with what the earlier ones had scored: what it knew from before was partly scored in them. */
  added(scored: ScoreReport['scored']): ScoreReport['scored'] {
    return Object.fromEntries(
      Object.entries(scored).map(([measure, one]) => {
        const moved = Math.min(one.before, this.earlier.get(measure) ?? 0);
        return [measure, { ...one, now: one.now + moved, before: one.before - moved }];
      }),
    );
  }
}
