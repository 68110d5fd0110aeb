// npm run docs: writes what docs/ takes from the programs themselves (the help, the measures, the settings, the formats of response logs) between
// its marks, and the measures into the settings' list. `generated` is what it would write, so that a test can tell what is out of date.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';
import { root } from './root.mjs';
import { measureBlock, measuresBlock } from './docs/measures.mjs';
import { manifestOf, wordsOf } from './docs/measureSettings.mjs';
import { settingsBlock } from './docs/settings.mjs';
import { logFormatsBlock } from './docs/logFormats.mjs';

const measuresFolder = join('docs', 'measures');

/**
 * Every page that holds something generated, by its path from the root, as it should be.
 * @returns {Promise<Map<string, string>>}
 */
export async function generated() {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-docs-'));
  try {
    const { catalogue } = await import(
      pathToFileURL(await bundled('src/core/measures/catalogue.ts', folder))
    );
    const { logFormats } = await import(
      pathToFileURL(await bundled('src/engine/responseLogs/formats/importers.ts', folder))
    );
    const blocks = new Map([
      [join('docs', 'command-line.md'), () => helpBlock(folder)],
      [join('docs', 'editor.md'), settingsBlock],
      [join('docs', 'response-logs.md'), () => logFormatsBlock(logFormats)],
      [join(measuresFolder, 'README.md'), () => measuresBlock(catalogue)],
      ...catalogue.map((measure) => [join(measuresFolder, `${measure.id}.md`), () => measureBlock(measure)]),
    ]);
    const pages = new Map([
      ['package.json', await formatted('package.json', manifestOf(catalogue))],
      ['package.nls.json', await formatted('package.nls.json', wordsOf(catalogue))],
    ]);
    for (const [page, block] of blocks) pages.set(page, await filled(page, await block()));
    return pages;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A source file with all that it imports, as a module that Node can load. */
async function bundled(entry, folder) {
  const outfile = join(folder, `${entry.replaceAll('/', '-')}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}

async function helpBlock(folder) {
  const program = await bundled('src/cli/main.ts', folder);
  const help = (...args) => {
    const { stdout, status } = spawnSync(process.execPath, [program, ...args, '--help'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`gradus ${args.join(' ')} --help ended with exit code ${status}.`);
    return stdout.trimEnd();
  };
  const whole = help();
  const [, list = ''] = /^Commands\n([^]*?)\n\n/m.exec(whole) ?? [];
  const names = [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  const parts = names.map((name) => `### gradus ${name}\n\n\`\`\`\n${help(name)}\n\`\`\``);
  return [`\`\`\`\n${whole}\n\`\`\``, ...parts].join('\n\n');
}

/** A page with this between its marks, formatted. */
async function filled(page, block) {
  const path = join(root, page);
  const text = readFileSync(path, 'utf8');
  const marks = /(<!-- generated: \w+ -->\n)[^]*?(<!-- end -->)/;
  if (!marks.test(text)) throw new Error(`${page} has no marks "<!-- generated: … -->" and "<!-- end -->".`);
  const whole = text.replace(marks, (_, before, after) => `${before}\n${block}\n\n${after}`);
  return formatted(page, whole);
}

async function formatted(page, text) {
  const path = join(root, page);
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await generated();
  for (const [page, text] of pages) writeFileSync(join(root, page), text);
  const known = [...pages.keys()];
  const stray = readdirSync(join(root, measuresFolder)).filter(
    (name) => !known.includes(join(measuresFolder, name)),
  );
  console.log(`${pages.size} pages written.${stray.length > 0 ? ` No measure: ${stray.join(', ')}.` : ''}`);
}
