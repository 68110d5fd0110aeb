import type { Example } from '../../core/dataset/example';
import type { Measure } from '../../core/measures/measure';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { Workplace } from '../workplace';
import { sampleOrder } from './sampleOrder';

const pilotTexts = 32;

/** Says how long it will take to encode the questions of a dataset, judged by a few of them: once, before the first measure that asks the encoder. */
export class EncodingEstimate {
  private told = false;

  constructor(
    private readonly place: Workplace,
    private readonly context: CallContext<ScoreProgress>,
  ) {}

  /** Tries the encoder where a measure needs it; what it encodes is kept. */
  async tellFor(measure: Measure): Promise<void> {
    const { file } = this.place;
    if (this.told || !measure.needs.includes('encoder') || file.count <= 2 * pilotTexts) return;
    this.told = true;
    const seconds = await this.place.secondsToEncode(await this.pilot(), this.context.signal);
    const secondsLeft = (seconds * file.count) / pilotTexts;
    this.context.progress({
      measure: measure.id,
      preparing: 'encoding examples',
      ...{ done: 0, total: file.count, secondsLeft },
    });
  }

  /** A sample spread over the sizes of the records. */
  private async pilot(): Promise<Example[]> {
    const { file } = this.place;
    const rows = sampleOrder(file).slice(0, pilotTexts).sort();
    const examples: Example[] = [];
    for await (const batch of file.examples(rows, this.context.signal)) examples.push(...batch);
    return examples;
  }
}
