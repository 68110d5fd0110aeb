import { join } from 'node:path';
import { Template } from '@huggingface/jinja';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { UserError } from '../../../core/userError';
import { readTextIfThere } from '../../files/wholeFile';
import type { ModelFolder } from '../../models/modelFolder';

const mostBytes = 16 * 2 ** 20;

/** How a question is put to a model. */
export interface Prompt {
  /** What stands before the answer. Throws UserError where the model's template does not take it. */
  of(question: string): string;
  /** Whether it is the model's own chat template, which puts its special tokens itself. */
  readonly isTemplate: boolean;
  /** The token that a text begins with, where the model says one: its own, else the one between texts. */
  readonly start: string | undefined;
}

/**
 * Reads how a model is asked: by the chat template of its tokenizer_config.json (the one named "default" where there
 * are several) or chat_template.jinja, with the question as the user's message and the beginning of the reply; a model
 * without one reads the question and a line break. Throws UserError for a template that is none.
 */
export async function readPrompt({ folder, name }: ModelFolder): Promise<Prompt> {
  const config = await readConfig(join(folder, 'tokenizer_config.json'));
  const bos = tokenOf(config['bos_token']);
  const eos = tokenOf(config['eos_token']);
  const start = bos ?? eos;
  const source = templateOf(config['chat_template']) ?? (await textOf(join(folder, 'chat_template.jinja')));
  if (source === undefined) return { of: (question) => `${question}\n`, isTemplate: false, start };
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
  return { of: render, isTemplate: true, start };
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

/** A special token, given as text or with how it is matched. */
function tokenOf(value: unknown): string | undefined {
  const text = isFields(value) ? value['content'] : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

async function readConfig(file: string): Promise<Fields> {
  const text = await textOf(file);
  try {
    const config: unknown = JSON.parse(text ?? '{}');
    return isFields(config) ? config : {};
  } catch {
    throw new UserError(`${file} is broken: it is no JSON. Copy or download it again.`);
  }
}

function textOf(file: string): Promise<string | undefined> {
  return readTextIfThere(file, { what: 'a configuration', most: mostBytes });
}
