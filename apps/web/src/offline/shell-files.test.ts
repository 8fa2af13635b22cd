import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handlingOf } from './shell-files.ts';

const origin = 'https://kinora.example';
const shell = { version: '1', files: ['/', '/assets/index-1.js', '/first-paint.js'], languages: {} };
const of = (path: string, mode = 'cors', method = 'GET') =>
  handlingOf({ method, mode, url: new URL(path, origin).href }, origin, shell);

test('handlingOf() shows pages, and leaves to the service what is no page', () => {
  for (const path of ['/', '/downloads/12', '/title/3?x=1']) assert.equal(of(path, 'navigate'), 'page');
  for (const path of ['/api/v1/session', '/docs/', '/openapi.json', '/health/live', '/media/x/1/master.m3u8'])
    assert.equal(of(path, 'navigate'), 'pass', path);
});

test('handlingOf() never touches the API, media, pictures, changes, or other origins', () => {
  for (const path of [
    '/api/v1/downloads',
    '/media/x/1/video-360/1.m4s',
    '/art/titles/1/card/480.webp',
    '/icons/x.png',
  ])
    assert.equal(of(path), 'pass', path);
  assert.equal(of('/assets/index-1.js', 'cors', 'POST'), 'pass');
  assert.equal(of('https://elsewhere.example/assets/index-1.js'), 'pass');
});

test('handlingOf() gives built files from what is kept, and the few others from the network first', () => {
  assert.equal(of('/assets/of-an-older-build.js', 'no-cors'), 'built');
  assert.equal(of('/first-paint.js', 'no-cors'), 'root');
});
