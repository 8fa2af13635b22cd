// What was collected of the pictures of a film, as tracks of text.
import type { EmbeddedSubtitles } from '#domains/media/ports.ts';
import type { CaptionCollector } from '#engine/media/collect-captions.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { mostCues } from './messages.ts';

/** None where nothing was collected. */
export function captionTracks(
  captions: CaptionCollector | null,
  { video, durationSeconds }: Pick<MediaFacts, 'video' | 'durationSeconds'>,
): EmbeddedSubtitles[] {
  const tracks = captions?.finish(video.endSeconds ?? durationSeconds) ?? [];
  return tracks.map(({ channel, cues }) => ({ index: video.index, channel, cues: cues.slice(0, mostCues) }));
}
