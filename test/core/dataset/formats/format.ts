import type { Example } from '../../../../src/core/dataset/example';
import type { Fields } from '../../../../src/core/dataset/reading/record';
import type { Grade, Subject } from '../../../../src/core/detection/detection';

/** A way in which datasets are written, and what is right to read in it. */
export interface Format {
  /** The format, and a dataset or the documentation where it stands. */
  readonly name: string;
  /** Its record of this number. */
  readonly record: (at: number) => Fields;
  /** What is read in it. */
  readonly example: (at: number) => Partial<Example>;
  /** Roles that must not be certain, with their grade. */
  readonly grades?: Partial<Record<Subject, Grade>>;
}

const dishes = ['an egg', 'rice', 'a lobster', 'pasta', 'beans', 'corn', 'a potato', 'lentils'];

/** A question, another in each of eight records. */
export const ask = (at: number): string => `How does one boil ${dishes[at % 8]}, and in how much water?`;

/** Its answer, which is longer. */
export const reply = (at: number): string =>
  `Put ${dishes[at % 8]} into boiling water, wait ${at + 3} minutes, take it out, and cool it down before it is served.`;

/** A wrong answer. */
export const refusal = (at: number): string => `One never boils ${dishes[at % 8]}.`;

/** A turn of a conversation in OpenAI's form. */
export const turn = (role: string, content: unknown): Fields => ({ role, content });

/** A turn of a conversation in ShareGPT's form. */
export const from = (speaker: string, value: string): Fields => ({ from: speaker, value });
