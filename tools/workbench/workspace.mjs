import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { sharedFolder } from '../sharedFolder.mjs';

const datasets = {
  'school.jsonl': join(root, 'media/samples/school.jsonl'),
  'gsm8k.jsonl': join(sharedFolder, 'data/gsm8k/train.jsonl'),
  'arc.jsonl': join(sharedFolder, 'data/arc-human-difficulty/arc_with_human_difficulty.jsonl'),
};

/**
 * A fresh folder with the sample, and with GSM8K (gsm8k.jsonl) and ARC (arc.jsonl) where the shared data are there.
 * @returns {{ folder: string, remove: () => void }}
 */
export function makeWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-workspace-'));
  for (const [name, file] of Object.entries(datasets))
    if (existsSync(file)) copyFileSync(file, join(folder, name));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
