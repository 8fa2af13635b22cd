// Opens a media file for reading, refusing everything that is not a plain file in a known container.
import { resolve } from 'node:path';
import { Dictionary, FormatContext } from 'node-av';
import { mediaErrors } from '#domains/media/errors.ts';
import { AvError, avCall } from './av-call.ts';
import { containers, examineFile, whyUnreadable } from './examine-file.ts';

/** `bytes` is the size of the file. Close with `closeSource`. */
export type Source = { file: string; bytes: number; context: FormatContext };

/** Opens the file and reads its stream headers. Throws one of mediaErrors. */
export function openSource(path: string): Source {
  const file = resolve(path);
  const outside = examineFile(path);

  const context = new FormatContext();
  const options = Dictionary.fromObject({ protocol_whitelist: 'file', format_whitelist: containers });
  try {
    avCall('open', context.openInputSync(`file:${file}`, null, options));
  } catch (error) {
    if (!(error instanceof AvError)) throw error;
    throw whyUnreadable(path, outside);
  }
  const source = { file: path, bytes: outside.bytes, context };
  try {
    avCall('read streams', context.findStreamInfoSync());
  } catch (error) {
    closeSource(source);
    if (!(error instanceof AvError)) throw error;
    throw mediaErrors.media_not_video(path, 'its streams cannot be read');
  }
  return source;
}

export function closeSource(source: Source): void {
  source.context.closeInputSync();
}
