import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomEvent, RoomMember } from '@kinora/sdk';
import type { Translate } from '#i18n/create-translator.ts';
import { noticeText } from './notice-text.ts';
import type { RoomNotice } from './room-session.ts';

const ada: RoomMember = { id: 'a', name: 'Ada', avatar: 'moon' };
const you: RoomMember = { id: 'b', name: 'Blaise', avatar: 'owl' };
const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const say = (event: RoomEvent | 'refused' | 'tooFast', host: string | null = 'a') =>
  noticeText({ id: 1, host, event } as RoomNotice, you, t, { number: (value) => String(value) });

test('noticeText() says what others did, and nothing of what one did oneself', () => {
  const playback = { version: 1, paused: true, position: 75, rate: 1, at: 0 };
  const did = (change: 'play' | 'pause' | 'seek', by: RoomMember): RoomEvent => ({
    kind: 'playback',
    change,
    by,
    playback,
  });
  assert.equal(say(did('pause', ada)), 'together.said.pause Ada');
  assert.equal(say(did('seek', ada)), 'together.said.seek Ada 1:15');
  assert.equal(say(did('pause', you)), null);
  assert.equal(say({ kind: 'joined', member: ada }), 'together.said.joined Ada');
  assert.equal(say({ kind: 'joined', member: you }), null);
});

test('noticeText() tells a new host from a change of who controls', () => {
  const control = (host: RoomMember, everyoneControls: boolean): RoomEvent => ({
    kind: 'control',
    host,
    everyoneControls,
  });
  assert.equal(say(control(you, true)), 'together.said.youHost');
  assert.equal(say(control(ada, false), 'c'), 'together.said.newHost Ada');
  assert.equal(say(control(ada, true)), 'together.said.everyone');
  assert.equal(say(control(ada, false)), 'together.said.hostControls Ada');
  assert.equal(say(control(you, false), 'b'), 'together.said.youControl');
});

test('noticeText() says whose film waits, and why something was refused', () => {
  assert.equal(say({ kind: 'waiting', member: ada, waiting: true }), 'together.said.waiting Ada');
  assert.equal(say({ kind: 'waiting', member: ada, waiting: false }), null);
  assert.equal(say({ kind: 'waiting', member: you, waiting: true }), null);
  assert.equal(say('refused'), 'together.hostOnly');
  assert.equal(say('tooFast'), 'together.tooFast');
});
