// Checks that artwork renders: right size and format, fonts found, texts as wide as they were measured, transparency kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { hostileFacts, manyFacts, nosferatu } from '#engine/artwork/artwork-fixture.ts';
import { avatarNames, drawAvatar } from '#engine/artwork/draw-avatar.ts';
import { clipLayers } from '#engine/artwork/clip-layers.ts';
import { drawBackdrop } from '#engine/artwork/draw-backdrop.ts';
import { drawCard } from '#engine/artwork/draw-card.ts';
import { drawLogo } from '#engine/artwork/draw-logo.ts';
import { drawPoster } from '#engine/artwork/draw-poster.ts';
import { drawStill } from '#engine/artwork/draw-still.ts';
import { faceNames, faces } from '#engine/artwork/faces.ts';
import { textWidth } from '#engine/artwork/measure-text.ts';
import { fontFileOf } from './font-files.ts';
import { renderSvg } from './render-svg.ts';

test('renderSvg() gives images of the width and format asked for', async () => {
  for (const format of ['webp', 'png', 'avif'] as const) {
    const {
      width,
      height,
      format: found,
    } = await sharp(await renderSvg(drawPoster(nosferatu), { width: 200, format })).metadata();
    assert.deepEqual([width, height], [200, 300]);
    assert.equal(found, format === 'avif' ? 'heif' : format);
  }
});

test('renderSvg() draws a picture of a film inside of the artwork', async () => {
  const size = { width: 64, height: 36, channels: 3 } as const;
  const jpeg = await sharp({ create: { ...size, background: '#c03020' } })
    .jpeg()
    .toBuffer();
  for (const shape of ['poster', 'card', 'backdrop'] as const) {
    const image = await renderSvg(drawStill(nosferatu, shape, jpeg), { width: 100, format: 'png' });
    const top = await sharp(image)
      .extract({ left: 90, top: 2, width: 4, height: 4 })
      .removeAlpha()
      .raw()
      .toBuffer();
    const [r = 0, g = 0, b = 0] = top;
    assert.ok(
      Math.abs(r - 0xc0) < 16 && Math.abs(g - 0x30) < 16 && Math.abs(b - 0x20) < 16,
      `${shape}: ${r} ${g} ${b}`,
    );
  }
});

test('renderSvg() draws every kind of artwork, hostile facts included', async () => {
  const facts = [...hostileFacts, ...manyFacts(40)];
  const drawings = [
    ...facts.map(drawPoster),
    ...facts.slice(0, 20).flatMap((one) => [drawCard(one), drawBackdrop(one)]),
    ...avatarNames.map(drawAvatar),
    drawLogo({ variant: 'wordmark', colour: '#ffffff' }),
  ];
  for (const svg of drawings) assert.ok((await renderSvg(svg, { width: 48, format: 'png' })).length > 100);
});

test('renderSvg() keeps the colours of half-transparent layers', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="#ff8000" fill-opacity="0.5"/></svg>';
  const pixels = await sharp(await renderSvg(svg, { width: 4, format: 'png' }))
    .raw()
    .toBuffer();
  assert.deepEqual(
    [...pixels.subarray(0, 4)].map((v) => Math.round(v / 4)),
    [64, 32, 0, 32],
  );
  const { channels } = await sharp(
    await renderSvg(clipLayers(nosferatu).layers[1]?.svg ?? '', { width: 64, format: 'webp' }),
  ).metadata();
  assert.equal(channels, 4);
});

test('renderSvg() says what it could not render', async () => {
  await assert.rejects(renderSvg('not svg', { width: 10, format: 'png' }), /Cannot render SVG "not svg"/);
});

test('textWidth() is never less than what resvg draws', () => {
  const samples = [
    'The Cabinet of Dr. Caligari',
    'AVATAR WAVE To Ty Va',
    'MINIMUM',
    'Ågot & Šárka: 1922',
    'WWW',
    'fifty-fifty',
  ];
  for (const face of faceNames)
    for (const text of samples) {
      const size = 100;
      const tracking = faces[face].tracking;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><text x="100" y="150" font-size="${size}" ${faces[face].attributes} letter-spacing="${tracking * size}">${text.replace('&', '&amp;')}</text></svg>`;
      const box = new Resvg(svg, {
        font: { fontFiles: [fontFileOf(face)], loadSystemFonts: false },
      }).innerBBox();
      assert.ok(box, `${face} draws nothing`);
      const measured = textWidth(face, text) * size;
      assert.ok(
        box.width <= measured + 8 && box.width > measured * 0.86,
        `${face} "${text}": drawn ${box.width}, measured ${measured}`,
      );
    }
});
