// Keeps one video element in step with its room, and tells the room's changes from those of the viewer by comparing the two.
import type { RoomPlayback } from '@kinora/sdk';
import { fastest, freshJumpAbove, planCorrection } from './plan-correction.ts';
import { positionAt } from './position-at.ts';

/** What is used of a video element. */
export interface SyncedElement extends EventTarget {
  currentTime: number;
  playbackRate: number;
  readonly duration: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  play(): Promise<void>;
  pause(): void;
}

/** What the viewer wants of everybody. */
export interface Wish {
  readonly paused: boolean;
  /** Seconds. */
  readonly position: number;
  readonly rate: number;
  /** When the position was read, by the server's clock. */
  readonly at: number;
}

export interface SyncParts {
  /** By the server's clock; null while it is not known. */
  readonly now: () => number | null;
  /** Null while the room is not known. */
  readonly playback: () => RoomPlayback | null;
  readonly mayControl: () => boolean;
  /** Carries a wish to the room; resolves once `playback` says what came of it. */
  readonly send: (wish: Wish) => Promise<void>;
  /** The viewer may not do what they tried. */
  readonly onRefused: () => void;
  /** `own`: the viewer paused for themself alone; `blocked`: the browser lets nothing play before something is pressed. */
  readonly onHeld: (held: 'own' | 'blocked' | null) => void;
  readonly later: (action: () => void, milliseconds: number) => () => void;
}

/** Milliseconds between two looks. */
const LOOK = 250;
/** Milliseconds: a stream that is taken away pauses its element, and is detached before this is over. */
const SETTLE = 60;
/** Milliseconds after the last of several seeks: a slider that is drawn is one wish. */
const SOUGHT = 250;
/** Seconds that a position must change at once to be a seek of the viewer; less is a gap that the player skipped. */
const LEAP = 1;
/** Seconds. */
const SAME = 0.05;
/** Seconds that a jump may take at most to be reckoned with. */
const SLOWEST = 4;
/** Milliseconds between two jumps: a device that cannot keep up would only fall further behind by the next. */
const REST = 3_000;
/** Values of readyState (HTML, 4.8.11.7). */
const METADATA = 1;
const FUTURE = 3;
/** Looks in agreement after which a change is the viewer's: before, the player itself is starting the film. */
const AGREED = 2;

/** Shaka Player sets the speed to nothing while it waits for data, and back afterwards. */
function isHalted(video: SyncedElement): boolean {
  return video.playbackRate === 0;
}

/** Nothing new is shown although it should be: the data is not there. */
export function isStarved(video: Pick<SyncedElement, 'ended' | 'readyState' | 'playbackRate'>): boolean {
  return !video.ended && (video.readyState < FUTURE || video.playbackRate === 0);
}

