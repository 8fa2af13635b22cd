// Loads a film into Shaka Player and starts it.
import shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';

/** `left`: the viewer went away before the picture came; else the error. */
export type Opened = 'open' | 'left' | { readonly error: unknown };

/** `from` in seconds. `paused`: only shows where it stands. */
export async function openStream(
  player: shaka.Player,
  video: HTMLVideoElement,
  url: string,
  from: number,
  paused = false,
): Promise<Opened> {
  try {
    if (player.getMediaElement() !== video) await player.attach(video);
    await player.load(url, from);
  } catch (error) {
    const { LOAD_INTERRUPTED, OPERATION_ABORTED, OBJECT_DESTROYED } = shaka.util.Error.Code;
    const left: readonly number[] = [LOAD_INTERRUPTED, OPERATION_ABORTED, OBJECT_DESTROYED];
    return error instanceof shaka.util.Error && left.includes(error.code) ? 'left' : { error };
  }
  // Refused when nothing was pressed on this page yet: the play button is there then.
  if (!paused) await video.play().catch(() => undefined);
  return 'open';
}
