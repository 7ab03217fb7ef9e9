import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** As the server sends it: brotli at its best. */
export function squeeze(bytes: string | Uint8Array): Promise<Buffer> {
  return compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** Lays a `.br` beside every text file of the build. `index.html` has none: it is made anew for each response. */
export function brotli(): Plugin {
  return {
    name: 'yaodong:brotli',
    apply: 'build',
    async writeBundle({ dir = 'dist/web' }) {
      const files = await readdir(dir, { recursive: true });
      const wanted = files.filter((file) => /\.(js|mjs|css|svg|json|geojson)$/u.test(file));
      await Promise.all(wanted.map(async (file) => writeFile(join(dir, `${file}.br`), await squeeze(await readFile(join(dir, file))))));
    },
  };
}
