import { createRequire } from 'node:module';

/** A piece of rendered markdown, as markdown-it names it. */
export interface Token {
  readonly type: string;
  readonly content: string;
  readonly attrs: readonly (readonly [name: string, value: string])[] | null;
  readonly children: readonly Token[] | null;
}

type MarkdownIt = new (options: object) => { parse(text: string, env: object): Token[] };

/** The renderer that vsce, a dependency of the development, brings along; it says for itself what its types are. */
const MarkdownIt = createRequire(createRequire(__filename).resolve('@vscode/vsce/package.json'))(
  'markdown-it',
) as MarkdownIt;
const renderer = new MarkdownIt({ html: true, linkify: true, typographer: false });

/** Everything that a renderer makes of a text, HTML and bare addresses allowed: its tokens, inner ones after outer ones. */
export function tokensOf(markdown: string): Token[] {
  return renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** What a reader sees of these tokens. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .filter(({ type }) => type === 'text' || type === 'text_special')
    .map(({ content }) => content)
    .join('');
}