/** Follows the room until `stop`; `look` looks at once. */
export function syncVideo(video: SyncedElement, parts: SyncParts): { look(): void; stop(): void } {
  let rate = video.playbackRate || 1;
  let target: number | null = null;
  let known = video.currentTime;
  let agreed = 0;
  let held: 'own' | 'blocked' | null = null;
  let version = -1;
  let fresh = true;
  /** Seconds that the last jumps took until the picture moved. */
  let lag = 0.1;
  let jumping = false;
  let jumpedAt = 0;
  /** A pause of the viewer is being told from one of the player; nothing is corrected meanwhile. */
  let settling = false;
  /** At the last look. */
  let played = false;
  let wish: Wish | null = null;
  let sending = false;
  let cancelWish = (): void => undefined;
  let cancelLook = (): void => undefined;
  let stopped = false;

  const setRate = (to: number): void => {
    // One that is neither ours nor the wished one is the viewer's, and its event is on the way.
    const own = Math.abs(video.playbackRate - rate) < 0.001;
    if (isHalted(video) || !own || Math.abs(video.playbackRate - to) < 0.001) return;
    rate = to;
    video.playbackRate = to;
  };
  const moveTo = (seconds: number): void => {
    target = seconds;
    known = seconds;
    video.currentTime = seconds;
  };
  const hold = (as: typeof held): void => {
    if (held === as) return;
    held = as;
    parts.onHeld(as);
  };
  const length = (): number => (Number.isFinite(video.duration) ? video.duration : 0);

  function follow(playback: RoomPlayback, now: number): void {
    const wanted = positionAt(playback, now, length());
    if (playback.version !== version) {
      version = playback.version;
      fresh = true;
    }
    if (playback.paused) {
      hold(null);
      jumping = false;
      if (video.paused) agreed += 1;
      else video.pause();
      if (!video.seeking && Math.abs(video.currentTime - wanted) > SAME) moveTo(wanted);
      setRate(playback.rate);
      return;
    }
    if (held !== null || (length() > 0 && wanted >= length() - SAME)) return;
    if (video.paused) {
      // Paused since the last look: the event that says so is on the way, and comes before the next.
      if (played) return;
      if (!video.seeking && Math.abs(video.currentTime - wanted) > freshJumpAbove) {
        moveTo(wanted + lag * playback.rate);
        jumping = true;
      }
      void video.play().catch((error: unknown) => {
        if (error instanceof Error && error.name === 'NotAllowedError') hold('blocked');
      });
      return;
    }
    agreed += 1;
    if (isHalted(video)) {
      if (!jumping) fresh = true;
      return;
    }
    if (video.seeking || video.readyState < FUTURE) {
      if (!video.seeking && !jumping) fresh = true;
      return;
    }
    const drift = video.currentTime - wanted;
    if (jumping) {
      jumping = false;
      fresh = false;
      lag = Math.min(SLOWEST, Math.max(0, lag - drift));
    }
    const plan = planCorrection(drift, fresh, playback.rate);
    if (plan.kind === 'rate') {
      fresh = false;
      setRate(plan.rate);
      return;
    }
    if (now - jumpedAt < REST) return setRate(playback.rate * fastest(drift));
    jumping = true;
    jumpedAt = now;
    setRate(playback.rate);
    moveTo(Math.min(wanted + lag * playback.rate, Math.max(0, length() - SAME)));
  }

  function look(): void {
    const now = parts.now();
    const playback = parts.playback();
    if (stopped || now === null || playback === null || video.readyState < METADATA) return;
    if (wish === null && !sending && !settling) follow(playback, now);
    played = !video.paused;
    if (!video.seeking) known = video.currentTime;
  }

  function propose(change: Partial<Wish>, wait: number): void {
    const playback = parts.playback();
    const at = parts.now();
    if (playback === null || at === null) return;
    const { paused, rate: speed } = wish ?? playback;
    wish = { paused, rate: speed, position: video.currentTime, at, ...change };
    cancelWish();
    cancelWish = parts.later(() => void deliver(), wait);
  }

  async function deliver(): Promise<void> {
    if (stopped || sending || wish === null) return;
    const sent = wish;
    sending = true;
    try {
      await parts.send(sent);
    } catch {
      // Refused or not arrived: the room stays as it is, and so does the film.
    }
    sending = false;
    if (wish === sent) wish = null;
    else void deliver();
    look();
  }

  const onPause = (): void => {
    const playback = parts.playback();
    const before = wish?.paused ?? playback?.paused;
    if (agreed < AGREED || before !== false || video.ended) return;
    const position = video.currentTime;
    const at = parts.now() ?? 0;
    settling = true;
    parts.later(() => {
      settling = false;
      if (stopped || !video.paused || video.ended) return;
      if (parts.mayControl()) propose({ paused: true, position, at }, 0);
      else hold('own');
    }, SETTLE);
  };
  const onPlay = (): void => {
    if (held !== null) {
      hold(null);
      fresh = true;
      jumping = false;
    }
    if (agreed < AGREED) return;
    if ((wish?.paused ?? parts.playback()?.paused) !== true) return look();
    if (parts.mayControl()) propose({ paused: false }, 0);
    else {
      parts.onRefused();
      look();
    }
  };
  const onSeeking = (): void => {
    const own = target !== null && Math.abs(video.currentTime - target) < SAME * 4;
    if (own || agreed < AGREED || Math.abs(video.currentTime - known) < LEAP) return;
    known = video.currentTime;
    if (parts.mayControl()) propose({}, SOUGHT);
    else if (held === null) {
      parts.onRefused();
      fresh = true;
    }
  };
  const onSeeked = (): void => {
    // From now on a seek to the same place is the viewer's.
    target = null;
    look();
  };
  const onRate = (): void => {
    if (isHalted(video) || Math.abs(video.playbackRate - rate) < 0.001) return;
    rate = video.playbackRate;
    if (agreed < AGREED) return;
    if (parts.mayControl()) propose({ rate }, SOUGHT);
    else parts.onRefused();
  };
  const onWaiting = (): void => {
    if (!jumping) fresh = true;
  };
  const on = {
    pause: onPause,
    play: onPlay,
    seeking: onSeeking,
    ratechange: onRate,
    waiting: onWaiting,
    loadedmetadata: look,
    playing: look,
    seeked: onSeeked,
  };
  for (const [name, listener] of Object.entries(on)) video.addEventListener(name, listener);
  const again = (): void => {
    look();
    cancelLook = parts.later(again, LOOK);
  };
  again();
  return {
    look,
    stop() {
      stopped = true;
      cancelLook();
      cancelWish();
      for (const [name, listener] of Object.entries(on)) video.removeEventListener(name, listener);
      if (Math.abs(video.playbackRate - rate) < 0.001) video.playbackRate = parts.playback()?.rate ?? 1;
    },
  };
}
