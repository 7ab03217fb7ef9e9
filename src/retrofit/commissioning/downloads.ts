import { wordType, writeWord } from '#platform/docx/docx.ts';
import { officePieces, type OfficeTable, xlsxType } from '#platform/tables/file.ts';
import { asOf, asOfNow } from '#kernel/as-of.ts';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { fileNote } from '#kernel/file-note.ts';
import { type Language, tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { askedDayShape, askedTimeShape, codeShape, idShape, measuredYearShape } from '#kernel/shape.ts';
import type { Commissioning } from './commissioning.ts';
import type { CommissioningNeeds } from './needs.ts';
import { effectPaper } from './effect-paper.ts';
import { programmeRows } from './programme-file.ts';
import { readBand, readPrices } from './strategies/read-options.ts';
import { bandShape, pricesShape, tariffShape } from './strategies/contract.ts';
import { strategyRows } from './strategies/strategy-file.ts';
import { programmeTerms, strategyTerms } from './vocabulary.ts';

type Needs = Pick<CommissioningNeeds, 'registry' | 'now'> & { readonly words: Words; readonly mark: string | undefined };

/** The report of an action as a Word file; strategies of a building and the programme of a place as xlsx. */
export function commissioningDownloads(commissioning: Commissioning, needs: Needs): DownloadRoute[] {
  return [effectFile(commissioning, needs), strategyFile(commissioning, needs), programmeFile(commissioning, needs)];
}

function effectFile(commissioning: Commissioning, { registry, now, words, mark }: Needs): DownloadRoute {
  return {
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
  };
}

/** A table as an xlsx file, with its note of when it was known and written. */
async function workbook(table: Omit<OfficeTable, 'note'>, name: string, note: string) {
  const pieces = await officePieces({ ...table, note });
  if (pieces === null) throw new Problem('bad-input', 'commissioning-file-too-long', { count: table.rows.length });
  return { name: `${name}.xlsx`, type: xlsxType, body: new Blob([...pieces]).stream() };
}

const languageOf = (asked: string | undefined, context: RequestContext): Language =>
  asked === 'en' || asked === 'zh' ? asked : context.language;

function strategyFile(commissioning: Commissioning, { registry, now, words, mark }: Needs): DownloadRoute {
  return {
    path: '/exports/commissioning-strategies',
    action: 'export',
    summary: 'The strategies of operation of a building with what each would have saved, formula, thresholds and findings, as xlsx',
    parameters: {
      building: { about: 'the building', shape: codeShape },
      from: { about: 'the first local day', shape: askedDayShape.optional() },
      to: { about: 'the day after the last', shape: askedDayShape.optional() },
      within: { about: 'the temperature that rooms must have', shape: bandShape.optional() },
      prices: { about: 'yuan per unit of carriers', shape: pricesShape.optional() },
      tariff: { about: 'the tariff of electricity, by its id', shape: tariffShape.optional() },
      knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      language: languageAsked,
    },
    types: [xlsxType],
    async open(context, { building = '', within, prices, language: asked, knownAt, ...days }) {
      const language = languageOf(asked, context);
      const given = { building, ...days, knownAt, prices: readPrices(prices), ...(within !== undefined && { band: readBand(within) }) };
      const told = await commissioning.strategies(context.scope, given);
      const [facts] = await registry.buildingFacts(context.scope, { buildings: [told.building] }, asOfNow);
      const place = facts?.name ?? told.building;
      const table = strategyRows(told.strategies, language, ({ findings }) => findings.map((one) => tell(one, words, language).detail));
      const sheet = strategyTerms.strategy[language];
      const title = `${place} ${strategyTerms.strategies[language]} ${told.from} – ${told.to}`;
      const note = fileNote({ mark, known: knownAt, at: now(), address: undefined }, language);
      const name = fileNameOf({ place, when: `${told.from}_${told.to}`, name: sheet });
      return { ...(await workbook({ title, sheet, ...table }, name, note)), lies: { where: [`building:${told.building}`] } };
    },
  };
}

function programmeFile(commissioning: Commissioning, { now, words, mark }: Needs): DownloadRoute {
  return {
    path: '/exports/commissioning-programme',
    action: 'export',
    summary: 'The programme of commissioning of a place in a year: who is due, who did what, and what came of it, as xlsx',
    parameters: {
      region: { about: 'the place; all if not given', shape: codeShape.optional() },
      year: { about: 'the year', shape: measuredYearShape },
      knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      language: languageAsked,
    },
    types: [xlsxType],
    async open(context, { region, year = '', knownAt, language: asked }) {
      const language = languageOf(asked, context);
      const told = await commissioning.programme(context.scope, { region, year: Number(year), knownAt });
      const sheet = programmeTerms.programme[language];
      const findings = told.findings.map((one) => tell(one, words, language).detail);
      const note = [fileNote({ mark, known: knownAt, at: now(), address: undefined }, language), ...findings].join(' · ');
      const name = fileNameOf({ place: region ?? '', when: year, name: sheet });
      return workbook({ title: `${region ?? ''} ${sheet} ${year}`.trim(), sheet, ...programmeRows(told, language) }, name, note);
    },
  };
}
