import * as vscode from 'vscode';
import { hostOf } from '../../core/protocol/hubEnvironment';
import type { HubAccess, ModelReport, PullProgress } from '../../core/protocol/modelsApi';
import { withProgress } from '../host/withProgress';
import { formatMegabytes, formatSeconds } from '../words/numbers';
import type { EngineHost } from '../host/engineHost';
import { inert } from '../host/notifications';

/** Asks whether a model is to be downloaded, before anything goes over the network; then downloads it with progress that can be cancelled. Undefined where the user says no. */
export async function offerDownload(
  engine: EngineHost,
  { name, repo, bytes, licence }: ModelReport,
  hub: HubAccess,
): Promise<ModelReport | undefined> {
  const download = vscode.l10n.t('Download');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Download {0}?', name),
    {
      modal: true,
      detail: inert(
        vscode.l10n.t(
          'About {0} from {1} ({2}), licence {3}. It is kept with the scores and used on this machine: nothing of your data is sent.',
          formatMegabytes(bytes),
          hostOf(hub.endpoint),
          repo ?? name,
          licence ?? '–',
        ),
      ),
    },
    download,
  );
  if (chosen !== download) return undefined;
  return withProgress(vscode.l10n.t('Downloading {0}', name), (signal, report) => {
    const pace = new DownloadPace();
    const onProgress = (progress: PullProgress): void =>
      report(pace.words(progress), progress.total > 0 ? progress.done / progress.total : NaN);
    return engine.call('pullModel', { model: name, hub }, { signal, onProgress });
  });
}

/** How fast a download is, in words. */
class DownloadPace {
  private began: { readonly at: number; readonly done: number } | undefined;

  words({ done, total }: PullProgress): string {
    this.began ??= { at: Date.now(), done };
    const rate = (done - this.began.done) / ((Date.now() - this.began.at) / 1000);
    const size = `${formatMegabytes(done)} / ${formatMegabytes(total)}`;
    if (!(rate > 0) || !Number.isFinite(rate)) return size;
    const left = vscode.l10n.t('{0} left', formatSeconds((total - done) / rate));
    return `${size} · ${formatMegabytes(rate)}/s · ${left}`;
  }
}
