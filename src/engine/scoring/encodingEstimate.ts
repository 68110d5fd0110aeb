import type { Example } from '../../core/dataset/example';
import type { Measure } from '../../core/measures/measure';
import { readsChoicesApart } from '../../core/measures/costs';
import { encodesTexts } from '../inputs/encoder';
import type { Workplace } from '../workplace/workplace';
import { sampleOrder } from '../measuring/sampleOrder';

const pilotRows = 32;
/** So many samples are looked at for one with a text that has no vector: a run that was cancelled has kept those of its own. */
const mostPilots = 8;
/** The pace is that of the last so many seconds: the first texts are the short ones, or find the model cold. */
const memory = 20;

/** How long it will take to encode the texts of a dataset that have no vector yet: expected, then tried with a few, then seen. */
export class EncodingEstimate {
  private tried = false;
  private texts: number;
  private pace: { texts: number; seconds: number };
  private readonly withChoices: boolean;

  constructor(
    private readonly place: Workplace,
    measures: readonly Measure[],
    /** What a row is expected to take. */
    expected: number,
  ) {
    const needed = measures.some(({ needs }) => encodesTexts(needs));
    this.texts = needed ? place.file.count : 0;
    this.pace = { texts: 1, seconds: expected };
    this.withChoices = place.file.fields.map.choices !== undefined && measures.some(readsChoicesApart);
  }

  /** Seconds that are left of it. */
  get secondsLeft(): number {
    return (this.texts * this.pace.seconds) / this.pace.texts;
  }

  /** Tries the encoder at the first measure that needs it; what it encodes is kept. How many seconds all will take; undefined where nothing was tried. */
  async tryFor(measure: Measure, signal: AbortSignal): Promise<number | undefined> {
    const { file } = this.place;
    if (this.tried || !encodesTexts(measure.needs) || file.count <= 2 * pilotRows) return undefined;
    this.tried = true;
    const { texts, seconds } = await this.firstNew(signal);
    this.texts = Math.round((texts / pilotRows) * (file.count - pilotRows));
    if (texts > 0) this.pace = { texts, seconds };
    return texts > 0 ? this.secondsLeft : undefined;
  }

  /** So many texts more have a vector. */
  encoded(texts: number, seconds: number): void {
    this.texts = Math.max(0, this.texts - texts);
    const kept = Math.min(1, memory / (this.pace.seconds || 1));
    this.pace = { texts: kept * this.pace.texts + texts, seconds: kept * this.pace.seconds + seconds };
  }

  /** Encodes one sample after another until one holds a text that is new: what was encoded before says nothing of the rest. */
  private async firstNew(signal: AbortSignal): Promise<{ texts: number; seconds: number }> {
    for (let pilot = 0; pilot < mostPilots; pilot++) {
      const examples = await this.pilot(pilot, signal);
      if (examples.length === 0) break;
      const tried = await this.place.inputs.encoder.tryWith(examples, this.withChoices, this.place, signal);
      if (tried.texts > 0) return tried;
    }
    return { texts: 0, seconds: 0 };
  }

  /** A sample spread over the sizes of the records, another for each number. */
  private async pilot(number: number, signal: AbortSignal): Promise<Example[]> {
    const { file } = this.place;
    const rows = sampleOrder(file)
      .slice(number * pilotRows, (number + 1) * pilotRows)
      .sort();
    const examples: Example[] = [];
    for await (const batch of file.examples(rows, signal)) examples.push(...batch);
    return examples;
  }
}
