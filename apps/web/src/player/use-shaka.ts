// Puts Shaka Player behind a video element: loads the picture, and offers its qualities and subtitles.
import { useEffect, useState } from 'react';
import shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';

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

/** `start` in seconds. A changed `url` loads anew. */
export function useShaka(
  video: HTMLVideoElement | null,
  captions: HTMLElement | null,
  url: string,
  start: number,
): Stream {
  const [snapshot, setSnapshot] = useState(START);
  const [player, setPlayer] = useState<shaka.Player | null>(null);

  useEffect(() => {
    if (!video || !captions) return;
    shaka.polyfill.installAll();
    if (!shaka.Player.isBrowserSupported()) {
      setSnapshot({ ...START, fault: 'unsupported' });
      return;
    }
    const current = new shaka.Player();
    const fail = () => setSnapshot((before) => ({ ...before, fault: 'failed' }));
    const look = () => setSnapshot((before) => ({ ...before, ...tracksOf(current) }));
    const onError = (event: Event) => {
      const { detail } = event as Event & { detail?: { severity?: number } };
      if (detail?.severity === shaka.util.Error.Severity.CRITICAL) fail();
    };
    for (const event of ['trackschanged', 'adaptation', 'variantchanged', 'textchanged', 'loaded'])
      current.addEventListener(event, look);
    current.addEventListener('error', onError);
    current.configure({
      streaming: { bufferingGoal: 30, rebufferingGoal: 1, bufferBehind: 60 },
      abr: { restrictToElementSize: true },
    });
    setSnapshot(START);
    setPlayer(current);
    void (async () => {
      try {
        await current.attach(video);
        current.setVideoContainer(captions);
        await current.load(url, start);
        look();
        // Refused when nothing was pressed on this page yet: the play button is there then.
        await video.play().catch(() => undefined);
      } catch (error) {
        const interrupted =
          error instanceof shaka.util.Error && error.code === shaka.util.Error.Code.LOAD_INTERRUPTED;
        if (!interrupted) fail();
      }
    })();
    return () => {
      setPlayer(null);
      void current.destroy();
    };
    // A changed start alone is no reason to load again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [video, captions, url]);

  return {
    ...snapshot,
    chooseHeight(height) {
      if (!player) return;
      player.configure({ abr: { enabled: height === null } });
      const track = player.getVideoTracks().find((candidate) => candidate.height === height);
      if (track) player.selectVideoTrack(track, true, 0);
      setSnapshot((before) => ({ ...before, chosenHeight: height }));
    },
    chooseSubtitle(id) {
      if (!player) return;
      player.selectTextTrack(player.getTextTracks().find((track) => track.id === id) ?? null);
      setSnapshot((before) => ({ ...before, subtitle: id }));
    },
  };
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
