// What every transcoder must say of a file: its facts, or what is wrong with it.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TranscoderBench } from './transcoder-bench.ts';

export function probeSuite(bench: TranscoderBench): void {
  const { transcoder, folder, probe, clip } = bench;
  test('probe() reads a real WebM: codecs, size, rate, pixel shape', async () => {
    const facts = await probe(clip('tears-of-steel-battle.webm'));
    assert.equal(facts.video.codec, 'vp8');
    assert.deepEqual([facts.video.width, facts.video.height], [800, 332]);
    assert.deepEqual(facts.video.frameRate, { num: 24, den: 1 });
    assert.ok(Math.abs(facts.durationSeconds - 70.54) < 0.05);
    assert.equal(facts.audio[0]?.codec, 'vorbis');
  });

  test('probe() reads rotation, pixel shape, languages, roles and a late start', async () => {
    assert.equal((await probe(bench.odd.rotated)).video.rotation, 90);
    assert.deepEqual((await probe(bench.odd.anamorphic)).video.pixelAspect, { num: 16, den: 15 });
    const two = await probe(bench.odd.twoLanguages);
    assert.deepEqual(
      two.audio.map(({ language, role, channels }) => ({ language, role, channels })),
      [
        { language: 'fr', role: 'main', channels: 2 },
        { language: 'en', role: 'commentary', channels: 6 },
      ],
    );
    assert.deepEqual(two.video.frameRate, { num: 24000, den: 1001 });
    assert.ok(Math.abs((await probe(bench.odd.late)).startSeconds - 100) < 0.2);
  });

  const refused = async (code: string, file: string): Promise<void> => {
    await assert.rejects(transcoder.probe(file), { code }, file);
  };

  test('probe() names what is wrong with a file that cannot be used', async () => {
    const file = (fileName: string, content: string | Buffer) => {
      const path = join(folder, fileName);
      writeFileSync(path, content);
      return path;
    };
    await refused('media_not_found', join(folder, 'absent.mp4'));
    await refused(
      'media_not_video',
      file('text.mp4', 'Once upon a time there was no video in this file.\n'.repeat(50)),
    );
    await refused(
      'media_not_video',
      file('noise.mkv', Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * i * 31 + i * 7) & 255))),
    );
    await refused('media_not_video', bench.odd.audioOnly);
    await refused('media_dimensions', bench.odd.tiny);
  });

  test('probe() refuses files that only point to others, and follows none of them', async () => {
    let asked = 0;
    const elsewhere = createServer((socket) => {
      asked++;
      socket.destroy();
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    const { port } = elsewhere.address() as AddressInfo;
    const list = (address: string) =>
      `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${address}\n#EXT-X-ENDLIST\n`;
    const file = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    try {
      await refused('media_pointer', file('list.mp4', list(`file://${clip('flower.mp4')}`)));
      // Where the glance at the first bytes sees nothing yet, FFmpeg itself must not read them as what they are.
      const far = ' \n'.repeat(4096);
      await refused('media_not_video', file('far.m3u8', far + list(`http://127.0.0.1:${port}/a.ts`)));
      await refused('media_not_video', file('far.ts', far + list(`file://${clip('flower.mp4')}`)));
      await refused(
        'media_not_video',
        file('far.ffconcat', `${far}ffconcat version 1.0\nfile '${clip('flower.mp4')}'\n`),
      );
      assert.equal(asked, 0);
    } finally {
      elsewhere.close();
    }
  });

  test('probe() takes a file for its content, not its name', async () => {
    const path = join(folder, 'holiday.txt');
    copyFileSync(clip('friday.mp4'), path);
    assert.equal((await transcoder.probe(path)).video.codec, 'h264');
  });

  test('probe() finds that a file is cut off, with its index at the front or at the end', async () => {
    for (const [source, share] of [
      ['flower.mp4', 0.5],
      ['tears-of-steel-battle.webm', 0.3],
      ['friday.mp4', 0.6],
      ['big-buck-bunny-320.mp4', 0.5],
    ] as const) {
      const path = join(folder, `cut-${source}`);
      copyFileSync(clip(source), path);
      truncateSync(path, Math.round(readFileSync(path).length * share));
      await refused('media_truncated', path);
    }
  });
}
