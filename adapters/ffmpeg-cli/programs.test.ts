import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { programsOf, versionOf } from './programs.ts';

test('programsOf() finds ffprobe beside ffmpeg, by the same kind of name', () => {
  const pairs = [
    ['/usr/bin/ffmpeg', '/usr/bin/ffprobe'],
    ['ffmpeg', 'ffprobe'],
    ['/opt/ffmpeg/bin/ffmpeg-7.1', '/opt/ffmpeg/bin/ffprobe-7.1'],
  ] as const;
  for (const [given, beside] of pairs)
    assert.deepEqual(programsOf(given), { ffmpeg: given, ffprobe: beside });
  assert.deepEqual(programsOf('/a/ffmpeg', '/b/probe'), { ffmpeg: '/a/ffmpeg', ffprobe: '/b/probe' });
});

test('versionOf() reads the version, and names a program that is none', async () => {
  const programs = programsOf(needProgram(ffmpeg));
  assert.match(await versionOf(programs.ffmpeg), /^[n\d]/i);
  assert.match(await versionOf(programs.ffprobe), /^[n\d]/i);
  await assert.rejects(versionOf(process.execPath), /no version|exit code/);
  await assert.rejects(versionOf('/nowhere/ffmpeg'), /ENOENT/);
});
