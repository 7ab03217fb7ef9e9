import { chineseDay, dayText, parseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { yuanText } from '#kernel/money-text.ts';
import { type Sentence, sentence } from './part.ts';

/** What is to be done about a contract next, the most urgent first. */
export const contractActs = ['settle', 'confirm', 'wait', 'done'] as const;

export type ContractAct = (typeof contractActs)[number];

/** A contract as its list has it. Days are local, `to` the day after the last; `balance` in yuan, null for those who see no money. */
export type ContractFacts = {
  readonly contract: string;
  readonly name: string;
  readonly state: 'proposed' | 'disputed' | 'confirmed' | 'ended';
  readonly amending: boolean;
  readonly next: { readonly from: string; readonly to: string; readonly state: 'open' | 'running' } | null;
  readonly balance: string | null;
};

/** A period that is over is settled, terms are confirmed, a period that runs is waited for. */
export function contractAct({ state, amending, next }: ContractFacts): ContractAct {
  if (next?.state === 'open') return 'settle';
  if (state === 'proposed' || state === 'disputed' || amending) return 'confirm';
  return next === null ? 'done' : 'wait';
}

/** How a contract stands, with what is still owed; it leads to the period to settle, otherwise to the contract. */
export function contractSentence(facts: ContractFacts, language: Language): Sentence {
  const act = contractAct(facts);
  const address = `/contracts/${encodeURIComponent(facts.contract)}`;
  const href = act === 'settle' && facts.next !== null ? `${address}?period=${facts.next.from}` : address;
  const said = language === 'zh' ? inChinese(facts, act) : inEnglish(facts, act);
  return sentence([`${facts.name}${language === 'zh' ? '：' : ': '}${said}${owed(facts, language)}`], href);
}

/** The last day of a period. */
const lastOf = (to: string): string => dayText((parseDay(to) ?? 0) - 1);

function inChinese({ next, state }: ContractFacts, act: ContractAct): string {
  if (act === 'confirm') return state === 'disputed' ? '条款有异议，待双方商定' : '条款待双方确认';
  if (next === null) return '各期均已结算';
  const span = `${chineseDay(next.from)}至${chineseDay(lastOf(next.to))}`;
  return act === 'settle' ? `${span}已结束，可以结算` : `本期为${span}，结束后结算`;
}

function inEnglish({ next, state }: ContractFacts, act: ContractAct): string {
  if (act === 'confirm') return state === 'disputed' ? 'its terms are disputed' : 'its terms await confirmation by both parties';
  if (next === null) return 'all periods are settled';
  const span = `${next.from} to ${lastOf(next.to)}`;
  return act === 'settle' ? `the period ${span} is over and can be settled` : `the current period is ${span}`;
}

function owed({ balance }: ContractFacts, language: Language): string {
  if (balance === null || Number(balance) <= 0) return language === 'zh' ? '。' : '.';
  const yuan = yuanText(balance, language);
  return language === 'zh' ? `；尚欠节能服务公司 ${yuan}。` : `; ${yuan} is still owed to the service company.`;
}
