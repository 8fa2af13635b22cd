// Says to a filter graph which kind of sound it will be given.
import { avGetSampleFmtName } from 'node-av';
import type { Frame } from 'node-av';

/** Arguments of the buffer source that takes frames like this one. */
export function soundSourceArguments(frame: Frame): string {
  const { num, den } = frame.timeBase;
  const { mask } = frame.channelLayout;
  return [
    `time_base=${num}/${den}`,
    `sample_rate=${frame.sampleRate}`,
    `sample_fmt=${avGetSampleFmtName(frame.format as Parameters<typeof avGetSampleFmtName>[0]) ?? 'fltp'}`,
    mask > 0n ? `channel_layout=0x${mask.toString(16)}` : `channels=${frame.channels}`,
  ].join(':');
}
