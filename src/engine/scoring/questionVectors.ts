import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
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
    const vectors = await VectorFile.open(pathOf(base, file, modelDigest), encoder.dimensions);
    return new QuestionVectors(file.idWords, vectors, encoder);
  }

  /** Whether any vectors are kept for this dataset, mapping and model. */
  static areKept(base: string, file: DatasetFile, modelDigest: string): boolean {
    return existsSync(pathOf(base, file, modelDigest));
  }

  /** How many texts have a vector. */
  get count(): number {
    return this.vectors.count;
  }

  /** Of these rows, those that have a vector already, with their vectors: nothing is encoded. */
  async known(rows: readonly number[]): Promise<{ rows: number[]; vectors: Float32Array }> {
    const known = rows.filter((row) => this.vectors.has(this.words, row * idWords));
    return { rows: known, vectors: await this.vectors.read(this.idsOf(known.map((row) => ({ row })))) };
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

  private idsOf(examples: readonly Pick<Example, 'row'>[]): Uint32Array {
    const ids = new Uint32Array(examples.length * idWords);
    examples.forEach(({ row }, at) =>
      ids.set(this.words.subarray(row * idWords, (row + 1) * idWords), at * idWords),
    );
    return ids;
  }
}

function pathOf(base: string, file: DatasetFile, modelDigest: string): string {
  const basis = createHash('sha256')
    .update(`${modelDigest}\n${fieldMapKey(file.fields.map, ['question', 'choices'])}`)
    .digest('hex');
  return `${base}-${basis.slice(0, 12)}${vectorEnding}`;
}

/** What the encoder reads of an example: the question, with its choices where there are some. */
function encodedText({ question, choices }: Example): string {
  return [question, ...choices].join('\n');
}
