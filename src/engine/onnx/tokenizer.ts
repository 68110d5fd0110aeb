import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import type { Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { readTextIfThere } from '../files/wholeFile';
import type { TokenCounter } from '../../core/text/tokenCounter';
import { withUnicodeDigits } from './unicodeDigits';

const mostBytes = 256 * 2 ** 20;

/** Turns texts into the ids that a model reads. */
export class Tokenizer implements TokenCounter {
  private constructor(
    private readonly tokenizer: HuggingFaceTokenizer,
    /** Whether a token is written as the bytes it stands for, a character a byte. */
    readonly isByteLevel: boolean,
  ) {
    rememberWords(tokenizer);
  }

  /** Reads a tokenizer.json. Throws UserError where it is missing or cannot be used. */
  static async read(file: string): Promise<Tokenizer> {
    const text = await readTextIfThere(file, { what: 'a tokenizer', most: mostBytes });
    if (text === undefined) throw new UserError(`The model has no tokenizer: ${file} is not there.`);
    try {
      const json = withUnicodeDigits(JSON.parse(text) as Fields);
      return new Tokenizer(new HuggingFaceTokenizer(json, {}), isByteLevel(json));
    } catch (error) {
      throw new UserError(
        `${file} is not a tokenizer: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  }

  /** The ids of a text with the model's special tokens; of a text that is too long the first `most`, its last special token kept. */
  encode(text: string, most: number): number[] {
    const { ids } = this.tokenizer.encode(text);
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)!];
  }

  /** The ids of a text and its tokens as the vocabulary writes them, without special tokens put around. */
  pieces(text: string): { readonly ids: readonly number[]; readonly tokens: readonly string[] } {
    return this.tokenizer.encode(text, { add_special_tokens: false });
  }

  readonly count = (text: string): number =>
    this.tokenizer.encode(text, { add_special_tokens: false }).ids.length;
}

function isByteLevel(json: object): boolean {
  const { pre_tokenizer: cutter, decoder } = json as { pre_tokenizer?: unknown; decoder?: unknown };
  return JSON.stringify([cutter, decoder]).includes('"ByteLevel"');
}

const mostWords = 200_000;

/**
 * WordPiece splits a word without a look at its neighbours: one that was split before need not be split again, which
 * saves a third of the time.
 */
function rememberWords({ model }: HuggingFaceTokenizer): void {
  if (model?.config.type !== 'WordPiece') return;
  const split = model.encode.bind(model);
  let known = new Map<string, readonly string[]>();
  model.encode = (words) => {
    const tokens: string[] = [];
    for (const word of words) {
      let pieces = known.get(word);
      if (pieces === undefined) {
        if (known.size === mostWords) known = new Map();
        pieces = split([word]);
        known.set(word, pieces);
      }
      for (const piece of pieces) tokens.push(piece);
    }
    return tokens;
  };
}
