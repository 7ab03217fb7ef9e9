import { writeBuildingSync } from '#retrofit/building-sync/write.ts';
import type { Probe } from './probe.ts';

/** A file about a building with this code. */
const syncFile = (code: string): string => writeBuildingSync({ code, name: null, areaM2: null, level: 1, uses: [], measures: [] });

const audit = ({ energyAudit }: { readonly energyAudit: number }) => ({ audit: energyAudit });

/** Queries about energy audits of a building outside. */
export const energyAuditProbes: Readonly<Record<string, Probe>> = {
  'energyAudit.open': { ask: ({ building }) => ({ building, level: 1, from: '2025-01-01', to: '2026-01-01' }) },
  'energyAudit.items': { ask: ({ building }) => ({ building, level: 1, from: '2025-01-01', to: '2026-01-01' }) },
  'energyAudit.list': { ask: ({ building }) => ({ building }) },
  'energyAudit.show': { ask: audit },
  'energyAudit.link': { ask: audit },
  'energyAudit.unlink': { ask: audit },
  'energyAudit.accept': { ask: (outside) => ({ ...audit(outside), item: 'storeys' }) },
  'energyAudit.return': { ask: (outside) => ({ ...audit(outside), item: 'storeys' }) },
  'energyAudit.findings': {
    ask: async (outside, send) => ({ ...audit(outside), file: await send('code,system,text,severity\nF1,a,b,info\n') }),
  },
  'energyAudit.measures': {
    ask: async (outside, send) => ({ ...audit(outside), file: await send('code,system,name,carrier\nM1,a,b,gas\n') }),
  },
  'energyAudit.importSync': {
    ask: async ({ building }, send) => ({ file: await send(syncFile(building)), set: { name: 'x', use: 'office', region: '150200' } }),
  },
  'energyAudit.linked.show': { open: 'who holds a link is asked', ask: () => ({ token: 'none' }) },
  'energyAudit.linked.answer': { open: 'who holds a link answers', ask: () => ({ token: 'none', set: {} }) },
  'energyAudit.linked.preview': { open: 'who holds a link tries a file of its own', ask: () => ({ token: 'none', item: 'energy-gas' }) },
  'energyAudit.linked.submit': { open: 'who holds a link hands in', ask: () => ({ token: 'none' }) },
};
