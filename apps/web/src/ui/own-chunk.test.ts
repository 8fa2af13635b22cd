import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { ownChunk } from './own-chunk.ts';

const Film = ({ title }: { title: string }) => createElement('b', null, title);

test('ownChunk() waits for its chunk, and shows it without a fallback once it is there', async () => {
  const Chunk = ownChunk(() => Promise.resolve({ default: Film }));
  const render = () =>
    renderToString(
      createElement(Suspense, { fallback: 'waiting' }, createElement(Chunk, { title: 'Metropolis' })),
    );
  assert.match(render(), /waiting/);
  await Chunk.bring();
  assert.match(render(), /<b>Metropolis<\/b>/);
});

test('ownChunk() loads once, and again only after a failure', async () => {
  let loads = 0;
  const Chunk = ownChunk(async () => {
    loads++;
    if (loads === 1) throw new Error('no network');
    return { default: Film };
  });
  await assert.rejects(Chunk.bring(), /no network/);
  await Promise.all([Chunk.bring(), Chunk.bring()]);
  await Chunk.bring();
  assert.equal(loads, 2);
});
