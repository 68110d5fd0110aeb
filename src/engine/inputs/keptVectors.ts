import { idWords } from '../../core/dataset/idIndex';
import type { DatasetFile } from '../sources/datasetFile';
import type { VectorFile } from '../store/vectorFile';
import { questionText } from './questionText';
import { textIds } from './storedEncoder';

/** The vectors that are kept of a dataset's questions: nothing is encoded. */
export class KeptVectors {
  constructor(
    private readonly file: DatasetFile,
    private readonly vectors: VectorFile,
  ) {}

  /** How many texts have a vector, of this dataset or another. */
  get count(): number {
    return this.vectors.count;
  }

  /** The vectors of those of these rows (ascending) whose questions have one, one after the other. */
  async known(rows: readonly number[]): Promise<Float32Array> {
    const texts: string[] = [];
    for await (const batch of this.file.examples(rows))
      for (const example of batch) if (example.question !== '') texts.push(questionText(example));
    const all = textIds(texts);
    const known = texts.flatMap((_, at) => (this.vectors.has(all, at * idWords) ? [at] : []));
    const ids = new Uint32Array(known.length * idWords);
    known.forEach((at, place) => ids.set(all.subarray(at * idWords, (at + 1) * idWords), place * idWords));
    const { vectors, lost } = await this.vectors.read(ids);
    if (lost.length === 0) return vectors;
    const { dimensions } = this.vectors;
    return vectors.filter((_, at) => !lost.includes(Math.floor(at / dimensions)));
  }

  close(): Promise<void> {
    return this.vectors.close();
  }
}
