import { join } from 'node:path';
import type { Fields } from '../../../core/dataset/reading/record';
import type { ModelFolder } from '../../models/modelFolder';
import { readFields } from '../../models/readFields';
import { readPrompt } from './prompt';
import { readSpecialTokens, tokenText, type SpecialTokens } from './specialTokens';

/** The token that a text begins with that no template begins. */
export interface TextStart {
  readonly id: number;
  /** As the vocabulary writes it. */
  readonly token: string;
  /** Whether it is its tokenizer's first token (else the last, else the configuration's), as for most models. */
  readonly isUsual: boolean;
}

/** Names that tokenizers give to what stands between documents, those for a beginning first. */
const separators = [
  /^<[|｜]?(?:s|bos|start_?of_?text|begin[_▁]?of[_▁]?(?:text|sentence))[|｜]?>$|^\[BOS\]$/i,
  /^<[|｜]?(?:\/s|eos|end[_▁]?of[_▁]?(?:text|sentence|doc(?:ument)?)|eod)[|｜]?>$|^\[EOS\]$/i,
];

/**
 * Reads what separates documents for a model, so that what it says of a text's first words is what it says of a text's
 * beginning: the token that its tokenizer puts before every text; else the first token (bos) that tokenizer_config.json,
 * config.json or generation_config.json names; else their last (eos); else a special token whose name says so. One that
 * the chat template puts before or after a turn is left out, as it begins no document: models that were taught to chat
 * often name their turns' marks where the separator stood before. Where nothing is left it is the usual one; undefined
 * where there is none. Throws UserError for a configuration that is broken, or a template that is none.
 */
export async function readTextStart(model: ModelFolder): Promise<TextStart | undefined> {
  const files = ['tokenizer_config.json', 'generation_config.json'];
  const [own = {}, generation = {}] = await Promise.all(
    files.map((name) => readFields(join(model.folder, name))),
  );
  const tokens = await readSpecialTokens(model.tokenizer);
  if (!tokens) return undefined;
  const prompt = await readPrompt(model);
  const isOfTurns = turnMark(prompt.isTemplate ? prompt.of('?') : '');
  const named = (end: 'bos' | 'eos'): number[] => [
    ...tokens.idsOf(own[`${end}_token`]),
    ...[model.config, generation].flatMap((config) => idsIn(config[`${end}_token_id`])),
  ];
  const usual = usualOf(own, model.config, tokens);
  const id =
    tokens.before ??
    (own['add_bos_token'] === true ? tokens.idsOf(own['bos_token'])[0] : undefined) ??
    [...named('bos'), ...named('eos'), ...(usual === undefined ? [] : tokens.named(separators))].find(
      (one) => tokens.textOf(one) !== undefined && !isOfTurns(tokens.textOf(one)!),
    ) ??
    usual;
  return id === undefined ? undefined : { id, token: tokens.textOf(id) ?? String(id), isUsual: id === usual };
}

function usualOf(own: Fields, config: Fields, tokens: SpecialTokens): number | undefined {
  const first = tokenText(own['bos_token']) ?? tokenText(own['eos_token']);
  return (
    tokens.idsOf(first)[0] ??
    (typeof config['bos_token_id'] === 'number' ? config['bos_token_id'] : undefined)
  );
}

/** Tells the tokens that belong to turns: those of a prompt, but for one that it begins with and does not repeat. */
function turnMark(prompt: string): (token: string) => boolean {
  return (token) => prompt.includes(token, prompt.startsWith(token) ? token.length : 0);
}

/** One id, or several. */
function idsIn(value: unknown): number[] {
  return [value].flat().filter((one): one is number => Number.isInteger(one));
}
