import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { examineFile, whyUnreadable } from './examine-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinora-examine-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test('examineFile() refuses files that only point to others, whatever they are called', () => {
  const target = '/srv/films/film.mp4';
  const pointers = {
    'list.m3u8': `#EXTM3U\n#EXTINF:4,\n${target}\n`,
    'marked.mp4': `\u{feff}\r\n#EXTM3U\n#EXTINF:4,\nfile://${target}\n`,
    'concat.mkv': `ffconcat version 1.0\nfile '${target}'\n`,
    'plain.avi': `file '${target}'\n`,
    'list.mpd': `<?xml version="1.0"?>\n<!-- a list -->\n<MPD><Period/></MPD>`,
    'list.asx': `<ASX version="3.0"><entry><ref href="http://127.0.0.1/"/></entry></ASX>`,
    'list.smil': `<smil><body><video src="${target}"/></body></smil>`,
    'session.mp4': 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n',
    'list.pls': `[playlist]\nFile1=${target}\n`,
    'reference.mov': '[Reference]\nRef1=http://127.0.0.1/film.asf\n',
  };
  for (const [name, text] of Object.entries(pointers))
    assert.throws(() => examineFile(file(name, text)), { code: 'media_pointer' }, name);
});

test('examineFile() takes plain files only: no folder, no device, no pipe that nobody writes to', () => {
  assert.throws(() => examineFile(join(folder, 'absent.mp4')), { code: 'media_not_found' });
  assert.throws(() => examineFile(folder), { code: 'media_not_found' });
  assert.throws(() => examineFile('/dev/zero'), { code: 'media_not_found' });
  assert.throws(() => examineFile(file('empty.mp4', '')), { code: 'media_not_video' });
  if (process.platform === 'win32') return;
  const pipe = join(folder, 'pipe.mp4');
  execFileSync('mkfifo', [pipe]);
  assert.throws(() => examineFile(pipe), { code: 'media_not_found' });
});

test('whyUnreadable() does not walk over millions of boxes', () => {
  const box = Buffer.from([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65]);
  const path = file(
    'boxes.mp4',
    Buffer.concat([
      Buffer.from('\0\0\0\x10ftypisom\0\0\0\0'),
      ...Array.from({ length: 1_000_000 }, () => box),
    ]),
  );
  // Too many to be a film: what is missing of it is not looked for to its end.
  assert.equal(whyUnreadable(path, examineFile(path)).code, 'media_not_video');
});
