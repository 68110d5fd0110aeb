import { setTimeout as sleep } from 'node:timers/promises';
import type { PartialRecipe } from '../../core/mixture/recipe';
import type { ToScore } from '../../core/protocol/answers/drawReport';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { Activity } from '../../core/protocol/activity';
import { Cancelled } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import type { EngineHost } from '../host/engineHost';
import type { Report } from '../host/withProgress';
import { mixingWords, waitingWords } from '../words/mixtureWords';

/** How often it is looked whether what is waited for is over, in milliseconds. */
const lookEvery = 250;

/** The part of a mixture's progress that scoring takes where anything is to be scored. */
export const scoringShare = 0.9;

/** The dataset of a mixture. */
interface Mixed {
  readonly request: DatasetRequest;
  readonly work: {
    readonly isBusy: boolean;
    readonly activity: Activity;
    score(
      measures: readonly string[],
      signal: AbortSignal,
      onProgress: (progress: ScoreProgress) => void,
    ): Promise<unknown>;
  };
}

/**
 * Scores what a mixture goes by, as far as that is missing, and tells of it; whether anything was scored. Where the dataset is
 * scored already, that is waited for instead of doing the same beside it. Throws Cancelled.
 */
export async function scoreForMixture(
  engine: Pick<EngineHost, 'call'>,
  dataset: Mixed,
  { recipe, name, of }: { recipe: PartialRecipe; name: string; of: string | undefined },
  signal: AbortSignal,
  report: Report,
): Promise<boolean> {
  const { work } = dataset;
  for (;;) {
    const request = { ...dataset.request, ...(of !== undefined && { of }) };
    const { rows, measures } = await missingFor(engine, request, recipe);
    if (signal.aborted) throw new Cancelled();
    if (rows === 0) return false;
    if (!work.isBusy) {
      await work.score(measures, signal, (progress) =>
        report(mixingWords(progress), scoringShare * (progress.share ?? NaN)),
      );
      return true;
    }
    report(waitingWords(work.activity.kind, name), NaN);
    await stepEnds(work, signal);
  }
}

/** What is missing of the scores that a recipe goes by; nothing where the engine has to find out by itself. */
async function missingFor(
  engine: Pick<EngineHost, 'call'>,
  request: DatasetRequest,
  { measure, blend }: PartialRecipe,
): Promise<ToScore> {
  try {
    // Whatever the bands: too few rows may be scored for them yet.
    const recipe = { mixture: 'all' as const, ...(blend ? { blend } : measure !== undefined && { measure }) };
    return (await engine.call('draw', { ...request, recipe })).toScore;
  } catch (error) {
    if (error instanceof UserError) return { rows: 0, stale: false, measures: [] };
    throw error;
  }
}

/** Waits until a dataset is worked on no more, or another measure is the one that is computed. */
async function stepEnds(work: Mixed['work'], signal: AbortSignal): Promise<void> {
  const step = (): string => ('measure' in work.activity ? work.activity.measure : work.activity.kind);
  const before = step();
  while (work.isBusy && step() === before) {
    if (signal.aborted) throw new Cancelled();
    await sleep(lookEvery);
  }
}
