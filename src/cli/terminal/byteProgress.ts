import type { PullProgress } from '../../core/protocol/modelsApi';
import { formatBytes, formatDuration } from './format';
import { LineMeter } from './lineMeter';

/** Shows how many bytes of a work are done, with rate and time left, on one line of a terminal. */
export function byteProgress(
  doing: string,
  stream: NodeJS.WriteStream = process.stderr,
): {
  readonly show: (progress: PullProgress) => void;
  readonly clear: () => void;
} {
  const meter = new LineMeter(stream);
  let began: { at: number; done: number } | undefined;
  return {
    show: ({ file, done, total }) => {
      began ??= { at: Date.now(), done };
      const rate = (done - began.done) / ((Date.now() - began.at) / 1000);
      const words = (): string =>
        `${formatBytes(done)} of ${formatBytes(total)}  ${doing} ${file}${pace(rate, total - done)}`;
      meter.show(total > 0 ? done / total : 0, words);
    },
    clear: () => meter.clear(),
  };
}

function pace(rate: number, left: number): string {
  if (!(rate > 0) || !Number.isFinite(rate)) return '';
  return ` · ${formatBytes(Math.round(rate))}/s · ${formatDuration(left / rate)} left`;
}
