import type { HarnessWindow } from './host';

declare const window: HarnessWindow & Window & typeof globalThis;

window.answer = async (method, request) => {
  const reply = await fetch(`/answer/${method}`, { method: 'POST', body: request });
  if (method === 'ready' || method === 'choosePrimary') {
    const dataset = await fetch('/dataset');
    await window.harness.show((await dataset.json()) as Parameters<HarnessWindow['harness']['show']>[0]);
  }
  if (method === 'ready') await window.harness.calibration(await (await fetch('/calibration')).json());
  return reply.text();
};
