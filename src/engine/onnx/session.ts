import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { InferenceSession } from 'onnxruntime-node';
import { UserError } from '../../core/userError';
import { requireFile } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { idleCores } from './idleCores';
import { runtimeFault } from './runtimeFault';

/** A table of a model was asked for a row that it does not have. */
export class OutOfVocabulary extends UserError {
  constructor(
    message: string,
    /** The row that was asked for. */
    readonly index: number,
    /** How many rows there are. */
    readonly size: number,
  ) {
    super(message);
  }
}

const looks = 4;

/** Models that are loaded within so many milliseconds are judged alike. */
const judgementHolds = 10_000;
let judgement: { readonly at: number; readonly free: Promise<boolean> } | undefined;

/**
 * Threads that wait for each other in a loop save up to a tenth of the time where the cores are free, and lose a third
 * of it where other programs want them; a shorter wait gains nothing (measured with MiniLM on two cores).
 */
function spins(threads: number): Promise<boolean> {
  const at = performance.now();
  if (!judgement || at - judgement.at > judgementHolds) judgement = { at, free: areFree(threads) };
  return judgement.free;
}

async function areFree(threads: number): Promise<boolean> {
  const enough = 0.75 * Math.min(threads, availableParallelism());
  // A program that has just ended, or begun, is soon out of the way: only what stays counts.
  for (let look = 0; look < looks; look++) if ((await idleCores()) > enough) return true;
  return false;
}

/** Loads an ONNX file on the processor. Throws UserError where the runtime refuses it. */
export async function loadSession(file: string, threads: number): Promise<InferenceSession> {
  await requireFile(file);
  const { size } = await withFile('read the model', file, () => stat(file));
  if (size === 0) throw new UserError(`The model ${file} is an empty file: copy or download it again.`);
  try {
    return await InferenceSession.create(file, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      // Plans of memory are kept for every shape of the input, and hardly two batches have the same.
      enableMemPattern: false,
      extra: {
        session: {
          intra_op: { allow_spinning: (await spins(threads)) ? '1' : '0' },
          force_spinning_stop: '1',
        },
      },
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw new UserError(`The model ${file} cannot be loaded: ${runtimeFault(error)}.`);
  }
}

/** Runs a session for these outputs (all where none are named) and says in a sentence what the runtime objected to. */
export async function runSession(
  session: InferenceSession,
  name: string,
  feeds: InferenceSession.FeedsType,
  outputs: readonly string[] = session.outputNames,
): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, [...outputs]);
  } catch (error) {
    const message = `The model ${name} failed while it ran: ${runtimeFault(error)}.`;
    const [, index, last] = outOfBounds.exec(String(error)) ?? [];
    throw last === undefined
      ? new UserError(message)
      : new OutOfVocabulary(message, Number(index), Number(last) + 1);
  }
}

const outOfBounds =
  /indices element out of data bounds, idx=(-?\d+) must be within the inclusive range \[-?\d+,(\d+)\]/;
