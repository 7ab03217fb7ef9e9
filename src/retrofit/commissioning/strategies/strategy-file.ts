import type { Language } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, statusTerms } from '#kernel/vocabulary.ts';
import type { StrategyWithHours } from './strategies.ts';
import { strategyFactTerms, strategyFormulaTerms, strategyKindTerms, strategyStateTerms, strategyTerms } from './vocabulary.ts';

type OfficeRows = { readonly columns: string[]; readonly rows: (string | number | null)[][] };

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e4) / 100);

/**
 * The strategies of a building as rows of an office's table: formula, thresholds with their source, and findings in every row, so that a
 * row copied elsewhere still says what it rests on.
 * @param say findings in the reader's words
 */
export function strategyRows(
  strategies: readonly StrategyWithHours[],
  language: Language,
  say: (one: StrategyWithHours) => readonly string[],
): OfficeRows {
  const own = labels[language];
  const word = (name: keyof typeof strategyTerms) => strategyTerms[name][language];
  return {
    columns: [
      word('strategy'),
      word('subject'),
      own.name,
      own.state,
      own.energy,
      word('wouldHaveSaved'),
      own.unit,
      word('useJudged'),
      word('hours'),
      word('valued'),
      word('judged'),
      `${own.coverage} (%)`,
      word('yuan'),
      `${word('kgco2')} (kg)`,
      `${own.measuringPoints} / ${own.meters}`,
      strategyFactsTitle[language],
      own.basis,
      own.finding,
    ],
    rows: strategies.map((one) => [
      strategyKindTerms[one.kind][language],
      one.subject,
      one.name,
      strategyStateTerms[one.state][language],
      carrierTerms[one.carrier][language],
      one.saved,
      unitSign(one.unit),
      one.use,
      one.hours,
      one.valued,
      one.judged,
      percent(one.coverage),
      one.yuan === null ? null : Number(one.yuan),
      one.kgco2,
      [...one.points, ...one.meters].join(' '),
      one.facts.map((fact) => `${factName(fact.name, language)} ${fact.value ?? own.noData} ${unitSign(fact.unit)}`).join('\n'),
      basisOf(one, language),
      say(one).join('\n'),
    ]),
  };
}

const strategyFactsTitle = { zh: '实测依据', en: 'Measured basis' } as const;

/** A measured figure in words; the equipment that it is of follows. */
function factName(name: string, language: Language): string {
  const [term = '', ...rest] = name.split(' ');
  const said = Object.hasOwn(strategyFactTerms, term) ? strategyFactTerms[term as keyof typeof strategyFactTerms][language] : term;
  return [said, ...rest].join(' ');
}

function basisOf({ kind, rule: { entry }, periods }: StrategyWithHours, language: Language): string {
  const thresholds = Object.values(entry.thresholds).map(({ names, value, unit }) => `${names[language]} ${value} ${unitSign(unit)}`);
  const priced = periods.map(
    ({ period, price, saved, yuan }) => `${strategyTerms.yuan[language]}: ${period} ${price} × ${saved} kWh = ${yuan}`,
  );
  const { document, clause } = entry.source;
  const status = statusTerms[entry.status][language];
  return [strategyFormulaTerms[kind][language], `${document} ${clause} (${status})`, thresholds.join('; '), ...priced].join('\n');
}
