import { mkdtempSync, copyFileSync } from 'node:fs';
import { it } from 'vitest';
import { openWorkbench } from './workbench';

it('scratch', async () => {
  const folder = mkdtempSync('/tmp/ws-');
  copyFileSync('/work/shared/data/gsm8k/train.jsonl', folder + '/train.jsonl');
  copyFileSync('/work/main/media/samples/school.jsonl', folder + '/school.jsonl');
  const w = await openWorkbench({ folder, settings: { 'gradus.storeFolder': folder + '/store', 'editor.hover.delay': 100 } });
  try {
    await w.openFile('train.jsonl');
    await w.command('Gradus: Score Difficulty');
    await w.page.waitForTimeout(2500);
    await w.screenshot('/work/scratch/shots/scoring.png');
    await w.notification('Scored');
    await w.page.waitForTimeout(500);
    await w.screenshot('/work/scratch/shots/scored.png');
    const h = await w.hoverLine(12, 'harder');
    console.log(h.text);
    await w.screenshot('/work/scratch/shots/hover.png');
    await w.command('Gradus: Open Panel');
    await w.page.waitForTimeout(3000);
    await w.screenshot('/work/scratch/shots/panel.png');
  } catch (e) { await w.screenshot('/work/scratch/shots/error.png'); throw e; }
  finally { console.log(w.log().slice(-1500)); await w.close(); }
});
