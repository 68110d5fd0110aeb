import { choice } from './choice';
import { instructionFollowing } from './instructionFollowing';
import type { Measure } from './measure';
import { predictionOf, type Prediction } from './predictionOf';
import { surprisal } from './surprisal';

/** The measures that ask a slow model about one record at a time. */
export const slowMeasures: readonly Measure[] = [surprisal, choice, instructionFollowing];

/** What predicts each of them where only a sample was scored. */
export const slowPredictions: readonly Prediction[] = slowMeasures.map(predictionOf);
