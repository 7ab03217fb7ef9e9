import type { Client } from '#client.ts';
import { auditStateTerms, auditTerms, indicatorTerms, requestStateTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Service = Client['energyAudit'];
type Audit = Awaited<ReturnType<Service['show']>>;
type Listed = Awaited<ReturnType<Service['list']>>;
type Sync = Awaited<ReturnType<Service['importSync']>>;
type ByLink = Awaited<ReturnType<Service['linked']['show']>>;

/** An audit for people: requests, energy, indicators, findings, measures. */
export function auditInWords(told: Audit, say: Say): string {
  const word = (code: keyof typeof auditTerms): string => term(say, auditTerms, code);
  return blocks(
    facts([
      [word('number'), told.audit],
      [label(say, 'building'), `${told.building} ${told.buildingName}`],
      [
        word('level'),
        told.indicative
          ? say(`${told.levelName}（${label(say, 'indicative')}）`, `${told.levelName} (${label(say, 'indicative')})`)
          : told.levelName,
      ],
      [word('period'), `${told.from} … ${told.to}`],
      [label(say, 'state'), term(say, auditStateTerms, told.state)],
      [word('expires'), told.link?.expires ?? null],
    ]),
    requestTable(told.requests, say),
    energyTable(told.energy, say),
    indicatorTable(told.indicators, say),
    measureTable(told.measures, say),
    findingLines(
      told.findings.map((one) => (one.rests === null ? one : { ...one, detail: `${one.detail} (${restsInWords(one.rests, say)})` })),
      say,
    ),
  );
}

function restsInWords({ carrier, indicator, value, unit }: NonNullable<Audit['findings'][number]['rests']>, say: Say): string {
  const name = `${term(say, carrierTerms, carrier)} ${term(say, indicatorTerms, indicator)}`;
  return `${name}: ${value === null ? label(say, 'noData') : `${number(value, 4)} ${unit === '1' ? '' : unit}`.trim()}`;
}

function requestTable(requests: ByLink['requests'], say: Say): string {
  type Row = ByLink['requests'][number];
  return table(
    [
      { title: term(say, auditTerms, 'item'), cell: (row: Row) => row.item },
      { title: label(say, 'name'), cell: (row: Row) => (row.unit === null ? row.name : `${row.name} (${row.unit})`) },
      { title: label(say, 'state'), cell: (row: Row) => term(say, requestStateTerms, row.state) },
      { title: term(say, auditTerms, 'why'), cell: (row: Row) => row.why },
      { title: label(say, 'hash'), cell: (row: Row) => (row.state === 'received' ? (row.answer?.hash ?? null) : null) },
    ],
    requests,
  );
}

function energyTable(energy: Audit['energy'], say: Say): string {
  type Row = Audit['energy'][number];
  return table(
    [
      { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
      { title: label(say, 'use'), cell: ({ use }: Row) => (use.value === null ? null : `${number(use.value, 2)} ${use.unit}`) },
      { title: label(say, 'coverage'), cell: ({ use }: Row) => percent(use.coverage ?? 0), number: true },
      { title: term(say, auditTerms, 'cost'), cell: (row: Row) => row.costYuan, number: true },
      { title: term(say, auditTerms, 'price'), cell: (row: Row) => row.price, number: true },
    ],
    energy,
  );
}

function indicatorTable(indicators: Audit['indicators'], say: Say): string {
  type Row = Audit['indicators'][number];
  return table(
    [
      { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
      { title: term(say, auditTerms, 'indicator'), cell: (row: Row) => term(say, indicatorTerms, row.indicator) },
      { title: label(say, 'value'), cell: (row: Row) => (row.value === null ? null : number(row.value, 4)), number: true },
      { title: label(say, 'unit'), cell: (row: Row) => (row.unit === '1' ? '' : row.unit) },
      { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
      { title: label(say, 'remarks'), cell: (row: Row) => (row.indicative ? label(say, 'indicative') : '') },
    ],
    indicators,
  );
}

function measureTable(measures: Audit['measures'], say: Say): string {
  type Row = Audit['measures'][number];
  return table(
    [
      { title: label(say, 'code'), cell: (row: Row) => row.code },
      { title: term(say, auditTerms, 'measures'), cell: (row: Row) => row.name },
      {
        title: term(say, auditTerms, 'saving'),
        cell: (row: Row) => (row.annualSaving === null ? null : `${row.annualSaving} ${row.unit}`),
      },
      { title: term(say, auditTerms, 'cost'), cell: (row: Row) => row.costYuan, number: true },
      { title: term(say, auditTerms, 'payback'), cell: (row: Row) => row.payback, number: true },
      { title: label(say, 'project'), cell: (row: Row) => row.project },
    ],
    measures,
  );
}

export function auditList({ audits }: Listed, say: Say): string {
  type Row = Listed['audits'][number];
  return table(
    [
      { title: term(say, auditTerms, 'number'), cell: (row: Row) => row.audit, number: true },
      { title: label(say, 'building'), cell: (row: Row) => `${row.building} ${row.buildingName}` },
      { title: term(say, auditTerms, 'level'), cell: (row: Row) => row.level, number: true },
      { title: term(say, auditTerms, 'period'), cell: (row: Row) => `${row.from} … ${row.to}` },
      { title: term(say, auditTerms, 'answered'), cell: (row: Row) => row.received, number: true },
      { title: term(say, auditTerms, 'expires'), cell: (row: Row) => row.expires },
    ],
    audits,
  );
}

/** What the holder of a link reads. */
export function linkInWords({ buildingName, from, to, expires, requests }: ByLink, say: Say): string {
  return blocks(
    facts([
      [label(say, 'building'), buildingName],
      [term(say, auditTerms, 'period'), `${from} … ${to}`],
      [term(say, auditTerms, 'expires'), expires],
    ]),
    requestTable(requests, say),
  );
}

/** The result of importing a BuildingSync file. */
export function syncInWords({ building, areaM2, series, measures, audit, findings }: Sync, say: Say): string {
  type Row = Sync['series'][number];
  return blocks(
    facts([
      [label(say, 'building'), building],
      [`${label(say, 'floorArea')} (m2)`, areaM2],
      [term(say, auditTerms, 'measures'), measures],
      [term(say, auditTerms, 'number'), audit],
    ]),
    table(
      [
        { title: label(say, 'meter'), cell: (row: Row) => row.meter },
        { title: label(say, 'unit'), cell: (row: Row) => row.unit },
        { title: label(say, 'month'), cell: (row: Row) => row.months, number: true },
      ],
      series,
    ),
    findingLines(findings, say),
  );
}
