import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import type { Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { readTextIfThere } from '../files/wholeFile';
import type { TokenCounter } from '../../core/text/tokenCounter';
import { RememberedWords } from './rememberedWords';
import { withUnicodeDigits } from './unicodeDigits';

const mostBytes = 256 * 2 ** 20;

/** Turns texts into the ids that a model reads. */
export class Tokenizer implements TokenCounter {
  private readonly words: RememberedWords | undefined;
  private readonly frame: Frame | undefined;

  private constructor(
    private readonly tokenizer: HuggingFaceTokenizer,
    json: Fields,
    /** Whether a token is written as the bytes it stands for, a character a byte. */
    readonly isByteLevel: boolean,
  ) {
    if (!RememberedWords.suit(json)) return;
    this.words = new RememberedWords(json, (text) => this.pieces(text).ids);
    this.frame = frameOf(tokenizer);
  }

  /** Reads a tokenizer.json. Throws UserError where it is missing or cannot be used. */
  static async read(file: string): Promise<Tokenizer> {
    const text = await readTextIfThere(file, { what: 'a tokenizer', most: mostBytes });
    if (text === undefined) throw new UserError(`The model has no tokenizer: ${file} is not there.`);
    try {
      const json = withUnicodeDigits(JSON.parse(text) as Fields);
      return new Tokenizer(new HuggingFaceTokenizer(json, {}), json, isByteLevel(json));
    } catch (error) {
      throw new UserError(
        `${file} is not a tokenizer: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  }

  /** The ids of a text with the model's special tokens; of a text that is too long the first `most`, its last special token kept. */
  encode(text: string, most: number): number[] {
    const ids = this.framed(text) ?? this.tokenizer.encode(text).ids;
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)!];
  }

  private framed(text: string): number[] | undefined {
    const { frame } = this;
    const ids = [...(frame?.before ?? [])];
    if (!frame || !this.words?.partsOf(text, (part) => void ids.push(...part))) return undefined;
    return [...ids, ...frame.after];
  }

  /** The ids of a text and its tokens as the vocabulary writes them, without special tokens put around. */
  pieces(text: string): { readonly ids: readonly number[]; readonly tokens: readonly string[] } {
    return this.tokenizer.encode(text, { add_special_tokens: false });
  }

  readonly count = (text: string): number => {
    let count = 0;
    const isCounted = this.words?.partsOf(text, ({ length }) => void (count += length));
    return isCounted ? count : this.pieces(text).ids.length;
  };
}

function isByteLevel(json: object): boolean {
  const { pre_tokenizer: cutter, decoder } = json as { pre_tokenizer?: unknown; decoder?: unknown };
  return JSON.stringify([cutter, decoder]).includes('"ByteLevel"');
}

/** The special tokens around every text. */
interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The special tokens that a tokenizer puts around texts; undefined where that is not all it does to them. */
function frameOf(tokenizer: HuggingFaceTokenizer): Frame | undefined {
  const text = 'a b';
  const inner = tokenizer.encode(text, { add_special_tokens: false }).ids;
  const { ids } = tokenizer.encode(text);
  for (let at = 0; at + inner.length <= ids.length; at++)
    if (inner.every((id, place) => ids[at + place] === id))
      return { before: ids.slice(0, at), after: ids.slice(at + inner.length) };
  return undefined;
}
