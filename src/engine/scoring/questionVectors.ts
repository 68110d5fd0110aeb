import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fieldMap';
import type { Example } from '../../core/dataset/example';
import type { Encoder } from '../../core/measures/measure';
import type { DatasetFile } from '../files/datasetFile';
import { idWords } from '../../core/dataset/idIndex';
import { vectorEnding } from '../store/storeFolder';
import { VectorFile } from '../store/vectorFile';

/** The vectors of a dataset's questions: each is made once for its content and kept. */
export class QuestionVectors {
  private constructor(
    private readonly words: Uint32Array,
    private readonly vectors: VectorFile,
    private readonly encoder: Encoder,
  ) {}

  /** Opens what is kept for this dataset, mapping and model; `base` is the path of the dataset's store without its ending. */
  static async open(
    base: string,
    file: DatasetFile,
    encoder: Encoder,
    modelDigest: string,
  ): Promise<QuestionVectors> {
    const basis = createHash('sha256')
      .update(`${modelDigest}\n${fieldMapKey(file.fields.map, ['question', 'choices'])}`)
      .digest('hex');
    const path = `${base}-${basis.slice(0, 12)}${vectorEnding}`;
    return new QuestionVectors(file.idWords, await VectorFile.open(path, encoder.dimensions), encoder);
  }

  /** One row for each example. */
  async of(examples: readonly Example[]): Promise<Float32Array> {
    const missing = examples.filter(({ row }) => !this.vectors.has(this.words, row * idWords));
    if (missing.length > 0)
      await this.vectors.add(this.idsOf(missing), await this.encoder.encode(missing.map(encodedText)));
    return this.vectors.read(this.idsOf(examples));
  }

  close(): Promise<void> {
    return this.vectors.close();
  }

  private idsOf(examples: readonly Example[]): Uint32Array {
    const ids = new Uint32Array(examples.length * idWords);
    examples.forEach(({ row }, at) =>
      ids.set(this.words.subarray(row * idWords, (row + 1) * idWords), at * idWords),
    );
    return ids;
  }
}

/** What the encoder reads of an example: the question, with its choices where there are some. */
function encodedText({ question, choices }: Example): string {
  return [question, ...choices].join('\n');
}
