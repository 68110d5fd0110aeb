import { basename } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { UserError } from '../../core/userError';

/** Loads an ONNX file on the processor. Throws UserError where the runtime refuses it. */
export async function loadSession(file: string, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(file, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw new UserError(`The model ${basename(file)} cannot be loaded: ${runtimeFault(error)}.`);
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
    throw new UserError(`The model ${name} failed while it ran: ${runtimeFault(error)}.`);
  }
}

/** The first line of what the runtime says, without its own prefixes. */
function runtimeFault(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line!
    .replace(/^(Error: )?(Load model from .*? failed:|Non-zero status code returned while running )/, '')
    .trim()
    .replace(/\.$/, '');
}
