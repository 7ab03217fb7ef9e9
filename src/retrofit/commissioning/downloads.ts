import { wordType, writeWord } from '#platform/docx/docx.ts';
import { asOf, asOfNow } from '#kernel/as-of.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { askedDayShape, askedTimeShape, idShape } from '#kernel/shape.ts';
import type { Commissioning } from './commissioning.ts';
import type { CommissioningNeeds } from './needs.ts';
import { effectPaper } from './effect-paper.ts';

type Needs = Pick<CommissioningNeeds, 'registry' | 'now'> & { readonly words: Words; readonly mark: string | undefined };

/** The report of an action as a Word file. */
export function commissioningDownloads(commissioning: Commissioning, { registry, now, words, mark }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/commissioning',
      action: 'view',
      summary: 'The report of a commissioning action: what was saved since, its interval, coverage and what is missing, as a Word document',
      parameters: {
        id: { about: 'the number of the action', shape: idShape },
        to: { about: 'the day after the last', shape: askedDayShape.optional() },
        knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      },
      types: [wordType],
      async open({ scope }, { id = '', to = '', knownAt = '' }) {
        const number = idShape.safeParse(id);
        if (!number.success) throw new Problem('not-found', 'no-such-commissioning', { action: id.slice(0, 20) });
        const known = asOf(now(), knownAt === '' ? undefined : knownAt);
        const effect = await commissioning.effect(scope, { id: number.data, known, ...(to !== '' && { to }) });
        const [building] = await registry.buildingFacts(scope, { buildings: [effect.action.building] }, asOfNow);
        const name = building?.name ?? effect.action.building;
        const findings = effect.findings.map((one) => tell(one, words, 'zh').detail);
        const at = knownAt === '' ? new Date(now()).toISOString().slice(0, 16).replace('T', ' ').concat(' UTC') : knownAt;
        const paper = effectPaper(effect, { name, findings, knownAt: at });
        const bytes = await writeWord({ ...paper, note: mark });
        return {
          name: `${fileNameOf({ place: name, subject: id, name: paper.title })}.docx`,
          type: wordType,
          body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
          lies: { where: [`building:${effect.action.building}`] },
        };
      },
    },
  ];
}
