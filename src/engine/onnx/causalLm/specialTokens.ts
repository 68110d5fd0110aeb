import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { readTextIfThere } from '../../files/wholeFile';

const mostBytes = 256 * 2 ** 20;

/** The tokens of a tokenizer that stand for no text. */
export interface SpecialTokens {
  /** What the tokenizer itself puts before every text; undefined where it puts nothing. */
  readonly before: number | undefined;
  /** The id of a token that is given as text, or with how it is matched; none where it has none. */
  idsOf(token: unknown): number[];
  textOf(id: number): string | undefined;
  /** The ids of the special tokens whose text is of these patterns, those of the first pattern first. */
  named(patterns: readonly RegExp[]): number[];
}

/** Reads the special tokens of a tokenizer.json; undefined where it is not there or none. */
export async function readSpecialTokens(file: string): Promise<SpecialTokens | undefined> {
  const text = await readTextIfThere(file, { what: 'a tokenizer', most: mostBytes });
  const json = parsed(text);
  if (!json) return undefined;
  const ids = idsOf(json);
  const texts = new Map([...ids].map(([token, id]) => [id, token]));
  const added = list(json['added_tokens']).filter(({ special }) => special === true);
  return {
    before: firstPut(json['post_processor'], ids),
    idsOf: (token) => {
      const text = tokenText(token);
      const id = text === undefined ? undefined : ids.get(text);
      return id === undefined ? [] : [id];
    },
    textOf: (id) => texts.get(id),
    named: (patterns) =>
      patterns.flatMap((pattern) =>
        added.flatMap(({ content, id }) =>
          typeof id === 'number' && pattern.test(String(content)) ? [id] : [],
        ),
      ),
  };
}

/** A special token as configurations write it: its text, or with how it is matched; undefined for anything else. */
export function tokenText(value: unknown): string | undefined {
  const text = isFields(value) ? value['content'] : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function parsed(text: string | undefined): Fields | undefined {
  try {
    const json: unknown = text && JSON.parse(text);
    return isFields(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function idsOf(json: Fields): Map<string, number> {
  const model = isFields(json['model']) ? json['model'] : {};
  const vocabulary = isFields(model['vocab']) ? Object.entries(model['vocab']) : pieces(model['vocab']);
  const added = list(json['added_tokens']).map(({ content, id }) => [content, id] as const);
  return new Map(
    [...vocabulary, ...added].filter(
      (one): one is [string, number] => typeof one[0] === 'string' && typeof one[1] === 'number',
    ),
  );
}

/** A Unigram vocabulary is a list of pieces with their scores. */
function pieces(vocabulary: unknown): [unknown, number][] {
  return Array.isArray(vocabulary) ? vocabulary.map((one, id) => [[one].flat()[0], id]) : [];
}

/** The token that TemplateProcessing begins a single text with. */
function firstPut(processor: unknown, ids: ReadonlyMap<string, number>): number | undefined {
  if (!isFields(processor)) return undefined;
  for (const one of [processor, ...list(processor['processors'])]) {
    const special = list(one['single'])[0]?.['SpecialToken'];
    const id = isFields(special) ? ids.get(String(special['id'])) : undefined;
    if (one['type'] === 'TemplateProcessing' && id !== undefined) return id;
  }
  return undefined;
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
