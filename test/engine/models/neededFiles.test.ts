import { describe, expect, it } from 'vitest';
import { neededFiles } from '../../../src/engine/models/neededFiles';
import type { RepoFile } from '../../../src/engine/models/repoFile';

const files = (...paths: readonly string[]): RepoFile[] =>
  paths.map((path, at) => ({
    path,
    bytes: path.includes('onnx') ? 1000 + at : at,
    checksum: { kind: 'gitSha1', hex: '0'.repeat(40) },
  }));

const taken = (all: readonly RepoFile[], asked?: string, usual?: string): readonly string[] =>
  neededFiles('a/b', all, asked, usual).files.map(({ path }) => path);

describe('what of a repository is needed', () => {
  it('is one ONNX file, tokenizer, configuration, template, card and licence: the large one last', () => {
    const all = files(
      'onnx/model.onnx',
      'onnx/model_quantized.onnx',
      '.gitattributes',
      'README.md',
      'LICENSE',
      'config.json',
      'chat_template.jinja',
      'tokenizer.json',
      'tokenizer_config.json',
      'special_tokens_map.json',
      '1_Pooling/config.json',
      'model.safetensors',
      'vocab.txt',
      'other/config.json',
      'pytorch_model.bin',
    );
    expect(taken(all)).toEqual([
      'README.md',
      'LICENSE',
      'config.json',
      'chat_template.jinja',
      'tokenizer.json',
      'tokenizer_config.json',
      'special_tokens_map.json',
      '1_Pooling/config.json',
      'onnx/model_quantized.onnx',
    ]);
  });

  it('is the external data of that ONNX file too, in as many pieces as there are', () => {
    const all = files(
      'tokenizer.json',
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'onnx/model.onnx_data_1',
      'onnx/model_q4.onnx',
      'onnx/model_q4.onnx_data',
    );
    expect(taken(all, 'onnx/model.onnx').slice(1)).toEqual([
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'onnx/model.onnx_data_1',
    ]);
    expect(taken(all).slice(1)).toEqual(['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data']);
  });

  it('is the file that is asked for before the usual one before the preferred ones before the only one', () => {
    const all = files('tokenizer.json', 'onnx/model_quantized.onnx', 'onnx/model_fp16.onnx', 'special.onnx');
    expect(taken(all, 'special.onnx', 'onnx/model_fp16.onnx')).toContain('special.onnx');
    expect(taken(all, undefined, 'onnx/model_fp16.onnx')).toContain('onnx/model_fp16.onnx');
    expect(taken(all, undefined, 'gone.onnx')).toContain('onnx/model_quantized.onnx');
    expect(taken(files('tokenizer.json', 'special.onnx'))).toContain('special.onnx');
  });

  it.each([
    [['tokenizer.json', 'model.safetensors'], /has no ONNX file/],
    [['model.onnx', 'vocab.txt'], /has no tokenizer\.json/],
    [['tokenizer.json', 'a.onnx', 'b.onnx'], /several ONNX files: a\.onnx, b\.onnx\.$/],
  ])('is told where it is not there: %j', (paths, sentence) => {
    expect(() => taken(files(...paths))).toThrow(sentence);
  });
});
