import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nativePackages } from './nativePackages.mjs';
import { root } from './root.mjs';

/** The name of the file that tells whose code is shipped, in dist/ and in the VSIX. */
export const noticesFile = 'ThirdPartyNotices.txt';

/** The licences that let their code be shipped with Gradus, which is under MIT. */
const shippable = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
];

const licenceFiles =
  /^(licen[cs]es?|unlicen[cs]e|copying|notices?|copyright\w*|third-?party-?notices?)\b[^/]*$/i;
const codeFiles = /\.([cm]?[jt]sx?|json|map)$/i;
const line = '-'.repeat(80);

/**
 * What third-party notices say of the packages that builds took code from and of the native ones.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export function noticesOf(metafiles) {
  const native = nativePackages().map((name) => join(root, 'node_modules', name));
  const bundled = metafiles.flatMap(bundledPackages).map((folder) => join(root, folder));
  return noticesText([...bundled, ...native].map(readPackage));
}

/**
 * The folders of the packages that any code of is in what was built.
 * @param {import('esbuild').Metafile} metafile
 */
export function bundledPackages({ outputs }) {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

/**
 * A package, its licence, and what it says of it.
 * @typedef {{ name: string, version: string, licence: string, author: string, source: string, texts: string[] }} Shipped
 */

/**
 * Throws where the licence of a package does not let it be shipped.
 * @param {string} folder
 * @returns {Shipped}
 */
export function readPackage(folder) {
  const { name, version, license, author, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const licence = typeof license === 'string' ? license : 'none';
  const allowed = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  if (!allowed.some((one) => one.split(' AND ').every((part) => shippable.includes(part))))
    throw new Error(
      `${name} ${version} cannot be shipped: its licence is ${licence}, not one of ${shippable.join(', ')}.`,
    );
  const texts = readdirSync(folder)
    .filter((file) => licenceFiles.test(file) && !codeFiles.test(file))
    .sort()
    .map((file) => plainText(readFileSync(join(folder, file), 'utf8')));
  return { name, version, licence, author: textOf(author, 'name'), source: textOf(repository, 'url'), texts };
}

/**
 * The notices of packages, each once, in the order of their names.
 * @param {readonly Shipped[]} packages
 */
export function noticesText(packages) {
  const named = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sorted = [...named.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  return `Gradus is shipped with code of others, which stays theirs. These packages are in it:

${sorted.map(([name, { licence }]) => `  ${name} (${licence})`).join('\n')}

Native libraries (ONNX Runtime, DuckDB) hold code of others again, which their own sources list. The built-in model has
its own LICENSE and NOTICE in media/models.

${sorted.map(([name, one]) => `${line}\n${name}\n${line}\n\n${noticeOf(one)}\n`).join('\n')}
${line}
The MIT licence
${line}

${mitText()}
`;
}

/**
 * The licence of a package in its own words; where it came without them, in those of its package.json.
 * @param {Shipped} package
 */
function noticeOf({ licence, author, source, texts }) {
  const from = source === '' ? '' : `Source: ${source}\n\n`;
  if (texts.length > 0) return `${from}${texts.join('\n\n')}`;
  const owner = author === '' ? '' : `Author: ${author}\n`;
  const where = licence === 'MIT' ? ' Its text stands at the end of this file.' : '';
  return `${from}${owner}Licence: ${licence}, as its package.json says; the package comes without the text.${where}`;
}

/** What the MIT licence says, whoever holds the copyright: Gradus's own licence is one. */
function mitText() {
  const own = plainText(readFileSync(join(root, 'LICENSE'), 'utf8'));
  return own.slice(own.indexOf('Permission is hereby granted'));
}

/** @param {string} text */
function plainText(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}

/**
 * A field of a package.json that is a text, or an object with the text in it.
 * @param {unknown} field
 * @param {string} key
 * @returns {string}
 */
function textOf(field, key) {
  const text = typeof field === 'object' && field !== null ? Reflect.get(field, key) : field;
  return typeof text === 'string' ? text : '';
}
