import { join } from 'node:path';
import { Template } from '@huggingface/jinja';
import { isFields } from '../../../core/dataset/reading/record';
import { UserError } from '../../../core/userError';
import { readTextIfThere } from '../../files/wholeFile';
import type { ModelFolder } from '../../models/modelFolder';
import { readFields } from '../../models/readFields';
import { tokenText } from './specialTokens';

const mostBytes = 16 * 2 ** 20;

/** How a question is put to a model. */
export interface Prompt {
  /** What stands before the answer. Throws UserError where the model's template does not take it. */
  of(question: string): string;
  /** Whether it is the model's own chat template, which puts its special tokens itself. */
  readonly isTemplate: boolean;
}

/**
 * Reads how a model is asked: by the chat template of its tokenizer_config.json (the one named "default" where there
 * are several) or chat_template.jinja, with the question as the user's message and the beginning of the reply; a model
 * without one reads the question and a line break. Throws UserError for a template that is none.
 */
export async function readPrompt({ folder, name }: ModelFolder): Promise<Prompt> {
  const config = (await readFields(join(folder, 'tokenizer_config.json'))) ?? {};
  const bos = tokenText(config['bos_token']);
  const eos = tokenText(config['eos_token']);
  const source = templateOf(config['chat_template']) ?? (await textOf(join(folder, 'chat_template.jinja')));
  if (source === undefined) return { of: (question) => `${question}\n`, isTemplate: false };
  const render = (question: string): string =>
    worded(name, () =>
      new Template(source).render({
        messages: [{ role: 'user', content: question }],
        add_generation_prompt: true,
        bos_token: bos ?? '',
        eos_token: eos ?? '',
      }),
    );
  render('?');
  return { of: render, isTemplate: true };
}

function worded(name: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(`The chat template of ${name} cannot be used: ${line!.replace(/\.$/, '')}.`);
  }
}

/** A template, or of several the default one. */
function templateOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const named = value.filter(isFields);
  const chosen = named.find((one) => one['name'] === 'default') ?? named[0];
  return typeof chosen?.['template'] === 'string' ? chosen['template'] : undefined;
}

function textOf(file: string): Promise<string | undefined> {
  return readTextIfThere(file, { what: 'a configuration', most: mostBytes });
}
