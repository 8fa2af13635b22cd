// Checks the logo: outlines only, in the colours asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawLogo } from './draw-logo.ts';

test('drawLogo() is outlines without fonts, in the colour of the page when asked', () => {
  for (const variant of ['mark', 'wordmark'] as const) {
    const svg = drawLogo({ variant, colour: 'currentColor', beam: '#f6b93b' });
    assert.doesNotMatch(svg, /<text|font|NaN/);
    assert.match(svg, /fill="currentColor"/);
    assert.match(svg, /fill="#f6b93b"/);
  }
});
