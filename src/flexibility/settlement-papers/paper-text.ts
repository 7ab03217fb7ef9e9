import { blank, type Block } from '#platform/docx/block.ts';
import { chineseDay } from '#kernel/day.ts';
import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { statusTerms, termText } from '#kernel/vocabulary.ts';
import type { PaperFacts } from './facts.ts';

export const textBlock = (text: string): Block => ({ kind: 'text', text });

/** Pairs of a label and its value. */
export const factBlock = (rows: readonly (readonly [string, string])[]): Block => ({ kind: 'table', header: [], rows, widths: [0.3, 0.7] });

/** kWh or kW unchanged; unknown values are a dash, never zero. */
export const numberText = (value: number | null): string => (value === null ? '—' : String(value));

/** Money unchanged; a dash for readers who may not see it. */
export const moneyText = (value: string | null): string => value ?? '—';

/** An instant in the members' local time: `2026年6月24日 19:00`. */
export function clockText(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${chineseDay(local.toPlainDate().toString())} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** The clock time alone, with its day if that differs: `19:15`. */
export function shortClock(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The local day of an instant. */
export const dayOf = (at: string, zone: string): string => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** `B1 一号楼`: a member by code and name. */
export function memberText({ names }: Pick<PaperFacts, 'names'>, code: string): string {
  const name = names.get(code);
  return name === undefined || name === code ? code : `${code} ${name}`;
}

/** Cents from money text; zero if there is none. */
export const cents = (money: string | null): bigint => (money === null ? 0n : centsOf(exact(money)));

/** The sum of money texts. */
export const sumText = (all: readonly (string | null)[]): string => moneyOf(all.reduce((sum, one) => sum + cents(one), 0n));

/** A rule or programme with its source and status: `本市响应（city-dr@1，本市设定）`. */
export function sourceText(one: {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly names?: { readonly zh: string } | undefined;
  readonly source: { readonly document: string; readonly clause: string };
}): string {
  const named = one.names?.zh ?? one.id;
  const { document, clause } = one.source;
  const where = document === named && clause === '—' ? '' : `；出处：${document}${clause === '—' ? '' : ` ${clause}`}`;
  return `${named}（${one.id}@${one.version}，${termText(statusTerms, one.status, 'zh')}）${where}`;
}

/** The recipient of a paper, and who signs it and when. */
export const signed = (facts: PaperFacts): string[] => [
  `${facts.aggregator ?? blank}（盖章）`,
  chineseDay(dayOf(facts.issue.knownAt, facts.event.zone)),
];

/** The issue that a paper is about: the same on every one. */
export function issueRows(facts: PaperFacts): [string, string][] {
  const { event, issue, portfolio, aggregator } = facts;
  return [
    ['结算单号', `${issue.event} 第 ${issue.issue} 张`],
    ['聚合体与聚合商', `${portfolio.name}（${portfolio.code}）${aggregator === null ? '' : `，${aggregator}`}`],
    [
      '事件时段',
      `${clockText(Temporal.Instant.fromEpochMilliseconds(event.starts * 1000).toString(), event.zone)} 至 ${clockText(Temporal.Instant.fromEpochMilliseconds(event.ends * 1000).toString(), event.zone)}，${event.direction === 'down' ? '削峰' : '填谷'}`,
    ],
    ['所依据的数据', `截至 ${clockText(issue.knownAt, event.zone)} 所知（known-at ${issue.knownAt}）`],
  ];
}

type Named = { readonly zh: string };

/** A heading with its unit. */
export const inKwh = ({ zh }: Named): string => `${zh}（kWh）`;
export const inYuan = ({ zh }: Named): string => `${zh}（元）`;

/** `第2张` */
export const issueText = ({ issue }: { readonly issue: number }): string => `第${issue}张`;

/** The note shown instead of money to readers who may not see it. */
export const withoutMoney = textBlock('金额只告知聚合商、业主、审计和系统管理员。');
