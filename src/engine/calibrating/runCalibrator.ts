import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import type { CalibrationJob, CalibrationOutcome, CalibratorMessage, Checkpoint } from './calibrationJob';

/** How a calibration is watched. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (progress: CalibrationProgress) => void;
  readonly checkpoint: (checkpoint: Checkpoint) => void;
}

/** Calibrates in a thread of its own, which takes the answers' columns with it. Ends at once when the signal says so. */
export async function runCalibrator(
  job: CalibrationJob,
  { signal, progress, checkpoint }: Watch,
): Promise<CalibrationOutcome> {
  signal.throwIfAborted();
  const { respondent, item, correct, attempts } = job.answers;
  const worker = new Worker(join(__dirname, 'calibrator.js'), {
    workerData: job,
    transferList: [respondent, item, correct, attempts].map(({ buffer }) => buffer as ArrayBuffer),
    execArgv: [],
  });
  try {
    return await new Promise<CalibrationOutcome>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.on('message', (message: CalibratorMessage) => {
        if (message.kind === 'fitting' || message.kind === 'checking') progress(message);
        else if (message.kind === 'checkpoint') checkpoint(message.checkpoint);
        else if (message.kind === 'refused') reject(new UserError(message.message, message));
        else resolve(message.outcome);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The calibrator ended without a result.')));
    });
  } finally {
    await worker.terminate();
  }
}
