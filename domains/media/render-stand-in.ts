// The work on a stand-in clip: drawn, set to music, and playable from its first segment on while the rest is still rendered.
import { z } from 'zod';
import type { Clock } from '#engine/api/clock.ts';
import type { AudioRendition, VideoRendition } from '#engine/media/ladder-for.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import { aacFrame, soundBoundary } from '#engine/media/segment-grid.ts';
import { packagedSeconds } from '#engine/media/write-hls.ts';
import type {
  AssetStore,
  ChecksumStore,
  ClipArtist,
  EncodedTracks,
  MediaFiles,
  Transcoder,
  Work,
} from './ports.ts';
import { publishPlaylists } from './publish-playlists.ts';
import { sealTracks } from './seal-tracks.ts';

export interface StandInDeps {
  readonly transcoder: Transcoder;
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly checksums: Pick<ChecksumStore, 'put'>;
  readonly artist: ClipArtist;
  readonly clock: Clock;
}

/** Seconds of a clip: whole segments, so that its playlists are known before it is rendered. */
export const standInSeconds = 32;

const frameRate = { num: 24, den: 1 };
const gopFrames = 96;
const segmentSeconds = (gopFrames * frameRate.den) / frameRate.num;

const picture: VideoRendition = {
  id: 'video-720',
  width: 1280,
  height: 720,
  pixelAspect: { num: 1, den: 1 },
  maxBitrate: 2_800_000,
  quality: 22,
  profile: 'high',
  level: 31,
};

const sound: AudioRendition = {
  id: 'audio-0-und',
  sourceIndex: 0,
  language: 'und',
  title: null,
  isDefault: true,
  role: 'main',
  bitrate: 128_000,
  sampleRate: 48000,
  channels: 2,
};

const payloadSchema = z.object({ assetId: z.number().int().positive() });

export function renderStandIn(deps: StandInDeps): Work {
  const { transcoder, assets, files, artist, clock } = deps;
  return async (payload, { signal, progress }) => {
    const { assetId } = payloadSchema.parse(payload);
    const asset = await assets.find(assetId);
    if (asset === null || asset.complete || asset.removedAt !== null) return;
    const art = await artist.draw(asset.titleId);
    if (art === null) return;
    await assets.update(assetId, { state: 'working', error: null }, clock.now());
    const outDir = await files.folder(assetId);
    const announced: Promise<void>[] = [];
    const announce = async (): Promise<void> => {
      const expected = expectedMedia();
      await publishPlaylists(files, assetId, expected);
      await assets.update(assetId, { state: 'ready', packaged: expected }, clock.now());
    };
    const begin = (): void => {
      if (announced.length > 0) return;
      const work = announce();
      // Looked at when the clip is done; until then a failure must not count as nobody's.
      work.catch(() => undefined);
      announced.push(work);
    };
    const tracks = await transcoder.renderClip({
      layers: art.layers,
      cards: art.cards,
      seconds: standInSeconds,
      variant: variantOf(art.seed),
      music: { seed: art.seed, genres: art.genres, year: art.year ?? 1930 },
      frameRate,
      gopFrames,
      video: [picture],
      audio: sound,
      outDir,
      signal,
      onProgress(share) {
        progress(share);
        // The encoder holds a few frames back; one second after its end the first segment is on disk.
        if (share * standInSeconds > segmentSeconds + 1) begin();
      },
    });
    await Promise.all(announced);
    const packaged = toMedia(tracks);
    await sealTracks(deps, assetId, packaged);
    await publishPlaylists(files, assetId, packaged);
    await assets.update(assetId, { state: 'ready', packaged, complete: true, error: null }, clock.now());
  };
}

function toMedia({ video, audio }: EncodedTracks): PackagedMedia {
  return {
    durationSeconds: packagedSeconds([...video, ...audio]),
    video,
    audio,
    subtitles: [],
    thumbnails: null,
  };
}

/** What the clip will be, known before it is rendered: its length, its cuts, its codecs. Sizes are typical ones. */
export function expectedMedia(): PackagedMedia {
  const ticks = segmentSeconds * 24_000;
  const count = standInSeconds / segmentSeconds;
  const edge = (segment: number) => soundBoundary(segment, segmentSeconds, sound.sampleRate) * aacFrame;
  return {
    durationSeconds: standInSeconds,
    video: [
      {
        kind: 'video',
        id: picture.id,
        codec: 'avc1.64001f',
        timescale: 24_000,
        segments: Array.from({ length: count }, () => ({ duration: ticks, bytes: 400_000 })),
        width: picture.width,
        height: picture.height,
        pixelAspect: picture.pixelAspect,
        frameRate,
      },
    ],
    audio: [
      {
        kind: 'audio',
        id: sound.id,
        codec: 'mp4a.40.2',
        timescale: sound.sampleRate,
        segments: Array.from({ length: count }, (_, i) => ({
          duration: edge(i + 1) - edge(i),
          bytes: 64_000,
        })),
        language: sound.language,
        title: sound.title,
        isDefault: sound.isDefault,
        role: sound.role,
        channels: sound.channels,
        sampleRate: sound.sampleRate,
      },
    ],
    subtitles: [],
    thumbnails: null,
  };
}

/** 0 to 3, from the seed of the drawing. */
function variantOf(seed: string): number {
  let sum = 0;
  for (let i = 0; i < seed.length; i++) sum = (sum * 31 + seed.charCodeAt(i)) % 4096;
  return sum % 4;
}
