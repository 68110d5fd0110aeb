import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import type { EncoderUse } from './encoderUse';

/** A model on the Hugging Face Hub that is known to be good for something. */
export interface CuratedModel {
  readonly name: string;
  readonly repo: string;
  readonly kind: ModelKind;
  /** What it is good for, in a sentence. */
  readonly about: string;
  readonly licence: string;
  /**
   * The commit that is pulled unless another is asked for. Each stands in several public repositories that pin the same
   * model; what a file must be is taken from the Hub's own list of that commit, never from here.
   */
  readonly commit: string;
  /** The ONNX file that is taken unless another is asked for. */
  readonly file: string;
  /** Roughly what is downloaded, in bytes. */
  readonly bytes: number;
  /** Where its makers ask for more than the mean over a plain text (their model cards say so). */
  readonly use?: Partial<EncoderUse>;
}

/**
 * The models to choose from. The size of the ONNX file is published (MiniLM, bge: exact, by projects that check it; e5:
 * 112.8 MiB; SmolLM2: the Hub's file list as quoted on Stack Overflow; Qwen: 786 MB, by projects that pin it), that of the tokenizer is added.
 */
export const curatedModels: readonly CuratedModel[] = [
  {
    name: 'all-MiniLM-L6-v2',
    repo: 'Xenova/all-MiniLM-L6-v2',
    kind: 'encoder',
    about: 'English; knows word order, which the embedded model does not.',
    licence: 'apache-2.0',
    commit: '751bff37182d3f1213fa05d7196b954e230abad9',
    file: 'onnx/model_quantized.onnx',
    bytes: 23_700_000,
  },
  {
    name: 'bge-small-en-v1.5',
    repo: 'Xenova/bge-small-en-v1.5',
    kind: 'encoder',
    about: 'English; deeper than MiniLM.',
    licence: 'mit',
    commit: 'ea104dacec62c0de699686887e3f920caeb4f3e3',
    file: 'onnx/model_quantized.onnx',
    bytes: 34_700_000,
    use: { pooling: 'first' },
  },
  {
    name: 'multilingual-e5-small',
    repo: 'Xenova/multilingual-e5-small',
    kind: 'encoder',
    about: 'About 100 languages: the one to take where a dataset is not English.',
    licence: 'mit',
    commit: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
    file: 'onnx/model_quantized.onnx',
    bytes: 135_400_000,
    use: { prefix: 'query: ' },
  },
  {
    name: 'SmolLM2-135M-Instruct',
    repo: 'HuggingFaceTB/SmolLM2-135M-Instruct',
    kind: 'languageModel',
    about: 'English; a small language model for surprisal, choices and instruction following.',
    licence: 'apache-2.0',
    commit: '12fd25f77366fa6b3b4b768ec3050bf629380bac',
    file: 'onnx/model_q4.onnx',
    bytes: 202_000_000,
  },
  {
    name: 'Qwen2.5-0.5B-Instruct',
    repo: 'onnx-community/Qwen2.5-0.5B-Instruct',
    kind: 'languageModel',
    about: '29 languages, mathematics and code; 3.7 times as large as SmolLM2.',
    licence: 'apache-2.0',
    commit: 'cc5cc01a65cc3ff17bdb73a7de33d879f62599b0',
    file: 'onnx/model_q4.onnx',
    bytes: 793_000_000,
  },
];

/** The model of the list that is called this: by its name or by OWNER/NAME, whatever the case. */
export function curatedModel(called: string): CuratedModel | undefined {
  const plain = called.toLowerCase();
  return curatedModels.find(({ name, repo }) => plain === name.toLowerCase() || plain === repo.toLowerCase());
}
