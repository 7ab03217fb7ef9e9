import { type Language, tellPlain, type Words } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import type { ChangeAnswer, ClosedShown } from './answer.ts';
import { spokenChange } from './spoken.ts';

/** A change as returned in responses: yuan as text, in sentences of a language. */
export function presentChange(change: ChangeAnswer, words: Words, language: Language) {
  const { household, season, method, now, earlier, parts, indicative, findings, figure } = change;
  return {
    household,
    season,
    method,
    now: presentClosed(now),
    before: presentClosed(earlier),
    difference: now === null || earlier === null ? null : moneyOf(now.total - earlier.total),
    parts: parts?.map(({ cause, cents, before, now: after, unit }) => ({ cause, yuan: moneyOf(cents), before, now: after, unit })) ?? null,
    sentences: spokenChange(change, words, language),
    indicative,
    findings: findings.map((one) => tellPlain(one, words, language)),
    figure,
  };
}

const presentClosed = (one: ClosedShown | null) =>
  one === null ? null : { ...one, tariff: { ...one.tariff }, accounts: [...one.accounts], total: moneyOf(one.total) };
