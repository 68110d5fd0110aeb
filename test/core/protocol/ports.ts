import type { Port } from '../../../src/core/protocol/rpc';

/** One end of a connection within a process, and what was sent from it. */
export interface RecordedPort extends Port {
  readonly sent: unknown[];
}

/** Two ends of a connection: messages are copied as between processes, and arrive later, in order. */
export function connectedPorts(): [RecordedPort, RecordedPort] {
  const listeners: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const end = (own: 0 | 1): RecordedPort => {
    const sent: unknown[] = [];
    return {
      sent,
      send: (message) => {
        const copy: unknown = structuredClone(message);
        sent.push(copy);
        queueMicrotask(() => listeners[own === 0 ? 1 : 0].forEach((listener) => listener(copy)));
      },
      onMessage: (listener) => listeners[own].push(listener),
    };
  };
  return [end(0), end(1)];
}

/** Waits until all messages under way have arrived and were answered. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
