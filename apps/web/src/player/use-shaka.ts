// Puts Shaka Player behind a video element: loads the picture, offers its tracks, and keeps it going over a lost network and old addresses.
import { useEffect, useRef, useState } from 'react';
import shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';
import { audioCharacteristics } from './audio-track.ts';
import { classifyFault } from './classify-fault.ts';
import { hideClosedCaptions } from './hide-closed-captions.ts';
import { keepMediaAddress } from './media-address.ts';
import { openStream } from './open-stream.ts';
import { audioId, readTracks, type Tracks } from './read-tracks.ts';
import { Recovery, type Link, type Renewal } from './recovery.ts';
import { reportQuality } from './report-quality.ts';
import { chosenSubtitles, type TrackChoices } from './track-choices.ts';

export interface StreamSource {
  /** Of the playlist; a changed one loads anew. */
  readonly url: string;
  /** Milliseconds since 1970; null when the address is good for ever. */
  readonly expiresAt: number | null;
  /** Seconds, read once. */
  readonly start: number;
  /** Shows the picture without playing; read once. */
  readonly paused: boolean;
  readonly renew: () => Promise<Renewal>;
  /** What to play of several tracks, read once. */
  readonly choices: TrackChoices;
}

interface Snapshot extends Tracks {
  /** Chosen height; null leaves the choice to the bandwidth. */
  readonly chosenHeight: number | null;
  readonly subtitle: number | null;
  /** `failed` is the film's fault, `lost` that of its address. */
  readonly link: Link;
}

export interface Stream extends Omit<Snapshot, 'link'> {
  readonly link: Exclude<Link, 'lost'>;
  readonly fault: 'unsupported' | 'failed' | null;
  chooseHeight(height: number | null): void;
  chooseAudio(id: string): void;
  chooseSubtitle(id: number | null): void;
}

const START: Snapshot = {
  heights: [],
  height: null,
  audios: [],
  audio: null,
  subtitles: [],
  chosenHeight: null,
  subtitle: null,
  link: 'good',
};

/** Severity of an error that ends the playback. */
const CRITICAL: number = shaka.util.Error.Severity.CRITICAL;

/** Milliseconds between two looks at how long the address is good for. */
const LOOK = 15_000;

shaka.polyfill.installAll();

