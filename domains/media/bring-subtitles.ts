// The text tracks and closed captions inside of a film become WebVTT beside it; what cannot is told in notes.
import type { AnalysisNote } from '#engine/media/media-analysis.ts';
import type { MediaFacts, SubtitleFacts } from '#engine/media/media-facts.ts';
import type { PackagedCaptions, PackagedSubtitles } from '#engine/media/packaged-media.ts';
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
): Promise<{ subtitles: PackagedSubtitles[]; captions: PackagedCaptions[]; notes: AnalysisNote[] }> {
  const { facts } = task;
  const hasText = facts.video.closedCaptions === true || facts.subtitles.some(({ text }) => text);
  const read = hasText ? await transcoder.subtitles(task) : [];
  const subtitles: PackagedSubtitles[] = [];
  const notes: AnalysisNote[] = [];
  for (const track of facts.subtitles) {
    const cues = read.find(({ index, channel }) => channel === undefined && index === track.index)?.cues;
    if (cues === undefined) {
      notes.push(noteOf(track));
      continue;
    }
    const packaged = describe(track, subtitles);
    await files.write(assetId, `${packaged.id}/all.vtt`, writeWebVtt(cues));
    subtitles.push(packaged);
  }
  const captions: PackagedCaptions[] = [];
  for (const { channel, cues } of read) {
    if (channel === undefined) continue;
    const language = channel === 'CC1' ? spokenLanguage(facts) : 'und';
    const title = languageName(language) === null ? channel : null;
    const packaged = describe({ language, title, forced: false, forHearingImpaired: true }, subtitles);
    await files.write(assetId, `${packaged.id}/all.vtt`, writeWebVtt(cues));
    subtitles.push(packaged);
    captions.push({ channel, language: packaged.language });
  }
  return { subtitles, captions, notes };
}

/** CC1 is in the language of the programme (47 CFR 15.119); nothing says what the other channels are in. */
function spokenLanguage({ audio }: MediaFacts): string {
  const main = audio.filter(({ role }) => role === 'main');
  return (main.find(({ isDefault }) => isDefault) ?? main[0])?.language ?? 'und';
}

type Described = Pick<SubtitleFacts, 'language' | 'title' | 'forced' | 'forHearingImpaired'>;

function describe(track: Described, before: readonly PackagedSubtitles[]): PackagedSubtitles {
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
