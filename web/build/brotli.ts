import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Compresses as the server sends it: brotli at its highest quality. */
export function squeeze(bytes: string | Uint8Array): Promise<Buffer> {
  return compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** Writes a `.br` next to every text file of the build. `index.html` gets none: it is rendered for each response. */
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
