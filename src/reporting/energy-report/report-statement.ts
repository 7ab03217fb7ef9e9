import { labels } from '#kernel/label-terms.ts';
import { countedInTotal } from '#supervision/benchmarking/public/intensity.ts';
import { changesSince } from '#supervision/benchmarking/public/changes-since.ts';
import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import type { Finding } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { carrierTerms, inSentence } from '#kernel/vocabulary.ts';
import { wordType } from '#platform/docx/docx.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import type { Cause, StatementBasis, StatementFigure, StatementKind, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument } from '#casework/statement/statement.ts';
import { buildingPaper, sourcedOf as sourcedOfBuilding, type BuildingPaperContent } from './building-paper.ts';
import { buildingReport } from './building-report.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { readPeriod, type ReportPeriod } from './period.ts';
import { placePaper, sourcedOf as sourcedOfPlace, type PlacePaperContent } from './place-paper.ts';
import { placeReport } from './place-report.ts';
import { presentBuilding, presentPlace } from './present.ts';
import { sourcesOf } from './sources.ts';
import { reportHeadingTerms } from './vocabulary.ts';

const onReadings: readonly Cause[] = ['readings', 'decision', 'facts'];
const onAll: readonly Cause[] = [...onReadings, 'knowledge'];

/** The report of a building (建筑用能月报、年报), as a kind of statement. Requested with `{building, period, authority?}`. */
export function buildingReportStatement(needs: EnergyReportNeeds): StatementKind {
  const kind = reportKind(needs, 'building');
  return {
    ...kind,
    code: 'building-report',
    series: 'YNBG',
    names: { zh: '建筑用能报告', en: 'energy report of a building' },
    gather: (scope, question, known) => gatherBuilding(needs, scope, readQuestion(question, 'building'), known),
    write: (outcome, head) => {
      const content = outcome as BuildingPaperContent & Signed;
      return issuedDocument({ ...buildingPaper(content), note: needs.mark }, head, content);
    },
    changes: (scope, question, since) => {
      const { subject, period } = readQuestion(question, 'building');
      return changesSince(needs, scope, { buildings: [subject] }, reached(period), since);
    },
  };
}

/** The report of a place, as a kind of statement. Requested with `{region, period, authority?}`. */
export function placeReportStatement(needs: EnergyReportNeeds): StatementKind {
  const kind = reportKind(needs, 'region');
  return {
    ...kind,
    code: 'place-report',
    series: 'DQBG',
    names: { zh: '地区用能报告', en: 'energy report of a region' },
    gather: (scope, question, known) => gatherPlace(needs, scope, readQuestion(question, 'region'), known),
    write: (outcome, head) => {
      const content = outcome as PlacePaperContent & Signed;
      return issuedDocument({ ...placePaper(content), note: needs.mark }, head, content);
    },
    changes: (scope, question, since) => {
      const { subject, period } = readQuestion(question, 'region');
      return changesSince(needs, scope, { region: subject }, reached(period), since);
    },
  };
}

type Signed = { readonly indicative: boolean; readonly authority?: string };

type Question = { readonly subject: string; readonly period: ReportPeriod; readonly authority?: string };

function reportKind({ metering }: EnergyReportNeeds, of: 'building' | 'region') {
  return {
    type: wordType,
    ending: 'docx',
    read: (question: StatementQuestion) => {
      const { subject, period, authority } = readQuestion(question, of);
      return { [of]: subject, period: period.text, ...(authority !== undefined && { authority }) };
    },
    knownAt: (text: string | undefined) => metering.knownAt(text),
  };
}

const mostOfAuthority = 200;

function readQuestion({ period, authority, ...named }: StatementQuestion, of: 'building' | 'region'): Question {
  const subject = named[of];
  if (typeof subject !== 'string' || subject === '' || typeof period !== 'string') throw new Problem('bad-input', 'report-question', {});
  if (authority !== undefined && (typeof authority !== 'string' || authority.length > mostOfAuthority))
    throw new Problem('bad-input', 'quota-notice-authority', { most: mostOfAuthority });
  return { subject, period: readPeriod(period), ...(authority !== undefined && authority !== '' && { authority }) };
}

/** All days that a report depends on: those of the year before, too. */
function reached({ year, to }: ReportPeriod): { from: string; to: string } {
  return { from: `${year - 1}-01-01`, to };
}

