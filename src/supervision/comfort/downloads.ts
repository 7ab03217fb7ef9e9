import { z } from 'zod';
import { safeTypes } from '#registry/attachments/facts.ts';
import { wordType, writeWord, type Paper } from '#platform/docx/docx.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { languageAsked, shownByPage, type DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { fileNote } from '#kernel/file-note.ts';
import { tell, type Language, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { askedTimeShape, codeShape, idShape, measuredTimeShape } from '#kernel/shape.ts';
import { officePieces } from '#platform/tables/file.ts';
import type { Comfort } from './comfort.ts';
import { controlRows } from './control-file.ts';
import { inspectionPaper, orderPaper, type PaperSubject } from './inspection-papers.ts';
import type { ComfortNeeds } from './needs.ts';
import { controlTerms } from './vocabulary.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Needs = Pick<ComfortNeeds, 'registry' | 'place'> & { readonly words: Words; readonly mark: string | undefined };

/** Files of indoor temperature: the documents of an inspection as Word, hours outside by county and building as xlsx. */
export function comfortDownloads(comfort: Comfort, needs: Needs): DownloadRoute[] {
  return [inspectionFile(comfort, needs), photoFile(comfort), controlFile(comfort, needs)];
}

function inspectionFile(comfort: Comfort, needs: Needs): DownloadRoute {
  return {
    path: '/exports/temperature-inspection',
    action: 'view',
    summary: 'The record of an inspection of indoor temperature, or its order to rectify, as a Word document',
    parameters: {
      id: { about: 'the number of the inspection', shape: idShape },
      paper: { about: '`record` (usual) or `order`', shape: z.enum(['record', 'order']).optional() },
    },
    types: [wordType],
    async open({ scope }, { id = '', paper }) {
      const inspection = await comfort.inspection(scope, Number(id));
      const subject = await subjectOf(needs, scope, inspection.building);
      const made =
        paper === 'order' ? orderPaper(inspection, subject) : inspectionPaper(inspection, subject, await comfort.photoBytes(inspection));
      if (made === null) throw new Problem('conflict', 'inspection-without-order', { inspection: inspection.id });
      const file = await wordOf(made, subject.name, String(inspection.id), needs.mark);
      return { ...file, lies: { where: [`building:${inspection.building}`] } };
    },
  };
}

function photoFile(comfort: Comfort): DownloadRoute {
  return {
    path: '/temperature/photos/{id}/file',
    action: 'view',
    summary: 'A photo of an inspection of indoor temperature',
    parameters: { id: { about: 'its number', shape: idShape } },
    types: safeTypes,
    leavesNone: shownByPage,
    open: ({ scope }, { id = '' }) => comfort.openPhoto(scope, Number(id)),
  };
}

async function subjectOf({ registry, place }: Needs, scope: Scope, code: string): Promise<PaperSubject> {
  const { fields, name, zone } = await buildingOf(registry, scope, code);
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const organisation = text(fields['organisation']);
  const owner =
    organisation === null ? null : ((await place.organisations(scope, { codes: [organisation], limit: 1 }))[0]?.name ?? organisation);
  return { code, name, zone, address: text(fields['address']), owner };
}

async function buildingOf(registry: Needs['registry'], scope: Scope, code: string) {
  const [found] = await registry.buildingFacts(scope, { buildings: [code] }, asOfNow);
  if (found === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return found;
}

async function wordOf(paper: Paper, place: string, subject: string, mark: string | undefined) {
  const bytes = await writeWord({ ...paper, note: mark });
  const name = `${fileNameOf({ place, subject, name: paper.title })}.docx`;
  return { name, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
}

function controlFile(comfort: Comfort, needs: Needs): DownloadRoute {
  return {
    path: '/exports/temperature-control',
    action: 'export',
    summary:
      'Hours outside the rule of indoor temperature by county and building of a place, with document, status, period and findings, as xlsx',
    parameters: {
      region: { about: 'the place', shape: codeShape },
      from: { about: 'the first local day or instant', shape: measuredTimeShape },
      to: { about: 'the end, not included', shape: measuredTimeShape },
      knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      language: languageAsked,
    },
    types: [xlsxType],
    async open(context, asked) {
      const language: Language = asked['language'] === 'en' || asked['language'] === 'zh' ? asked['language'] : context.language;
      return controlWorkbook(comfort, needs, context, { ...asked, language });
    },
  };
}

async function controlWorkbook(
  comfort: Comfort,
  { place, words, mark }: Needs,
  { scope, now }: RequestContext,
  asked: Readonly<Record<string, string>> & { readonly language: Language },
) {
  const { region = '', from = '', to = '', knownAt = '', language } = asked;
  const known = knownAt === '' ? undefined : knownAt;
  const told = await comfort.controlOfPlace(scope, { region, from, to, ...(known !== undefined && { knownAt: known }) });
  const names = new Map((await place.places(region)).map(({ code, name }) => [code, name]));
  const { name } = await place.get(region);
  const findings = told.findings.map((one) => tell(one, words, language).detail);
  const facts = { place: name, from, to, findings, regionOf: (code: string) => names.get(code) ?? code };
  const title = `${name} ${controlTerms.control[language]} ${from} – ${to}`;
  const asKnown = known === undefined ? '' : language === 'zh' ? `数字按 ${known} 所知` : `figures as known at ${known}`;
  const note =
    known === undefined ? fileNote({ mark, known, at: now, address: undefined }, language) : [mark ?? '', asKnown].join(' ').trim();
  const sheet = controlTerms.control[language];
  const pieces = await officePieces({ title, note, sheet, ...controlRows(told, facts, language) });
  if (pieces === null) throw new Problem('bad-input', 'control-file-too-long', { count: told.buildings.length });
  return {
    name: `${fileNameOf({ place: name, when: `${from}_${to}`, name: sheet })}.xlsx`,
    type: xlsxType,
    body: new Blob([...pieces]).stream(),
  };
}
