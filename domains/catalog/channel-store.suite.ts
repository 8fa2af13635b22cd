// What every channel store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelStore, TitleStore } from './ports.ts';
import { sampleTitle } from './title-store.suite.ts';

export function channelStoreSuite(
  engine: string,
  open: () => Promise<{ channels: ChannelStore; titles: TitleStore; close: () => Promise<void> }>,
): void {
  test(`${engine} channel store: putAll() makes these the channels, in this order`, async () => {
    const { channels, titles, close } = await open();
    const [a = 0, b = 0] = await titles.putAll(
      [sampleTitle('a', { maturity: 0 }), sampleTitle('b', { maturity: 16 })],
      1,
    );
    const text = (en: string) => ({ name: { en, fr: `${en} fr` }, description: { en } });
    await channels.putAll([
      { slug: 'two', ...text('Two'), titleIds: [b, a, b] },
      { slug: 'none', ...text('None'), titleIds: [] },
      { slug: 'one', ...text('One'), titleIds: [b] },
    ]);
    const all = await channels.all(18, 4);
    assert.deepEqual(
      all.map(({ slug, titles, cover }) => [slug, titles, cover.map(({ id }) => id)]),
      [
        ['two', 2, [b, a]],
        ['one', 1, [b]],
      ],
    );
    assert.deepEqual(all[0]?.name, { en: 'Two', fr: 'Two fr' });
    assert.deepEqual(
      (await channels.all(7, 4)).map(({ slug, titles }) => [slug, titles]),
      [['two', 1]],
    );
    assert.equal((await channels.find('none', 18, 4))?.titles, 0);
    assert.equal(await channels.find('three', 18, 4), null);
    assert.deepEqual(
      (await titles.list({ channel: 'two', sort: 'title', limit: 9 })).map(({ row }) => row.id),
      [a, b],
    );

    await channels.putAll([{ slug: 'one', ...text('One'), titleIds: [a] }]);
    assert.deepEqual(
      (await channels.all(18, 4)).map(({ slug }) => slug),
      ['one'],
    );
    assert.deepEqual((await titles.detail(a))?.channels, [
      { slug: 'one', name: { en: 'One', fr: 'One fr' } },
    ]);
    await close();
  });
}
