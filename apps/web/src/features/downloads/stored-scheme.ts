// Lets Shaka Player read the files of a download from where the browser keeps them, under addresses of the form kinora-stored://12/master.m3u8.
import shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';
import { shelfOf } from './shelf.ts';

const SCHEME = 'kinora-stored';

shaka.net.NetworkingEngine.registerScheme(SCHEME, (uri, request) =>
  shaka.util.AbortableOperation.notAbortable(read(uri, request)),
);

async function read(uri: string, originalRequest: shaka.extern.Request): Promise<shaka.extern.Response> {
  const { host, pathname } = new URL(uri);
  const stored = await shelfOf(Number(host)).read(pathname.slice(1));
  if (stored === null) {
    const { Severity, Category, Code } = shaka.util.Error;
    throw new shaka.util.Error(Severity.CRITICAL, Category.NETWORK, Code.HTTP_ERROR, uri);
  }
  return {
    uri,
    originalUri: uri,
    data: await stored.arrayBuffer(),
    headers: { 'content-type': stored.headers.get('content-type') ?? '' },
    fromCache: true,
    originalRequest,
    status: 200,
  };
}
