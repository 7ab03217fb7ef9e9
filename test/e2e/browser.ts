import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import carried, { inflate } from '@sparticuz/chromium';
import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const cache = path.join(root, '.cache');
const home = path.join(cache, 'chromium-153');

/** Not the package's own arguments: those switch off web security. The sandbox is off, because tests may run as root. */
const args = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
  '--font-render-hinting=none',
  // pages live for seconds: no garbage collection of their memory while there is room, and optimised code would seldom run often enough
  '--js-flags=--min-semi-space-size=64 --max-semi-space-size=64 --initial-heap-size=400 --no-turbofan',
];

let running: Promise<Browser> | undefined;

/**
 * The Chromium that npm carries, with the libraries and the Chinese font that a bare machine lacks. One for all files of a worker process,
 * with which it ends: whoever opens a context closes it.
 */
export function openBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

async function launch(): Promise<Browser> {
  // options of lists are found by their values
  selectors.setTestIdAttribute('data-value');
  if (!existsSync(home)) await unpack();
  writeFileSync(path.join(home, 'fonts.conf'), fontSettings());
  return chromium.launch({
    executablePath: path.join(home, 'chromium'),
    args,
    env: { ...process.env, LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'), FONTCONFIG_FILE: path.join(home, 'fonts.conf') } as Record<
      string,
      string
    >,
  });
}

/** Unpacks into a separate folder and then moves it into place atomically, because several test files may start at the same time. */
async function unpack(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(path.join(cache, 'unpacking-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    await carried.executablePath();
    await inflate(path.join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/** One font for everything, so that a picture is the same on every machine. */
function fontSettings(): string {
  const fonts = path.join(path.dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
  const aliases = ['system-ui', 'sans-serif', 'serif', 'monospace'].map(
    (family) =>
      `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Sans S Chinese</string></edit></match>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>${aliases.join('')}<cachedir>${path.join(home, 'font-cache')}</cachedir></fontconfig>`;
}
