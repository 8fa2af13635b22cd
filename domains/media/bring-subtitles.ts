// The text tracks inside of a film become WebVTT beside it; what cannot is told in notes.
import type { AnalysisNote } from '#engine/media/media-analysis.ts';
import type { SubtitleFacts } from '#engine/media/media-facts.ts';
import type { PackagedSubtitles } from '#engine/media/packaged-media.ts';
import { writeWebVtt } from '#engine/media/write-webvtt.ts';
import { languageName } from './language-name.ts';
import type { MediaFiles, SourceTask, Transcoder } from './ports.ts';

export interface BringSubtitlesDeps {
  readonly transcoder: Pick<Transcoder, 'subtitles'>;
  readonly files: Pick<MediaFiles, 'write'>;
}

/** Codecs of subtitles that are pictures: on a disc, on air. */
const pictures = new Set(['hdmv_pgs_subtitle', 'dvd_subtitle', 'dvb_subtitle', 'xsub']);

/** Safe to run again: it writes the same files. */
export async function bringSubtitles(
  { transcoder, files }: BringSubtitlesDeps,
  assetId: number,
  task: SourceTask,
): Promise<{ subtitles: PackagedSubtitles[]; notes: AnalysisNote[] }> {
  const { facts } = task;
  const read = facts.subtitles.some(({ text }) => text) ? await transcoder.subtitles(task) : [];
  const subtitles: PackagedSubtitles[] = [];
  const notes: AnalysisNote[] = [];
  for (const track of facts.subtitles) {
    const cues = read.find(({ index }) => index === track.index)?.cues;
    if (cues === undefined) {
      notes.push(noteOf(track));
      continue;
    }
    const packaged = describe(track, subtitles);
    await files.write(assetId, `${packaged.id}/all.vtt`, writeWebVtt(cues));
    subtitles.push(packaged);
  }
  return { subtitles, notes };
}

function describe(track: SubtitleFacts, before: readonly PackagedSubtitles[]): PackagedSubtitles {
  const { title } = track;
  // Longer tags would not fit into the names of files.
  const language = track.language.length <= 20 ? track.language : 'und';
  const base = title ?? languageName(language);
  // Menus and playlists tell tracks apart by their names alone.
  const taken = (name: string): boolean => before.some((each) => each.title === name);
  let name = base;
  for (let n = 2; name !== null && taken(name); n++) name = `${base} ${n}`;
  return {
    id: `text-${before.length}-${language.toLowerCase()}`,
    language,
    title: name,
    isDefault: false,
    // Many files say it in the title only.
    forced: track.forced || /\bforced\b|\bforcés?\b/i.test(title ?? ''),
    forHearingImpaired:
      track.forHearingImpaired === true ||
      /\b(?:sdh|cc|hearing impaired|malentendants?)\b/i.test(title ?? ''),
  };
}

function noteOf({ codec, language, title, text }: SubtitleFacts): AnalysisNote {
  const which = `track in "${title ?? language}" (${codec})`;
  if (text)
    return { code: 'subtitles_empty', message: `Subtitles left out: the ${which} holds no line to read` };
  return pictures.has(codec)
    ? {
        code: 'subtitles_are_pictures',
        message: `Subtitles left out: the ${which} holds pictures of text; bring them as SRT, WebVTT or ASS`,
      }
    : { code: 'subtitles_unknown', message: `Subtitles left out: nothing here reads the ${which}` };
}
