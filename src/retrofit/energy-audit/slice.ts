import { randomBytes } from 'node:crypto';
import type { Attachments } from '#registry/attachments/attachments.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import { slice } from '#slice.ts';
import { energyAuditVocabulary } from './vocabulary.ts';
import { energyAuditWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly project: Projects;
  readonly equipment: Equipment;
  readonly attachments: Attachments;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly benchmarking: Benchmarking;
  readonly savings: Savings;
};

export const energyAuditSlice = slice({
  name: 'energy-audit',
  words: energyAuditWords,
  vocabulary: energyAuditVocabulary,
  async create({ stores: { postgres }, now, audit, site, words, mark }, before: Before) {
    const [{ createEnergyAudits }, { energyAuditRoutes }, { energyAuditDownloads }] = await Promise.all([
      import('./energy-audit.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    const secret = () => randomBytes(32).toString('hex');
    const service = createEnergyAudits({ ...before, postgres, now, audit, secret, url: () => site.url() });
    const checks = { 'files-of-energy-audits': service.filesLost };
    return { service, router: energyAuditRoutes(service, words), downloads: energyAuditDownloads(service, { words, mark }), checks };
  },
});
