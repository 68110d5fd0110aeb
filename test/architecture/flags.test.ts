import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { files, textOf } from './imports';
import { isIn } from './rooms';

/** Files of core and engine that still name a flag: one of another program's. */
const allowed = ['engine/compression/zstdParts', 'engine/files/zipArchive'];

/** What a file says in its strings and templates. */
function strings(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest));
  return found;
}

describe('What core and engine say', () => {
  it('names no flag, command line or variable of a front end, which words its own way out', () => {
    const naming = files
      .filter((file) => isIn(file, 'core') || isIn(file, 'engine'))
      .filter((file) =>
        strings(file).some((text) => /(^|[\s("'])--[a-z]|"gradus [a-z]|\bas HF_TOKEN/.test(text)),
      );
    expect(naming).toEqual(allowed);
  });
});
