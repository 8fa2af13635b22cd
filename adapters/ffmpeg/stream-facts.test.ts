import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMediaFileName } from '#domains/media/file-names.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { frameRateFrom, languageOf, orientationFrom, titleOf } from './stream-facts.ts';

const hostile = [
  '../../etc',
  '/etc/passwd',
  'en/../../x',
  'en\0',
  'en\n#EXT-X-KEY',
  '"><script>',
  'en us',
  `en-x${'-aaaaaaaa'.repeat(20)}`,
  `en${'-'.repeat(5000)}`,
  'a'.repeat(100_000),
  '',
  'i-klingon-',
  '%2e%2e',
];

test('languageOf() answers a tag that names of files can hold, whatever a container says', () => {
  assert.deepEqual(
    ['ger', 'fre', 'pt_BR', 'zh-hant-tw', 'EN'].map((language) => languageOf({ language })),
    ['de', 'fr', 'pt-BR', 'zh-Hant-TW', 'en'],
  );
  for (const language of hostile) {
    const tag = languageOf({ language });
    assert.match(tag, /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i);
    assert.ok(tag.length <= 35, tag);
    const facts: MediaFacts = {
      container: 'mp4',
      bytes: 1,
      durationSeconds: 10,
      startSeconds: 0,
      video: {
        index: 0,
        codec: 'h264',
        width: 640,
        height: 360,
        pixelAspect: { num: 1, den: 1 },
        rotation: 0,
        flipped: false,
        frameRate: { num: 24, den: 1 },
        variableFrameRate: false,
        interlaced: false,
        highDynamicRange: false,
      },
      audio: [
        {
          index: 1,
          codec: 'aac',
          channels: 2,
          sampleRate: 48_000,
          language: tag,
          title: null,
          isDefault: true,
          role: 'main',
        },
      ],
      subtitles: [],
    };
    for (const { id } of ladderFor(facts).audio) assert.ok(isMediaFileName(`${id}/init.mp4`), id);
  }
});

test('titleOf() keeps a title short and on one line', () => {
  for (const title of [...hostile, 'a\r\nb\u0085c']) {
    const kept = titleOf({ title }) ?? '';
    assert.ok(kept.length <= 80 && !/\p{Cc}/u.test(kept), kept);
  }
});

test('frameRateFrom() and orientationFrom() make something usable of nonsense', () => {
  const numbers = [0, -1, 1, 1001, 24_000, 2 ** 31 - 1, -(2 ** 31), Number.NaN, Number.POSITIVE_INFINITY];
  for (const num of numbers)
    for (const den of numbers) {
      const { num: above, den: below } = frameRateFrom({ num, den }, { num: den, den: num }, false).frameRate;
      assert.ok(
        above > 0 && below > 0 && Number.isSafeInteger(above) && Number.isSafeInteger(below),
        `${num}/${den}`,
      );
      assert.ok(above / below <= 1000, `${num}/${den}`);
    }
  for (const matrix of [[], [0, 0, 0, 0], numbers])
    assert.ok([0, 90, 180, 270].includes(orientationFrom(matrix).rotation));
});
