import type { Example } from '../../core/dataset/example';

/** What the encoder reads of an example: the question, with its choices where there are some. */
export function questionText({ question, choices }: Example): string {
  return [question, ...choices].join('\n');
}
