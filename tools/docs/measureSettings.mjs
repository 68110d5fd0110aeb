import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/** package.json with these measures in the setting `gradus.measures`. */
export function manifestOf(catalogue) {
  const manifest = read('package.json');
  const { items } = manifest.contributes.configuration.properties['gradus.measures'];
  items.enum = catalogue.map(({ id }) => id);
  items.enumDescriptions = catalogue.map(({ id }) => `%measure.${id}%`);
  return JSON.stringify(manifest, null, 2);
}

/** package.nls.json with what each measure says of itself, in the place where measures are told. */
export function wordsOf(catalogue) {
  const words = Object.entries(read('package.nls.json'));
  const isMeasure = ([name]) => name.startsWith('measure.');
  const place = words.findIndex(isMeasure);
  const told = catalogue.map(({ id, plainly }) => [`measure.${id}`, plainly]);
  const all = [...words.slice(0, place), ...told, ...words.slice(place).filter((entry) => !isMeasure(entry))];
  return JSON.stringify(Object.fromEntries(all), null, 2);
}

function read(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
