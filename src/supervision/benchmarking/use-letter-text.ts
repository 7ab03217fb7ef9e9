import type { Language } from '#kernel/finding.ts';
import { percentText } from '#kernel/percent.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { paperNumber } from '#casework/statement/statement.ts';

type Names = Readonly<Record<Language, string>>;

/** What one carrier came to in the year. */
export type LetterUse = {
  readonly carrier: Names;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
};

/** A carrier against its limit. */
export type LetterLimit = {
  readonly carrier: Names;
  readonly corrected: number;
  readonly constraint: number;
  readonly unit: string;
  readonly source: string;
};

/** Buildings of the same use. */
export type LetterPeers = {
  readonly count: number;
  readonly own: number;
  readonly median: number;
  readonly unit: string;
  /** 1 to 4, 4 the highest. */
  readonly quarter: number;
};

/** What a notice on the use of a building says; the whole content of its paper. */
export type LetterOutcome = {
  readonly kind: 'use-notice' | 'supervision-notice';
  readonly building: { readonly code: string; readonly name: string; readonly place: string; readonly use: Names };
  readonly organisation: string | null;
  readonly year: number;
  /** The local day up to which the year is known, if it is not over. */
  readonly through: string | null;
  readonly uses: readonly LetterUse[];
  readonly limits: readonly LetterLimit[];
  /** The limits are not verified. */
  readonly indicative: boolean;
  readonly peers: LetterPeers | null;
  readonly seen: string | null;
  readonly answerBy: string | null;
  readonly note: string | null;
  readonly authority?: string;
};

/** By how much a use is over its limit, as a share of the limit; null if it is not over. */
export function excessOf({ corrected, constraint }: Pick<LetterLimit, 'corrected' | 'constraint'>): number | null {
  return constraint > 0 && corrected > constraint ? corrected / constraint - 1 : null;
}

/** A number as people say it: at most four significant digits. @example sayNumber(798123) // '798,100' */
export function sayNumber(value: number): string {
  return paperNumber(Number(value.toPrecision(4)));
}

const amount = (value: number, unit: string): string => `${sayNumber(value)} ${unitSign(unit)}`;

const quarters: Readonly<Record<number, Names>> = {
  1: { zh: '最低的四分之一', en: 'the lowest quarter' },
  2: { zh: '中位数以下', en: 'below the median' },
  3: { zh: '中位数以上', en: 'above the median' },
  4: { zh: '最高的四分之一', en: 'the highest quarter' },
};

/**
 * The figures of a notice in one sentence.
 * @example sayLetter(outcome, 'zh') // '2025年度电 825,000 kWh（计量覆盖率 100%）；电 82.5 kWh/m²，超约束值 80 kWh/m² 3.1%'
 */
export function sayLetter(outcome: LetterOutcome, language: Language): string {
  const parts = [useText(outcome, language), ...limitTexts(outcome, language), ...peerTexts(outcome, language)];
  if (outcome.seen !== null) parts.push(outcome.seen);
  return parts.filter((part) => part !== '').join(language === 'zh' ? '；' : '; ');
}

function useText({ uses, year, through }: LetterOutcome, language: Language): string {
  const measured = uses.flatMap(({ carrier, value, unit, coverage }) =>
    value === null
      ? []
      : language === 'zh'
        ? [`${carrier.zh} ${amount(value, unit)}（计量覆盖率 ${percentText(coverage)}）`]
        : [`${carrier.en} ${amount(value, unit)} (${percentText(coverage)} measured)`],
  );
  if (measured.length === 0) return '';
  return language === 'zh'
    ? `${year}年${through === null ? '度' : `截至 ${through} `}用${measured.join('、')}`
    : `${year}${through === null ? '' : ` until ${through}`}: ${measured.join(', ')}`;
}

function limitTexts({ limits, indicative }: LetterOutcome, language: Language): string[] {
  const toCheck = indicative ? (language === 'zh' ? '（参考，限额待核对）' : ' (indicative: the limit is to be checked)') : '';
  return limits.map((limit) => {
    const { carrier, corrected, constraint, unit } = limit;
    const excess = excessOf(limit);
    const [own, most] = [amount(corrected, unit), amount(constraint, unit)];
    if (language === 'en')
      return `${carrier.en} ${own}, ${excess === null ? `within the constraint value of ${most}` : `${percentText(excess)} over the constraint value of ${most}`}${toCheck}`;
    return `${carrier.zh} ${own}，${excess === null ? `在约束值 ${most} 以内` : `超约束值 ${most} ${percentText(excess)}`}${toCheck}`;
  });
}

function peerTexts({ peers }: LetterOutcome, language: Language): string[] {
  if (peers === null) return [];
  const { count, own, median, unit, quarter } = peers;
  const where = quarters[quarter]?.[language] ?? '';
  return language === 'zh'
    ? [`单位面积用能 ${amount(own, unit)}，同类 ${count} 栋中位数 ${amount(median, unit)}，处于${where}`]
    : [`${amount(own, unit)}, where the median of ${count} buildings of its use is ${amount(median, unit)}: ${where}`];
}
