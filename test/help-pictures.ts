import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { HowTo } from '#desk/search/vocabulary.ts';

const folder = fileURLToPath(new URL('../web/pages/desk/help/pictures', import.meta.url));

/** What each task of the help shows. */
const addresses: Readonly<Record<HowTo, string>> = {
  ledger: '/imports',
  readings: '/typing',
  connection: '/connections',
  over: '/ranking?region=140300&year=2025&verdict=over&basis=indicative&sort=excess&order=desc',
  finding: '/quality?tab=findings',
  source: '/knowledge/check',
  reminder: '/missing',
  report: '/energy-report?region=140300&period=2025-12',
  draft: '/rating',
  savings: '/savings',
};

const size = { width: 1000, height: 620 };

/** Small pictures for the help, as webp: 800 px wide, below 40 KB each. @param shown waits until the page is displayed */
export async function takeHelpPictures(page: Page, language: 'zh' | 'en', shown: (page: Page) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize(size);
  for (const [task, address] of Object.entries(addresses)) {
    await page.goto(address);
    await shown(page);
    const [, data = ''] = (await webp(page, (await page.screenshot()).toString('base64'))).split(',');
    writeFileSync(path.join(folder, `${task}.${language}.webp`), Buffer.from(data, 'base64'));
    process.stdout.write(`${task}.${language}.webp\n`);
  }
}

/** The browser scales the picture down: no other dependency is needed. */
async function webp(page: Page, png: string): Promise<string> {
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async (data) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [800, Math.round((800 * picture.height) / picture.width)];
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', 0.6);
    }, png);
  } finally {
    await blank.close();
  }
}
