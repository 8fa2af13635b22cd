// Server-Sent Events (WHATWG HTML, 9.2) on an answer that stays open.
import type { ServerResponse } from 'node:http';

export interface EventStream {
  /** `data` must have no line break: JSON has none. */
  send(id: string, data: string): void;
  /** An event of the kind `beat`: no proxy takes the silence for an end, and who listens knows that the line is there. */
  beat(): void;
  end(): void;
}

/** Milliseconds after which a browser that lost the line tries again. */
const retry = 1000;

/**
 * Bytes that wait for a reader who does not read; beyond that the line is cut, and the reader comes back for what it missed. More than the
 * largest room takes: who reads slowly would never get in.
 */
export const mostWaiting = 512 * 1024;

/** `onEnd` is called once, whoever ended it. The headers of the framework are on `response` already. */
export function openEventStream(response: ServerResponse, onEnd: () => void): EventStream {
  let ended = false;
  const close = (): void => {
    if (ended) return;
    ended = true;
    response.end();
    onEnd();
  };
  const write = (text: string): void => {
    if (ended) return;
    if (response.writableLength > mostWaiting) {
      response.destroy();
      return close();
    }
    response.write(text);
  };
  response.on('close', close);
  response.on('error', close);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx and its kin would keep events back until a buffer is full.
    'x-accel-buffering': 'no',
  });
  write(`retry: ${retry}\n\n`);
  return {
    send: (id, data) => write(`id: ${id}\ndata: ${data}\n\n`),
    beat: () => write('event: beat\ndata: {}\n\n'),
    end: close,
  };
}
