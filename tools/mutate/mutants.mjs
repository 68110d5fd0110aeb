import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../root.mjs';
import { equivalents } from './equivalents.mjs';

/** Strings are words: what they say is read by people, and tested where it matters. */
export const excludedMutations = ['StringLiteral'];

const silent = () => undefined;
const logger = {
  ...{ trace: silent, debug: silent, info: silent, warn: console.warn, error: console.error },
  ...{ fatal: console.error, isDebugEnabled: () => false, isTraceEnabled: () => false },
};

/** Every fault that can be planted in a folder, by its name; those that are equivalent left out. */
export async function namesOfMutants(sources) {
  const files = readdirSync(sources, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sources, name))
    .sort();
  const { mutants } = await new Instrumenter(logger).instrument(
    files.map((name) => ({ name: join(root, name), content: readFileSync(name, 'utf8'), mutate: true })),
    { plugins: null, excludedMutations, ignorers: [] },
  );
  const lines = new Map(files.map((name) => [slashed(name), readFileSync(name, 'utf8').split('\n')]));
  return mutants
    .filter(({ status }) => status === undefined)
    .filter((mutant) => !isEquivalent(mutant, lines))
    .map(nameOf);
}

/** What a fault is called: where it is, as Stryker names a place (lines from 1, columns from 0), and what it writes there. */
export function nameOf({ fileName, location: { start, end }, replacement }) {
  const place = `${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
  return `${slashed(relative(root, fileName))}:${place} ${replacement.replace(/\s+/g, ' ')}`;
}

/** What Stryker reports of a fault, with its place counted as where it was planted: a report counts lines and columns from 1. */
export function placeOf(mutant) {
  const less = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  const { start, end } = mutant.location;
  return { ...mutant, location: { start: less(start), end: less(end) } };
}

function isEquivalent({ fileName, location, replacement }, lines) {
  const file = slashed(relative(root, fileName));
  const line = lines.get(file)[location.start.line].trim();
  return equivalents.some((one) => one.file === file && one.line === line && one.replacement === replacement);
}

function slashed(path) {
  return path.replaceAll('\\', '/');
}
