// Tells in the log what came of a file in the watched folder.
import type { Logger } from 'pino';
import type { WatchedFile } from '#domains/media/ports.ts';

export function logWatched(log: Pick<Logger, 'info' | 'warn'>): (file: WatchedFile) => void {
  return ({ name, assetId, reason }) => {
    if (reason === null) log.info({ file: name, asset: assetId }, 'a file of the watched folder was taken');
    else log.warn({ file: name, code: reason.code }, reason.message);
  };
}
