import { join } from 'node:path';
import type { Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { readFields } from './readFields';

/** How the vectors of a text's tokens become one: their mean, that of the first or last token, or the largest number of each dimension. */
export type Pooling = 'mean' | 'first' | 'last' | 'max';

/** How an encoder is meant to be used: vectors made in another way are worse, and nothing says so. */
export interface EncoderUse {
  readonly pooling: Pooling;
  /** What its makers put before every text. */
  readonly prefix: string;
}

const usual: EncoderUse = { pooling: 'mean', prefix: '' };

/** The words of Sentence Transformers' pooling configuration. Divided by the root of their count, vectors point where their mean does. */
const poolings: Readonly<Record<string, Pooling>> = {
  pooling_mode_cls_token: 'first',
  pooling_mode_mean_tokens: 'mean',
  pooling_mode_mean_sqrt_len_tokens: 'mean',
  pooling_mode_max_tokens: 'max',
  pooling_mode_lasttoken: 'last',
};

/**
 * How the encoder in a folder is to be used: as its 1_Pooling/config.json says, else as is known of it, else the mean over
 * a plain text. Throws UserError for a pooling that is not known.
 */
export async function encoderUse(
  folder: string,
  known: Partial<EncoderUse> | undefined,
): Promise<EncoderUse> {
  const file = join(folder, '1_Pooling', 'config.json');
  const config = await readFields(file);
  return { ...usual, ...known, ...(config && { pooling: poolingOf(file, config) }) };
}

function poolingOf(file: string, config: Fields): Pooling {
  const modes = Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true);
  const found = modes.length === 1 ? poolings[modes[0]!] : undefined;
  if (found) return found;
  throw new UserError(
    `${file} asks for ${modes.join(' and ') || 'no pooling'}: Gradus knows ${Object.keys(poolings).join(', ')}, one at a time.`,
  );
}

/** What tells vectors of one use from those of another; empty for the usual one. */
export function useKey({ pooling, prefix }: EncoderUse): string {
  return pooling === usual.pooling && prefix === usual.prefix ? '' : JSON.stringify([pooling, prefix]);
}
