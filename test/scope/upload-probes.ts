import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Queries about parcels of hours, by the procedure's name in the contract. */
export const uploadProbes: Readonly<Record<string, Probe>> = {
  'upload.targets': { ask: () => ({}) },
  'upload.target': { ask: () => ({ code: 'x', to: 'http://127.0.0.1:9/', centre: '150200', region: outsideRegion }) },
  'upload.change': { ask: () => ({ target: `${mark}-target`, enabled: true }) },
  'upload.remove': { ask: () => ({ target: `${mark}-target` }) },
  'upload.run': { ask: () => ({ target: `${mark}-target`, day: '2025-03-03' }) },
  'upload.status': { ask: () => ({ target: `${mark}-target`, from: '2025-03-01', to: '2025-04-01' }) },
  'upload.versions': { ask: () => ({ target: `${mark}-target`, day: '2025-03-03' }) },
  'upload.changes': { ask: () => ({ target: `${mark}-target`, day: '2025-03-03', version: 1 }) },
  'upload.receive': { ask: ({ file }) => ({ file }) },
  'upload.received': { ask: () => ({ from: '2025-03-01', to: '2025-04-01' }) },
};
