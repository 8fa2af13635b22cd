import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomPlayback } from '@kinora/sdk';
import { positionAt } from './position-at.ts';
import { syncVideo, type SyncedElement, type Wish } from './sync-video.ts';

/** Milliseconds since 1970 at which each story begins. */
const START = 1_000_000;

/** A video element that plays as time passes; `seekTakes` milliseconds until it shows another place. */
class FakeVideo extends EventTarget implements SyncedElement {
  duration = 600;
  paused = true;
  ended = false;
  seeking = false;
  readyState = 4;
  seekTakes = 80;
  blocked = false;
  /** Shows nothing new, without a word. */
  frozen = false;
  jumps = 0;
  #time = 0;
  #rate = 1;
  #seekEnds = 0;
  #pauses = 0;

  get currentTime(): number {
    return this.#time;
  }
  set currentTime(seconds: number) {
    this.#time = seconds;
    this.seeking = true;
    this.#seekEnds = this.seekTakes;
    this.jumps += 1;
    this.#say('seeking');
  }
  get playbackRate(): number {
    return this.#rate;
  }
  set playbackRate(rate: number) {
    this.#rate = rate;
    this.#say('ratechange');
  }
  play(): Promise<void> {
    if (this.blocked) return Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
    if (this.paused) {
      this.paused = false;
      this.#say('play');
    }
    return Promise.resolve();
  }
  /** The event comes a moment later, as in a browser. */
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.#pauses += 1;
  }
  /** The picture stands still for want of data, and goes on. */
  stall(on: boolean): void {
    this.readyState = on ? 2 : 4;
    this.#say(on ? 'waiting' : 'playing');
  }
  pass(milliseconds: number): void {
    for (; this.#pauses > 0; this.#pauses -= 1) this.#say('pause');
    if (this.seeking) {
      this.#seekEnds -= milliseconds;
      if (this.#seekEnds > 0) return;
      this.seeking = false;
      this.#say('seeked');
    }
    if (!this.paused && !this.frozen && this.readyState >= 3)
      this.#time += (milliseconds / 1000) * this.#rate;
  }
  #say(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

interface Story {
  readonly video: FakeVideo;
  readonly sent: Wish[];
  readonly refused: () => number;
  readonly held: () => string | null;
  /** Sets what the room says. */
  room(change: Partial<RoomPlayback>): void;
  /** Seconds that the player is ahead of the room. */
  drift(): number;
  /** Lets time pass in steps of ten milliseconds, and promises settle. */
  pass(milliseconds: number): Promise<void>;
  stop(): void;
}

async function tell(
  { control = true, refuse = false },
  body: (story: Story) => Promise<void>,
): Promise<void> {
  let now = START;
  let playback: RoomPlayback = { version: 1, paused: true, position: 0, rate: 1, at: START };
  const timers = new Set<{ at: number; action: () => void }>();
  const sent: Wish[] = [];
  let refused = 0;
  let held: string | null = null;
  const video = new FakeVideo();
  const sync = syncVideo(video, {
    now: () => now,
    playback: () => playback,
    mayControl: () => control,
    send: async (wish) => {
      sent.push(wish);
      if (refuse) throw new Error('refused');
      playback = { ...playback, ...wish, version: playback.version + 1 };
    },
    onRefused: () => (refused += 1),
    onHeld: (as) => (held = as),
    later(action, milliseconds) {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const story: Story = {
    video,
    sent,
    refused: () => refused,
    held: () => held,
    room(change) {
      playback = { ...playback, version: playback.version + 1, at: now, ...change };
      sync.look();
    },
    drift: () => video.currentTime - positionAt(playback, now, video.duration),
    async pass(milliseconds) {
      for (let passed = 0; passed < milliseconds; passed += 10) {
        now += 10;
        video.pass(10);
        for (const timer of timers)
          if (timer.at <= now) {
            timers.delete(timer);
            timer.action();
          }
        await Promise.resolve();
        await Promise.resolve();
      }
    },
    stop: () => sync.stop(),
  };
  await story.pass(1000);
  await body(story);
  sync.stop();
}

test('syncVideo() plays and pauses with the room, and sends nothing for it', () =>
  tell({}, async ({ video, sent, room, drift, pass }) => {
    room({ paused: false, position: 40 });
    await pass(3000);
    assert.equal(video.paused, false);
    assert.ok(Math.abs(drift()) < 0.1, String(drift()));
    room({ paused: true, position: 43.2 });
    await pass(1000);
    assert.deepEqual([video.paused, video.currentTime], [true, 43.2]);
    assert.deepEqual(sent, []);
  }));

test('syncVideo() comes back into step by speed alone from a second away', () =>
  tell({}, async ({ video, room, drift, pass, sent }) => {
    room({ paused: false });
    await pass(3000);
    const { jumps } = video;
    video.stall(true);
    video.stall(false);
    await pass(500);
    // Half a second of nothing, as a slow machine has it, without any event.
    video.frozen = true;
    await pass(1000);
    video.frozen = false;
    const behind = drift();
    assert.ok(behind < -0.9, String(behind));
    await pass(1000);
    assert.ok(video.playbackRate > 1 && video.playbackRate <= 1.05);
    await pass(40_000);
    assert.ok(Math.abs(drift()) < 0.05, String(drift()));
    assert.equal(video.jumps, jumps, 'no jump');
    assert.deepEqual(sent, []);
  }));

test('syncVideo() jumps once after a long stall, and reckons with how long a jump takes', () =>
  tell({}, async ({ video, room, drift, pass }) => {
    room({ paused: false });
    await pass(3000);
    video.seekTakes = 400;
    for (let stalls = 0; stalls < 3; stalls++) {
      video.stall(true);
      await pass(4000);
      const { jumps } = video;
      video.stall(false);
      await pass(1500);
      assert.equal(video.jumps, jumps + 1);
    }
    assert.ok(Math.abs(drift()) < 0.1, String(drift()));
  }));

test('syncVideo() leaves a device that cannot keep up seconds between two jumps', () =>
  tell({}, async ({ video, room, pass }) => {
    room({ paused: false });
    await pass(3000);
    const { jumps } = video;
    // Each jump takes longer than the one before: nothing that was learnt helps.
    for (let n = 1; n <= 20; n++) {
      video.seekTakes = 600 * n;
      await pass(500);
      video.stall(true);
      await pass(1000);
      video.stall(false);
    }
    assert.ok(video.jumps - jumps <= 10, String(video.jumps - jumps));
  }));

test('syncVideo() carries pause, play, seek and speed of who may control to the room', () =>
  tell({}, async ({ video, sent, room, pass }) => {
    room({ paused: false });
    await pass(3000);
    video.pause();
    // Looks before its event is there, and before it is told: neither may play on.
    video.dispatchEvent(new Event('seeked'));
    await pass(20);
    video.dispatchEvent(new Event('seeked'));
    await pass(480);
    assert.deepEqual(
      sent.map(({ paused }) => paused),
      [true],
    );
    assert.ok(Math.abs((sent[0]?.position ?? 0) - 3) < 0.2);
    await video.play();
    await pass(500);
    assert.equal(sent[1]?.paused, false);
    // A slider that is drawn: many seeks, one wish.
    for (const place of [100, 110, 120, 130]) {
      video.currentTime = place;
      await pass(100);
    }
    await pass(1000);
    assert.equal(sent.length, 3);
    assert.ok(Math.abs((sent[2]?.position ?? 0) - 130) < 0.2);
    video.playbackRate = 1.5;
    await pass(2000);
    assert.equal(sent[3]?.rate, 1.5);
    assert.equal(sent.length, 4);
  }));

test('syncVideo() takes back what the room refused', () =>
  tell({ refuse: true }, async ({ video, sent, room, drift, pass }) => {
    room({ paused: false });
    await pass(3000);
    video.pause();
    await pass(2000);
    assert.equal(sent.length, 1);
    assert.equal(video.paused, false);
    assert.ok(Math.abs(drift()) < 0.2, String(drift()));
  }));

test('syncVideo() lets a guest pause for themself, catch up, and change nothing else', () =>
  tell({ control: false }, async ({ video, sent, room, held, refused, drift, pass }) => {
    room({ paused: false });
    await pass(3000);
    video.pause();
    await pass(5000);
    assert.deepEqual([video.paused, held()], [true, 'own']);
    await video.play();
    await pass(2000);
    assert.equal(held(), null);
    assert.ok(Math.abs(drift()) < 0.2, String(drift()));
    video.currentTime = 300;
    await pass(2000);
    assert.ok(Math.abs(drift()) < 0.2, 'the seek was taken back');
    room({ paused: true, position: 20 });
    await pass(1000);
    await video.play();
    await pass(1000);
    assert.equal(video.paused, true);
    assert.ok(refused() >= 2);
    assert.deepEqual(sent, []);
  }));

test('syncVideo() does not take the start of the film, its end, or a stream that was taken away for a wish', () =>
  tell({}, async ({ video, sent, room, stop, pass }) => {
    room({ paused: false, position: 595 });
    await pass(2000);
    video.ended = true;
    video.pause();
    await pass(1000);
    assert.deepEqual(sent, []);
    video.ended = false;
    room({ position: 10 });
    await pass(2000);
    video.pause();
    stop();
    await pass(1000);
    assert.deepEqual(sent, []);
  }));

test('syncVideo() takes a player that stops its clock to wait for data for no wish', () =>
  tell({}, async ({ video, sent, room, drift, pass }) => {
    video.playbackRate = 0;
    await pass(1000);
    video.playbackRate = 1;
    room({ paused: false });
    await pass(3000);
    const before = video.playbackRate;
    video.playbackRate = 0;
    await pass(2000);
    video.playbackRate = before;
    await pass(3000);
    assert.ok(Math.abs(drift()) < 0.2, String(drift()));
    assert.deepEqual(sent, []);
  }));

test('syncVideo() says when the browser lets nothing play, and goes on once something is pressed', () =>
  tell({}, async ({ video, room, held, drift, pass, sent }) => {
    video.blocked = true;
    room({ paused: false });
    await pass(1000);
    assert.equal(held(), 'blocked');
    video.blocked = false;
    await video.play();
    await pass(2000);
    assert.equal(held(), null);
    assert.ok(Math.abs(drift()) < 0.2, String(drift()));
    assert.deepEqual(sent, []);
  }));

test('syncVideo() carries a seek to where the room itself went last', () =>
  tell({}, async ({ video, sent, room, pass }) => {
    room({ paused: false, position: 40 });
    await pass(3000);
    assert.equal(sent.length, 0);
    video.currentTime = 40.1;
    await pass(1000);
    assert.equal(sent.length, 1);
    assert.ok(Math.abs((sent[0]?.position ?? 0) - 40.1) < 0.3);
  }));
