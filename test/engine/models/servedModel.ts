import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..', '..');

/** The folder of the embedded model: small, real, and what the stand-in serves. */
export const embedded = join(root, 'media', 'models', 'gradus-static-en');

/** A file that it has. */
export interface Served {
  readonly path: string;
  readonly content: Buffer;
}

/** What the stand-in serves unless told otherwise: the embedded model in the layout of the Hub. */
export function embeddedAsRepo(): Served[] {
  const file = (path: string, name: string): Served => ({
    path,
    content: readFileSync(join(embedded, name)),
  });
  return [
    file('onnx/model_quantized.onnx', 'model.onnx'),
    file('tokenizer.json', 'tokenizer.json'),
    file('config.json', 'config.json'),
    file('README.md', 'README.md'),
    { path: 'model.safetensors', content: Buffer.from('not needed') },
    { path: 'onnx/model.onnx', content: Buffer.from('another one, not needed') },
  ];
}
