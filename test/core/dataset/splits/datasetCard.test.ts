import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { cardConfigs } from '../../../../src/core/dataset/splits/datasetCard';

const card = (yaml: string): string => `---\n${yaml}\n---\n# A dataset\n`;
const configs = (yaml: string): unknown => cardConfigs(card(yaml), 'README.md');

describe('The card of a dataset', () => {
  it('names its subsets, their splits and the patterns of their files', () => {
    expect(
      configs(
        [
          'license: mit',
          'configs:',
          '- config_name: main',
          '  data_files:',
          '  - split: train',
          '    path: main/train-*',
          '  - split: test',
          '    path:',
          '    - main/test-1.csv',
          '    - main/test-2.csv',
          '- config_name: socratic',
          '  data_dir: ./socratic/',
        ].join('\n'),
      ),
    ).toEqual([
      {
        name: 'main',
        folder: '',
        splits: [
          { name: 'train', paths: ['main/train-*'] },
          { name: 'test', paths: ['main/test-1.csv', 'main/test-2.csv'] },
        ],
      },
      { name: 'socratic', folder: 'socratic' },
    ]);
  });

  it.each([
    ['"*.csv"', [{ name: 'train', paths: ['*.csv'] }]],
    ['[a.csv, b.csv]', [{ name: 'train', paths: ['a.csv', 'b.csv'] }]],
    [
      '{train: a.csv, test: [b.csv]}',
      [
        { name: 'train', paths: ['a.csv'] },
        { name: 'test', paths: ['b.csv'] },
      ],
    ],
  ])('may name files as %s', (files, splits) => {
    expect(configs(`configs:\n- data_files: ${files}`)).toEqual([{ name: 'default', folder: '', splits }]);
  });

  it.each(['# No YAML\n', '', '---\nlicense: mit\n---\n', '---\n---\n', 'text\n---\nconfigs: 1\n---\n'])(
    'names none where it is %j',
    (text) => {
      expect(cardConfigs(text, 'README.md')).toEqual([]);
    },
  );

  it.each([
    ['configs: [', /^The files of the dataset cannot be told by the YAML at the start of README\.md: /],
    ['configs: 1', /"configs" is not as it should be\. Mend it, or name the files by a pattern\.$/],
    ['configs:\n- data_files:\n  - split: train', /"configs\.0\.data_files" is not as it should be/],
    ['configs:\n- config_name: a\n- config_name: a', /it names the config a twice/],
    [
      'configs:\n- data_files:\n  - {split: a, path: x}\n  - {split: a, path: y}',
      /it names the split a twice/,
    ],
  ])('that says %j is refused', (yaml, fault) => {
    expect(() => configs(yaml)).toThrow(fault);
  });

  it('is read whatever it says, or refused in a sentence', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.constantFrom('train', '*.csv', 1, null, true, ''),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom('configs', 'config_name', 'data_files', 'split', 'path', 'data_dir'),
          tie('any'),
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, (said) => {
        try {
          for (const config of cardConfigs(card(stringify(said)), 'README.md')) {
            expect(typeof config.name).toBe('string');
            for (const split of config.splits ?? [])
              expect(split.paths.every((one) => typeof one === 'string')).toBe(true);
          }
        } catch (error) {
          expect((error as Error).name).toBe('UserError');
        }
      }),
    );
  });
});
