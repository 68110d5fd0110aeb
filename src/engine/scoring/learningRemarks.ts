import type { Example } from '../../core/dataset/example';
import { foldOf, folds } from '../../core/learning/headTask';
import { curveSizes, mostCoded, possibleSizes } from '../../core/measures/learningCurve';
import type { ScoreColumn } from '../../core/scores/table';

/** What there is to say of model hardness and description length, found out example by example. */
export class LearningRemarks {
  private readonly inFold = new Array<number>(folds).fill(0);
  private readonly labels = new Set<string>();
  private coded = 0;
  private bits = 0;
  private choiceBits = 0;

  constructor(
    /** `mdlBits`; undefined where it is not scored. */
    private readonly column: ScoreColumn | undefined,
  ) {}

  /** Takes the next example. */
  add(example: Example): void {
    const bits = this.column?.values[example.row] ?? NaN;
    if (example.label !== '') this.labels.add(example.label);
    if (Number.isNaN(bits)) return;
    this.inFold[foldOf(example)]!++;
    this.coded++;
    this.bits += bits;
    if (example.choices.length > 0) this.choiceBits += Math.log2(example.choices.length);
  }

  /** A sentence each; none where nothing is coded. */
  sentences(): string[] {
    return this.coded === 0 ? [] : [this.lengthSentence(), ...this.sizesSentence()];
  }

  /** The whole description length beside that of the uniform code, which knows only how many alternatives there are (Voita & Titov 2020). */
  private lengthSentence(): string {
    const { coded, bits } = this;
    const uniform = this.choiceBits > 0 ? this.choiceBits : coded * Math.log2(this.labels.size);
    const sample = coded > mostCoded ? `, by heads that saw no more than ${count(mostCoded / 2)}` : '';
    const verdict = bits > 0.98 * uniform ? ': next to nothing was learnt, so mdlBits says little here' : '';
    return `The description length of ${count(coded)} right answers is ${count(bits)} bits, ${(bits / coded).toFixed(2)} each${sample}; the uniform code has ${(uniform / coded).toFixed(2)}${verdict}.`;
  }

  private sizesSentence(): string[] {
    const sizes = possibleSizes(this.inFold);
    const left = curveSizes.filter((size) => !sizes.includes(size));
    if (left.length === 0) return [];
    return [
      `modelHardness is the mean over training sets of ${sizes.join(', ') || 'no size'}: for ${left.join(', ')} the other folds have too few examples.`,
    ];
  }
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
