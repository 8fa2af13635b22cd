// Adds subtitles from a file to a video that is ready: parsed, cleaned and written as WebVTT, named in every playlist.
import { isScc } from '#engine/media/parse-scc.ts';
import { parseSubtitles, SubtitleFormatError } from '#engine/media/parse-subtitles.ts';
import type { PackagedSubtitles } from '#engine/media/packaged-media.ts';
import { writeWebVtt } from '#engine/media/write-webvtt.ts';
import type { Clock } from '#engine/api/clock.ts';
import { mediaErrors } from './errors.ts';
import { languageName } from './language-name.ts';
import type { AssetStore, ChecksumStore, MediaFiles } from './ports.ts';
import { publishPlaylists } from './publish-playlists.ts';
import { sealTracks } from './seal-tracks.ts';

export interface AddSubtitlesDeps {
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly checksums: Pick<ChecksumStore, 'put'>;
  readonly clock: Clock;
}

export interface AddSubtitlesInput {
  readonly assetId: number;
  /** BCP 47. */
  readonly language: string;
  /** Content of an SRT, WebVTT, ASS, SSA or SCC file. */
  readonly text: string;
  /** For people; the language's name where null. */
  readonly title: string | null;
  /** Closed captions (SCC) always are. */
  readonly forHearingImpaired: boolean;
}

/** Replaces subtitles of the same language and kind. Throws `subtitles_unreadable`, `language_unknown` or `asset_not_ready`. */
export async function addSubtitles(
  deps: AddSubtitlesDeps,
  input: AddSubtitlesInput,
): Promise<PackagedSubtitles> {
  const { assets, files, clock } = deps;
  const language = canonicalLanguage(input.language);
  const cues = readCues(input.text);
  const forHearingImpaired = input.forHearingImpaired || isScc(input.text);
  const asset = await assets.find(input.assetId);
  if (asset === null) throw mediaErrors.asset_not_found(input.assetId);
  // Work that still adds renditions would write over what is added beside it.
  if (asset.packaged === null || !asset.complete) throw mediaErrors.asset_not_ready(asset.id);
  const { packaged } = asset;
  const known = packaged.subtitles.find(
    (track) => track.language === language && track.forHearingImpaired === forHearingImpaired,
  );
  const track: PackagedSubtitles = {
    id: known?.id ?? `text-${packaged.subtitles.length}-${language.toLowerCase()}`,
    language,
    title: input.title ?? languageName(language),
    isDefault: false,
    forced: false,
    forHearingImpaired,
  };
  await files.write(asset.id, `${track.id}/all.vtt`, writeWebVtt(cues));
  const subtitles = [...packaged.subtitles.filter((each) => each.id !== track.id), track];
  const next = { ...packaged, subtitles };
  const others = packaged.subtitles.filter((each) => each.id !== track.id);
  await sealTracks(deps, asset.id, next, { ...packaged, subtitles: others });
  await publishPlaylists(files, asset.id, next);
  await assets.update(asset.id, { packaged: next }, clock.now());
  return track;
}

function readCues(text: string) {
  try {
    return parseSubtitles(text);
  } catch (error) {
    if (error instanceof SubtitleFormatError) throw mediaErrors.subtitles_unreadable(error.message);
    throw error;
  }
}

function canonicalLanguage(tag: string): string {
  try {
    const [language] = Intl.getCanonicalLocales(tag);
    // Longer tags would not fit into the names of files; nobody subtitles in them.
    if (language !== undefined && language.length <= 20) return language;
  } catch {
    // Not a tag at all.
  }
  throw mediaErrors.language_unknown(tag);
}
