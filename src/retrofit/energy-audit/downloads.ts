import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { askedTimeShape, idShape } from '#kernel/shape.ts';
import { auditPaper } from './paper.ts';
import type { EnergyAudits } from './energy-audit.ts';

type Needs = { readonly words: Words; readonly mark: string | undefined };

const xmlType = 'application/xml';

/** Files from outside are saved to disk before anything opens them. */
const plainType = 'application/octet-stream';

const parameters = {
  audit: { about: 'the number of the audit', shape: idShape },
  knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
};

/** Files of an energy audit: the report as Word, the audit as BuildingSync. */
export function energyAuditDownloads(audits: EnergyAudits, { words, mark }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/energy-audit',
      action: 'energy-audit',
      summary: 'The report of an energy audit as a Word document: bills, equipment, use by item, indicators, findings, measures, sources',
      parameters,
      types: [wordType],
      async open({ scope }, { audit = '', knownAt = '' }) {
        const shown = await audits.show(scope, numberOf(audit), knownAt === '' ? undefined : knownAt);
        const devices = await audits.devices(scope, shown);
        const findings = shown.findings.map((one) => tell(one, words, 'zh').detail);
        const at = `${new Date(shown.knownAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
        const paper = auditPaper(shown, { devices, findings, knownAt: at });
        const bytes = await writeWord({ ...paper, note: mark });
        return {
          name: `${fileNameOf({ place: shown.audit.buildingName, subject: audit, name: paper.title })}.docx`,
          type: wordType,
          body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
          lies: { where: [`building:${shown.audit.building}`] },
        };
      },
    },
    {
      path: '/energy-audits/{audit}/answers/{item}',
      action: 'energy-audit',
      summary: 'The file that was answered to an item of an energy audit',
      parameters: { audit: parameters.audit, item: { about: 'the item', shape: z.string().min(1).max(100) } },
      types: [plainType],
      open: ({ scope }, { audit = '', item = '' }) => audits.answered(scope, numberOf(audit), item),
    },
    {
      path: '/exports/energy-audit-sync',
      action: 'energy-audit',
      summary: 'An energy audit as BuildingSync 2.7.0: area, level, measured months of coverage 1, measures',
      parameters,
      types: [xmlType],
      async open({ scope }, { audit = '', knownAt = '' }) {
        const { building, text } = await audits.sync(scope, numberOf(audit), knownAt === '' ? undefined : knownAt);
        const body = new Blob([text]).stream();
        return { name: `energy-audit-${audit}.xml`, type: xmlType, body, lies: { where: [`building:${building}`] } };
      },
    },
  ];
}

function numberOf(text: string): number {
  const read = idShape.safeParse(text);
  if (!read.success) throw new Problem('not-found', 'no-such-audit', { audit: text.slice(0, 20) });
  return read.data;
}
