import { chineseDay } from '#kernel/day.ts';
import { exact, rounded } from '#kernel/exact-number.ts';
import type { Language } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { yuanText } from '#kernel/money-text.ts';
import { digits } from './amount-text.ts';
import { named, type Sentence, sentence } from './part.ts';

export type Answer = 'in' | 'out' | null;

/** An event as it is called. Starts and ends are ms UTC; clock times are local, `2026-06-24 19:00`. */
export type EventFacts = {
  readonly code: string;
  readonly direction: 'down' | 'up';
  readonly starts: number;
  readonly ends: number;
  readonly clock: { readonly from: string; readonly to: string };
  readonly members: readonly { readonly name: string; readonly kw: number; readonly answer: Answer }[];
  /** What was not covered by any member when it was called; null if the reader may not know. */
  readonly shortKw: number | null;
};

/** kW by answer, exact to the watt. */
const kwOf = ({ members }: EventFacts, answer: Answer): number =>
  Number(
    rounded(
      members.filter((one) => one.answer === answer).reduce((sum, { kw }) => sum.add(exact(kw.toFixed(6))), exact('0')),
      3,
    ),
  );

/**
 * How far an event is from its target: kW that members confirmed, declined and have not answered, and what is missing if nobody else
 * confirms.
 */
export function standOf(event: EventFacts) {
  const [confirmed, declined, open] = [kwOf(event, 'in'), kwOf(event, 'out'), kwOf(event, null)];
  const short = event.shortKw ?? 0;
  const target = Number((confirmed + declined + open + short).toFixed(3));
  return { target, confirmed, declined, open, missing: Number((target - confirmed).toFixed(3)) };
}

/** Whole hours and minutes until an instant; null if it has passed. @example untilText(0, 26 * 3_600_000, 'zh') // '1 天 2 小时' */
export function untilText(now: number, at: number, language: Language): string | null {
  const minutes = Math.floor((at - now) / 60_000);
  if (at <= now) return null;
  const [whole, hours, left] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts: readonly (readonly [number, string, string])[] = [
    [whole, `${whole} 天`, whole === 1 ? '1 day' : `${whole} days`],
    [hours, `${hours} 小时`, hours === 1 ? '1 hour' : `${hours} hours`],
    ...(whole > 0 ? [] : [[left, `${left} 分钟`, left === 1 ? '1 minute' : `${left} minutes`] as const]),
  ];
  const said = parts.filter(([count]) => count > 0).map(([, zh, en]) => (language === 'zh' ? zh : en));
  if (said.length === 0) return language === 'zh' ? '不到 1 分钟' : 'less than a minute';
  return said.join(' ');
}

/** Names that are listed before the rest is counted. */
const mostNamed = 5;

/** An event: when, how long until then, who answered, what is missing. @param now ms UTC */
export function eventSentences(event: EventFacts, now: number, language: Language): Sentence[] {
  const told = { zh, en }[language];
  return [told.when(event, now), told.answers(event), told.missing(event)];
}

/** What a settled event brought. */
export type Settled = {
  readonly code: string;
  readonly day: string;
  readonly issue: number;
  /** Of the reader: net of the event for an aggregator, its members' money for others; null if the reader may not know. */
  readonly yuan: string | null;
  readonly aggregator: string | null;
};

export function settledSentence({ code, day, issue, yuan, aggregator }: Settled, language: Language): Sentence {
  const href = `/response-events/${encodeURIComponent(code)}`;
  if (language === 'zh') {
    const own = aggregator === null ? '' : `，其中本单位 ${yuanText(aggregator, 'zh')}`;
    return sentence(
      [`${chineseDay(day)}的 ${code}：${yuan === null ? '已结算' : `结算 ${yuanText(yuan, 'zh')}${own}`}（第 ${issue} 期）。`],
      href,
    );
  }
  const own = aggregator === null ? '' : `, ${yuanText(aggregator, 'en')} of it ours`;
  return sentence([`${code} on ${day}: ${yuan === null ? 'settled' : `${yuanText(yuan, 'en')}${own}`} (issue ${issue}).`], href);
}

/** What a member is asked for and what it is paid if it does all of it. */
export type Invitation = {
  readonly event: string;
  readonly building: string;
  readonly direction: 'down' | 'up';
  readonly clock: EventFacts['clock'];
  readonly kw: number;
  readonly answer: Answer;
  /** Null if the programme has no price or the member no share. */
  readonly yuan: string | null;
};