export function useShaka(
  video: HTMLVideoElement | null,
  captions: HTMLElement | null,
  source: StreamSource,
): Stream {
  const { url } = source;
  const [snapshot, setSnapshot] = useState(START);
  const player = useRef<shaka.Player | null>(null);
  const recovery = useRef<Recovery | null>(null);
  const [{ start, paused: stands, choices }] = useState(source);
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  const supported = shaka.Player.isBrowserSupported();

  useEffect(() => {
    if (!video || !captions || !supported) return undefined;
    const current = new shaka.Player();
    const address = keepMediaAddress(new URL(url, location.href).href);
    let state: 'opening' | 'open' | 'closed' = 'opening';
    const change = (part: Partial<Snapshot>) => setSnapshot((before) => ({ ...before, ...part }));
    const look = () => {
      if (state === 'open') change(readTracks(current));
    };
    const reporter = reportQuality(video, {
      read: () => readingOf(current, video),
      send: (body, leaving) => sendReports(new URL('reports', address.current), body, leaving),
      wishedAt: Date.now(),
      now: () => Date.now(),
    });
    const open = async (from: number, paused: boolean) => {
      state = 'opening';
      const outcome = await openStream(current, video, address.current, from, paused);
      if (outcome === 'left' || player.current !== current) return;
      if (outcome !== 'open') {
        reporter.fail('load', true);
        const { error } = outcome;
        keeper.meet(error instanceof shaka.util.Error ? classifyFault(error) : 'film');
        return;
      }
      state = 'open';
      const wanted = chosenSubtitles(readTracks(current).subtitles, latest.current.choices.subtitles);
      if (wanted) current.selectTextTrack(current.getTextTracks().find(({ id }) => id === wanted.id) ?? null);
      change({ ...readTracks(current), subtitle: wanted?.id ?? null });
    };
    const keeper = new Recovery(
      {
        renew: () => latest.current.renew(),
        resume: (fresh) => {
          const same = fresh === null || address.renew(new URL(fresh, location.href).href);
          if (state === 'open' && same) current.retryStreaming(0.1);
          else void open(video.currentTime || start, state === 'open' && video.paused);
        },
        say: (link) => {
          if (link === 'ended' || link === 'full') video.pause();
          change({ link });
        },
        later: (action, milliseconds) => {
          const timer = setTimeout(action, milliseconds);
          return () => clearTimeout(timer);
        },
        now: () => Date.now(),
      },
      latest.current.expiresAt,
    );
    player.current = current;
    recovery.current = keeper;
    current.setVideoContainer(captions);
    current.configure({
      preferredAudio: choices.audio
        ? [{ language: choices.audio.language, role: audioCharacteristics[choices.audio.role] }]
        : [],
      streaming: { bufferingGoal: 30, rebufferingGoal: 1, bufferBehind: 60 },
      abr: { restrictToElementSize: true },
    });
    const network = current.getNetworkingEngine();
    network?.registerRequestFilter((_type, request) => {
      request.uris = request.uris.map((uri) => address.rewrite(uri));
    });
    network?.registerResponseFilter((type, response) => {
      keeper.arrived();
      if (type !== shaka.net.NetworkingEngine.RequestType.MANIFEST) return;
      const playlist = shaka.util.StringUtils.fromUTF8(response.data);
      response.data = shaka.util.StringUtils.toUTF8(hideClosedCaptions(playlist));
    });

    const onError = (event: Event) => {
      const { detail } = event as Event & { detail?: shaka.util.Error };
      if (!detail) return;
      const kind = classifyFault(detail);
      reporter.fail(String(detail.code), detail.severity === CRITICAL && kind === 'film');
      keeper.meet(kind);
    };
    for (const event of ['trackschanged', 'adaptation', 'variantchanged', 'textchanged', 'loaded'])
      current.addEventListener(event, look);
    current.addEventListener('error', onError);
    const online = () => keeper.online();
    const wake = () => {
      if (document.visibilityState === 'visible') keeper.look();
    };
    // What was loaded before is enough to the end: nothing is asked for any more, and nothing more comes through.
    const playsOn = () => {
      if (navigator.onLine && !video.paused) keeper.arrived();
    };
    video.addEventListener('timeupdate', playsOn);
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', wake);
    const timer = setInterval(() => keeper.look(), LOOK);
    void open(start, stands);
    return () => {
      state = 'closed';
      player.current = null;
      recovery.current = null;
      video.removeEventListener('timeupdate', playsOn);
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', wake);
      clearInterval(timer);
      keeper.close();
      reporter.stop();
      void current.destroy();
    };
  }, [video, captions, url, start, stands, choices, supported]);

  const { link, ...tracks } = snapshot;
  return {
    ...tracks,
    link: link === 'lost' ? 'good' : link,
    fault: supported ? (link === 'lost' ? 'failed' : null) : 'unsupported',
    chooseHeight(height) {
      const current = player.current;
      if (!current) return;
      current.configure({ abr: { enabled: height === null } });
      const track = current.getVideoTracks().find((candidate) => candidate.height === height);
      if (track) current.selectVideoTrack(track, true, 0);
      setSnapshot((before) => ({ ...before, chosenHeight: height }));
    },
    chooseAudio(id) {
      const track = player.current?.getAudioTracks().find((candidate) => audioId(candidate) === id);
      if (track) player.current?.selectAudioTrack(track);
      setSnapshot((before) => ({ ...before, audio: id }));
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
  // What plays from this device has nobody to tell.
  if (!address.protocol.startsWith('http')) return;
  const headers = { 'content-type': 'application/cmcd' };
  fetch(address, { method: 'POST', body, headers, keepalive: leaving }).catch(() => undefined);
}
