import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const feed = { ask: () => ({ id: `${mark}-feed` }) };

/** Queries about feeds and deliveries, by the procedure's name in the contract. */
export const sharingProbes: Readonly<Record<string, Probe>> = {
  'sharing.feeds.add': { ask: () => ({ text: `id: ${mark}-new\ndataset: buildings\nregion: ${outsideRegion}\n` }) },
  'sharing.feeds.list': { ask: () => ({}) },
  'sharing.feeds.show': feed,
  'sharing.feeds.end': feed,
  'sharing.feeds.log': feed,
  'sharing.feeds.preview': feed,
  'sharing.deliveries.expect': { ask: () => ({ text: `supplier: x\ncarrier: gas\nregion: ${outsideRegion}\ndue: 5\n` }) },
  'sharing.deliveries.expected': { ask: () => ({}) },
  'sharing.deliveries.status': { ask: () => ({ month: '2025-03' }) },
};
