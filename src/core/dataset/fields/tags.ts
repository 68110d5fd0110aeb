import { isFields } from '../reading/record';
import type { FieldMap } from './fieldMap';

/** Names of a field that says what an example is about, the likeliest first. */
const tagNames = [
  ...['tags', 'tag', 'skills', 'skill', 'topics', 'topic', 'subjects', 'subject', 'concepts', 'concept'],
  ...['knowledge_component', 'domain', 'category', 'categories', 'type', 'question_concept', 'task_type'],
];

/** The field of these that says what an example is about, such as `tags`, `subject` or `skill`; undefined where none does. */
export function tagField(paths: readonly string[]): string | undefined {
  return tagNames.flatMap((name) => paths.filter((path) => path.toLowerCase() === name))[0];
}

/** The same field of a dataset: one that asks, answers or rates is none. */
export function tagFieldBeside(
  paths: readonly string[],
  { question, difficulty, answer }: FieldMap,
): string | undefined {
  return tagField(paths.filter((path) => ![...question, ...difficulty, answer].includes(path)));
}

/** The tags of a field's value: the members of a list, the parts of a text between commas, semicolons or bars. */
export function tagsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;|]/) : [value];
  const texts = parts.map((part) => (isFields(part) ? '' : textOf(part)));
  return [...new Set(texts.filter((text) => text !== '' && text.length <= 80))];
}

function textOf(part: unknown): string {
  return typeof part === 'string' || typeof part === 'number' ? String(part).trim() : '';
}
