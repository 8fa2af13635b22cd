import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { pictureProcess } from './picture-process.ts';

const pictures = pictureProcess();
after(() => pictures.close());
const square = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="${colour}"/></svg>`;

test('pictureProcess() draws many at once and gives each its own picture', async () => {
  const colours = ['#ff0000', '#00ff00', '#0000ff', '#ffffff', '#000000'];
  const images = await Promise.all(
    colours.map((colour) => pictures.render(square(colour), { width: 8, format: 'png' })),
  );
  const seen = await Promise.all(
    images.map(async (image) => {
      const [r = 0, g = 0, b = 0] = await sharp(image).removeAlpha().raw().toBuffer();
      return `#${[r, g, b].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    }),
  );
  assert.deepEqual(seen, colours);
});

test('pictureProcess() draws again after its process was ended', async () => {
  await pictures.render(square('#ff0000'), { width: 8, format: 'png' });
  pictures.close();
  assert.ok((await pictures.render(square('#00ff00'), { width: 8, format: 'png' })).length > 0);
});

test('pictureProcess() says what is not SVG, and goes on', async () => {
  await assert.rejects(pictures.render('<nothing', { width: 8, format: 'png' }), /Cannot render SVG/);
  assert.ok((await pictures.render(square('#123456'), { width: 8, format: 'webp' })).length > 0);
});
