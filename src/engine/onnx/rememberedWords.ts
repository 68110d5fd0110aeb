import { isFields, type Fields } from '../../core/dataset/reading/record';

/** So many words, and so many texts between two spaces, are remembered at most. */
const mostWords = 200_000;
/** Looking for more added tokens than these in every text would take longer than it saves. */
const mostAdded = 16;

const spaced = /[^\t\n\r ]+/g;
const printable = /^[!-~]+$/;
const cut = /[0-9A-Za-z]+|[!-~]/g;

/**
 * The ids of texts for a tokenizer that cuts at spaces and punctuation before anything else, and splits a word without a look
 * at its neighbours (BERT's: WordPiece). A word that was split before is not split again, which is many times as fast.
 */
export class RememberedWords {
  private readonly added: readonly string[];
  /** By what stands between two spaces: its ids. */
  private readonly chunks = new Map<string, readonly number[]>();
  private readonly words = new Map<string, readonly number[]>();

  /** `split` gives the ids of any text, special tokens left out. */
  constructor(
    json: Fields,
    private readonly split: (text: string) => readonly number[],
  ) {
    this.added = tokensOf(json).map(({ content }) => String(content));
  }

  /** Whether a tokenizer.json is of this kind. */
  static suit(json: Fields): boolean {
    const typeOf = (part: string): unknown => isFields(json[part]) && json[part]['type'];
    return (
      typeOf('model') === 'WordPiece' &&
      typeOf('normalizer') === 'BertNormalizer' &&
      typeOf('pre_tokenizer') === 'BertPreTokenizer' &&
      tokensOf(json).every(({ normalized }) => normalized === false) &&
      tokensOf(json).length <= mostAdded
    );
  }

  /** The ids of a text without special tokens around it, part by part; undefined for one that has an added token in it. */
  partsOf(text: string): readonly (readonly number[])[] | undefined {
    if (this.added.some((token) => text.includes(token))) return undefined;
    return (text.match(spaced) ?? []).map((chunk) => remembered(this.chunks, chunk, this.idsOf));
  }

  private readonly idsOf = (chunk: string): readonly number[] => {
    if (!printable.test(chunk)) return this.split(chunk);
    return chunk.match(cut)!.flatMap((word) => remembered(this.words, word, this.split));
  };
}

function remembered(
  known: Map<string, readonly number[]>,
  text: string,
  make: (text: string) => readonly number[],
): readonly number[] {
  const before = known.get(text);
  if (before) return before;
  if (known.size === mostWords) known.clear();
  const made = make(text);
  known.set(text, made);
  return made;
}

function tokensOf(json: Fields): Fields[] {
  const added: unknown = json['added_tokens'];
  return Array.isArray(added) ? added.filter(isFields) : [];
}
