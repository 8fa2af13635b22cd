import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followProgress } from './follow-progress.ts';

test('followProgress() reports what has moved, never backwards, and nothing while it stands', () => {
  const seen: unknown[] = [];
  const follow = followProgress((progress) => seen.push(progress));
  const blocks = [
    'frame=0\nout_time_us=N/A\nprogress=continue',
    'frame=12\nout_time_us=500000\nprogress=continue',
    'frame=12\nout_time_us=500000\nprogress=continue',
    'frame=11\nout_time_us=-9223372036854775807\nprogress=continue',
    'frame=24\nout_time_us=1000000\nprogress=end',
  ];
  for (const line of blocks.join('\n').split('\n')) follow(line);
  assert.deepEqual(seen, [
    { frames: 0, seconds: 0 },
    { frames: 12, seconds: 0.5 },
    { frames: 24, seconds: 1 },
  ]);
});
