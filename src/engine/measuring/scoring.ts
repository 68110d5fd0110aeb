import { parentPort, workerData } from 'node:worker_threads';
import { JobScorer } from './jobScorer';
import type { ScoringJob, ScoringTask } from './scoringJob';

// A thread that scores records: one of several, each on its own part of the file.
const scorer = new JobScorer(workerData as ScoringTask);
parentPort!.on('message', (job: ScoringJob) => {
  void scorer.reply(job).then((reply) => parentPort!.postMessage(reply));
});
