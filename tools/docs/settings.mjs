import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/** The settings that package.json contributes, in the words of the settings page. */
export function settingsBlock() {
  const words = read('package.nls.json');
  const { properties } = read('package.json').contributes.configuration;
  const rows = Object.entries(properties).map(([id, setting]) => {
    const key = (setting.markdownDescription ?? setting.description).slice(1, -1);
    const isMachine = setting.scope === 'machine';
    return `| \`${id}\` | ${words[key].replaceAll('|', '\\|')} | ${isMachine ? 'machine' : 'workspace'} |`;
  });
  return ['| setting | what it does | belongs to the |', '| --- | --- | --- |', ...rows].join('\n');
}

function read(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