/** Yuan for doing all that is asked: price × kW (× hours, if energy is paid) × the member's share; to the cent. */
export function offerOf(
  pay: { readonly unit: 'kWh' | 'kW'; readonly price: string } | undefined,
  { kw, hours, share }: { readonly kw: number; readonly hours: string; readonly share: string | undefined },
): string | null {
  if (pay === undefined || share === undefined) return null;
  const each = exact(pay.price)
    .mul(exact(kw.toFixed(6)))
    .mul(exact(share));
  return moneyOf(centsOf(pay.unit === 'kWh' ? each.mul(exact(hours)) : each));
}

export function invitationSentence({ event, building, direction, clock, kw, answer, yuan }: Invitation, language: Language): Sentence {
  const href = `/invitations/${encodeURIComponent(event)}`;
  if (language === 'zh') {
    const what = `${clockText(clock, 'zh')}${direction === 'down' ? '降低' : '增加'}用电 ${digits(kw)} kW`;
    const money = yuan === null ? '，报酬未定' : `，全部完成可得约 ${yuanText(yuan, 'zh')}`;
    const said = { in: '已答复参加', out: '已答复不参加', none: '待您答复' }[answer ?? 'none'];
    return sentence([`${building}：${what}${money}。${said}。`], href);
  }
  const what = `${direction === 'down' ? 'use' : 'take'} ${digits(kw)} kW ${direction === 'down' ? 'less' : 'more'} ${clockText(clock, 'en')}`;
  const money = yuan === null ? ', payment not set' : `, about ${yuanText(yuan, 'en')} if fully delivered`;
  const said = { in: 'You said yes.', out: 'You said no.', none: 'Your answer is awaited.' }[answer ?? 'none'];
  return sentence([`${building}: ${what}${money}. ${said}`], href);
}

/** `6月24日 19:00–21:00`; the year is that of the reader's day. */
function clockText({ from, to }: EventFacts['clock'], language: Language): string {
  const [day, at] = [from.slice(0, 10), from.slice(11)];
  const end = to.slice(0, 10) === day ? to.slice(11) : to;
  return language === 'zh' ? `${chineseDay(day)} ${at}–${end} ` : `on ${day}, ${at}–${end}`;
}

const zh = {
  when(event: EventFacts, now: number): Sentence {
    const until = untilText(now, event.starts, 'zh');
    const target = digits(standOf(event).target);
    const what = `${clockText(event.clock, 'zh')}${event.direction === 'down' ? '削减' : '增加'} ${target} kW`;
    return sentence([until === null ? `${event.code} 正在进行：${what}。` : `距 ${event.code} 还有 ${until}：${what}。`], eventAt(event));
  },
  answers(event: EventFacts): Sentence {
    const count = (answer: Answer): number => event.members.filter((one) => one.answer === answer).length;
    const open = event.members.filter(({ answer }) => answer === null).map(({ name }) => name);
    const who = open.length === 0 ? '，全部已答复' : `，未答复 ${open.length} 处：${named(open, mostNamed, 'zh')}`;
    return sentence([`参加 ${count('in')} 处，不参加 ${count('out')} 处${who}。`], eventAt(event));
  },
  missing(event: EventFacts): Sentence {
    const { target, confirmed, missing, open } = standOf(event);
    if (missing <= 0) return sentence([`目标 ${digits(target)} kW 已全部确认。`]);
    const hope = open === 0 ? '' : `，其中 ${digits(open)} kW 尚待答复`;
    return sentence([`已确认 ${digits(confirmed)} kW，距目标还差 ${digits(missing)} kW${hope}。`], eventAt(event));
  },
};

const en: typeof zh = {
  when(event, now) {
    const until = untilText(now, event.starts, 'en');
    const target = digits(standOf(event).target);
    const what = `${target} kW ${event.direction === 'down' ? 'less' : 'more'} ${clockText(event.clock, 'en')}`;
    return sentence([until === null ? `${event.code} is under way: ${what}.` : `${until} until ${event.code}: ${what}.`], eventAt(event));
  },
  answers(event) {
    const count = (answer: Answer): number => event.members.filter((one) => one.answer === answer).length;
    const open = event.members.filter(({ answer }) => answer === null).map(({ name }) => name);
    const who = open.length === 0 ? '; everybody has answered' : `; no answer yet from ${open.length}: ${named(open, mostNamed, 'en')}`;
    return sentence([`In: ${count('in')}, out: ${count('out')}${who}.`], eventAt(event));
  },
  missing(event) {
    const { target, confirmed, missing, open } = standOf(event);
    if (missing <= 0) return sentence([`All of the ${digits(target)} kW is confirmed.`]);
    const hope = open === 0 ? '' : `, with ${digits(open)} kW not answered yet`;
    return sentence([`${digits(confirmed)} kW is confirmed, ${digits(missing)} kW short of the target${hope}.`], eventAt(event));
  },
};

const eventAt = ({ code }: EventFacts): string => `/response-events/${encodeURIComponent(code)}`;
