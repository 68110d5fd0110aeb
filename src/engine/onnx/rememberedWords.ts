import { isFields, type Fields } from '../../core/dataset/reading/record';

/** So many words, and so many texts between two spaces, are remembered at most, none of them longer than this. */
const mostWords = 200_000;
const longestWord = 32;
/** Looking for more added tokens than these in every text would take longer than it saves. */
const mostAdded = 16;

const printable = /^[!-~]+$/;
const hasDigit = /[0-9]/;
const cut = /[0-9A-Za-z]+|[!-~]/g;

type Ids = readonly number[];

/**
 * The ids of texts for a tokenizer that cuts at spaces and punctuation before anything else, and splits a word without a look
 * at its neighbours (BERT's: WordPiece). A word that was split before is not split again, which is many times as fast.
 */
export class RememberedWords {
  private readonly added: readonly string[];
  /** By what stands between two spaces; words with digits are too many to be remembered with the marks beside them. */
  private readonly chunks = new Map<string, Ids>();
  private readonly words = new Map<string, Ids>();

  /** `split` gives the ids of any text, special tokens left out. */
  constructor(
    json: Fields,
    private readonly split: (text: string) => Ids,
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

  /** Hands over the ids of a text without special tokens around it, part by part; false for one that has an added token in it. */
  partsOf(text: string, take: (ids: Ids) => void): boolean {
    if (this.added.some((token) => text.includes(token))) return false;
    for (let at = 0; at < text.length;) {
      while (isSpace(text.charCodeAt(at))) at++;
      const from = at;
      while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
      if (at > from) this.chunk(text.slice(from, at), take);
    }
    return true;
  }

  private chunk(chunk: string, take: (ids: Ids) => void): void {
    const known = this.chunks.get(chunk);
    if (known) return take(known);
    if (!hasDigit.test(chunk) || !printable.test(chunk)) return take(this.remembered(this.chunks, chunk));
    for (const word of chunk.match(cut)!) take(this.remembered(this.words, word));
  }

  private remembered(known: Map<string, Ids>, text: string): Ids {
    const before = known.get(text);
    if (before) return before;
    const ids = this.split(text);
    if (text.length > longestWord) return ids;
    if (known.size === mostWords) known.clear();
    known.set(apart(text), ids);
    return ids;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** A copy of a text: a part of a longer one would keep all of that in memory. */
function apart(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function tokensOf(json: Fields): Fields[] {
  const added: unknown = json['added_tokens'];
  return Array.isArray(added) ? added.filter(isFields) : [];
}