async function gatherBuilding(needs: EnergyReportNeeds, scope: Scope, asked: Question, known: AsOf): Promise<StatementBasis> {
  const { subject, period, authority } = asked;
  const found = await buildingReport(needs, scope, { building: subject, period, known });
  const report = presentBuilding(found, needs.words, 'zh');
  const [sources, quota] = await Promise.all([
    sourcesOf(needs.explain, scope, sourcedOfBuilding(report)),
    needs.benchmarking.quota(scope, { building: report.building.code, year: report.verdict.year, known }),
  ]);
  const coal = coefficientsOf(needs, period, known);
  const indicative = report.verdict.indicative || !coal.every((one) => isFormal(one));
  const { verdict } = report;
  return {
    building: report.building.code,
    region: report.building.region,
    period: period.text,
    figures: [
      lineFigure('total', reportHeadingTerms.total, report.total, onAll),
      lineFigure('intensity', { zh: labels.zh.energyPerM2, en: labels.en.energyPerM2 }, report.intensity, onAll),
      ...report.carriers.map((one) => lineFigure(`use.${one.carrier}`, carrierTerms[one.carrier], one, onReadings)),
      {
        code: 'verdict',
        name: { zh: labels.zh.quotaVerdict, en: labels.en.quotaVerdict },
        value: verdict.verdict,
        unit: '',
        said: inSentence(verdictTerms[verdict.verdict]),
        figure: verdict.figure,
        restsOn: onAll,
      },
    ],
    knowledge: unique([...coal, ...quota.grounds]),
    outcome: { report, sources, indicative, ...(authority !== undefined && { authority }) },
    indicative,
    hindrances: openPeriod(report),
  };
}

async function gatherPlace(needs: EnergyReportNeeds, scope: Scope, asked: Question, known: AsOf): Promise<StatementBasis> {
  const { subject, period, authority } = asked;
  const report = presentPlace(await placeReport(needs, scope, { region: subject, period, known }), needs.words, 'zh');
  const sources = await sourcesOf(needs.explain, scope, sourcedOfPlace(report));
  const coal = coefficientsOf(needs, period, known);
  const indicative = !coal.every((one) => isFormal(one));
  const { total, intensity, carriers, quota } = report;
  const none: Finding[] = report.buildings > 0 ? [] : [{ code: 'report-no-buildings', severity: 'error', evidence: { region: subject } }];
  return {
    building: null,
    region: subject,
    period: period.text,
    figures: [
      lineFigure('total', reportHeadingTerms.total, total, onAll),
      lineFigure('intensity', { zh: labels.zh.energyPerM2, en: labels.en.energyPerM2 }, intensity, onAll),
      ...carriers.map((one) => lineFigure(`use.${one.carrier}`, carrierTerms[one.carrier], one, onReadings)),
      lineFigure('over', reportHeadingTerms.overFormal, { value: quota.formal.count, unit: '', figure: null }, onAll),
      lineFigure('over-indicative', reportHeadingTerms.overIndicative, { value: quota.indicative.count, unit: '', figure: null }, onAll),
    ],
    knowledge: unique(coal),
    outcome: { report, sources, indicative, ...(authority !== undefined && { authority }) },
    indicative,
    hindrances: [...openPeriod(report), ...none],
  };
}

function lineFigure(
  code: string,
  name: { readonly zh: string; readonly en: string },
  { value, unit, figure }: { readonly value: number | null; readonly unit: string; readonly figure: string | null },
  restsOn: readonly Cause[],
): StatementFigure {
  return { code, name: { zh: textIn(name, 'zh'), en: textIn(name, 'en') }, value, unit, ...(figure !== null && { figure }), restsOn };
}

function openPeriod({ isOpen, period }: { readonly isOpen: boolean; readonly period: string }): Finding[] {
  return isOpen ? [{ code: 'report-period-open', severity: 'error', evidence: { period } }] : [];
}

/** The coefficients of standard coal in force in the year of the report. */
function coefficientsOf({ knowledge }: EnergyReportNeeds, { year }: ReportPeriod, known: AsOf) {
  const at = { on: `${year}-12-31`, ...known };
  return countedInTotal.flatMap((carrier) => knowledge.find('coefficient', `standard-coal/${carrier}`, at) ?? []);
}

function unique(entries: readonly { readonly id: string; readonly version: number; readonly status: string }[]) {
  return [...new Map(entries.map(({ id, version, status }) => [id, { id, version, status }])).values()];
}
