// Puts Shaka Player behind a video element: loads the picture, and offers its qualities and subtitles.
import { useEffect, useRef, useState } from 'react';
import shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';
import { reportQuality } from './report-quality.ts';

export interface Stream {
  /** Heights in pixels, the best first. */
  readonly heights: readonly number[];
  readonly subtitles: readonly {
    readonly id: number;
    readonly language: string;
    readonly label: string | null;
  }[];
  /** Height that plays now; null before the first picture. */
  readonly height: number | null;
  /** Chosen height; null leaves the choice to the bandwidth. */
  readonly chosenHeight: number | null;
  readonly subtitle: number | null;
  readonly fault: 'unsupported' | 'failed' | null;
  chooseHeight(height: number | null): void;
  chooseSubtitle(id: number | null): void;
}

type Snapshot = Omit<Stream, 'chooseHeight' | 'chooseSubtitle'>;

const START: Snapshot = {
  heights: [],
  subtitles: [],
  height: null,
  chosenHeight: null,
  subtitle: null,
  fault: null,
};

/** Severity of an error that ends the playback. */
const CRITICAL: number = shaka.util.Error.Severity.CRITICAL;

shaka.polyfill.installAll();

/** `left`: the viewer went away before the picture came. */
async function openStream(
  player: shaka.Player,
  video: HTMLVideoElement,
  captions: HTMLElement,
  url: string,
  start: number,
): Promise<'open' | 'failed' | 'left'> {
  try {
    await player.attach(video);
    player.setVideoContainer(captions);
    await player.load(url, start);
  } catch (error) {
    const { LOAD_INTERRUPTED, OPERATION_ABORTED, OBJECT_DESTROYED } = shaka.util.Error.Code;
    const left: readonly number[] = [LOAD_INTERRUPTED, OPERATION_ABORTED, OBJECT_DESTROYED];
    return error instanceof shaka.util.Error && left.includes(error.code) ? 'left' : 'failed';
  }
  // Refused when nothing was pressed on this page yet: the play button is there then.
  await video.play().catch(() => undefined);
  return 'open';
}

/** `start` in seconds, read once. A changed `url` loads anew. */
export function useShaka(
  video: HTMLVideoElement | null,
  captions: HTMLElement | null,
  url: string,
  start: number,
): Stream {
  const [snapshot, setSnapshot] = useState(START);
  const player = useRef<shaka.Player | null>(null);
  const [from] = useState(start);
  const supported = shaka.Player.isBrowserSupported();

  useEffect(() => {
    if (!video || !captions || !supported) return undefined;
    const current = new shaka.Player();
    const reporter = reportQuality(video, {
      read: () => readingOf(current, video),
      send: (body, leaving) => sendReports(new URL('reports', new URL(url, location.href)), body, leaving),
      wishedAt: Date.now(),
      now: () => Date.now(),
    });
    player.current = current;
    const look = () => setSnapshot((before) => ({ ...before, ...tracksOf(current) }));
    const onError = (event: Event) => {
      const { detail } = event as Event & { detail?: { severity?: number; code?: number } };
      reporter.fail(String(detail?.code ?? 0), detail?.severity === CRITICAL);
      if (detail?.severity === CRITICAL) setSnapshot((before) => ({ ...before, fault: 'failed' }));
    };
    for (const event of ['trackschanged', 'adaptation', 'variantchanged', 'textchanged', 'loaded'])
      current.addEventListener(event, look);
    current.addEventListener('error', onError);
    current.configure({
      streaming: { bufferingGoal: 30, rebufferingGoal: 1, bufferBehind: 60 },
      abr: { restrictToElementSize: true },
    });
    void openStream(current, video, captions, url, from).then((outcome) => {
      if (outcome === 'failed') reporter.fail('load', true);
      if (outcome === 'failed') setSnapshot((before) => ({ ...before, fault: 'failed' }));
      if (outcome === 'open') look();
    });
    return () => {
      player.current = null;
      reporter.stop();
      void current.destroy();
    };
  }, [video, captions, url, from, supported]);

  return {
    ...snapshot,
    fault: supported ? snapshot.fault : 'unsupported',
    chooseHeight(height) {
      const current = player.current;
      if (!current) return;
      current.configure({ abr: { enabled: height === null } });
      const track = current.getVideoTracks().find((candidate) => candidate.height === height);
      if (track) current.selectVideoTrack(track, true, 0);
      setSnapshot((before) => ({ ...before, chosenHeight: height }));
    },
    chooseSubtitle(id) {
      const current = player.current;
      if (!current) return;
      current.selectTextTrack(current.getTextTracks().find((track) => track.id === id) ?? null);
      setSnapshot((before) => ({ ...before, subtitle: id }));
    },
  };
}

function readingOf(player: shaka.Player, video: HTMLVideoElement) {
  const { streamBandwidth, estimatedBandwidth } = player.getStats();
  const known = (value: number): number | null => (Number.isFinite(value) && value > 0 ? value : null);
  const end = video.buffered.length > 0 ? video.buffered.end(video.buffered.length - 1) : 0;
  return {
    bitrate: known(streamBandwidth),
    throughput: known(estimatedBandwidth),
    buffer: Math.max(0, end - video.currentTime),
  };
}

/** Nobody waits for the answer: a report that does not arrive is not worth a word to the viewer. */
function sendReports(address: URL, body: string, leaving: boolean): void {
  const headers = { 'content-type': 'application/cmcd' };
  fetch(address, { method: 'POST', body, headers, keepalive: leaving }).catch(() => undefined);
}

function tracksOf(player: shaka.Player): Pick<Snapshot, 'heights' | 'height' | 'subtitles'> {
  const video = player.getVideoTracks();
  const heights = [...new Set(video.flatMap(({ height }) => (height ? [height] : [])))].sort((a, b) => b - a);
  return {
    heights,
    height: video.find(({ active }) => active)?.height ?? null,
    subtitles: player
      .getTextTracks()
      .map(({ id, language, label }) => ({ id, language, label: label ?? null })),
  };
}
