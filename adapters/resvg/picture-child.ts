// The drawing process: answers one message with one picture.
import process from 'node:process';
import type { RenderAnswer, RenderRequest } from './picture-process.ts';
import { renderSvg } from './render-svg.ts';

process.on('message', (request: RenderRequest) => {
  renderSvg(request.svg, request.options).then(
    (image) => answer({ id: request.id, image }),
    (error: unknown) =>
      answer({ id: request.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
// The service went away without saying so.
process.on('disconnect', () => process.exit(0));

function answer(message: RenderAnswer): void {
  process.send?.(message);
}
