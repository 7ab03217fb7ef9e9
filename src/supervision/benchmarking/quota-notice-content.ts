import { labels } from '#kernel/label-terms.ts';
import { fill, tell, type Evidence, type Words } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { inSentence, statusTerms, termText } from '#kernel/vocabulary.ts';
import type { Cause, StatementFigure } from '#casework/statement/facts.ts';
import type { QuotaAnswer } from './benchmarking.ts';
import type { Correction } from './corrections.ts';
import type { YearOfBuilding } from './facts.ts';
import { type NoticeOutcome, type NoticePart } from './quota-notice-paper.ts';
import type { QuotaPart } from './quota.ts';
import { useFigure } from './public/use-figure.ts';
import { verdictTerms } from './vocabulary.ts';

const onReadings: readonly Cause[] = ['readings', 'decision', 'facts'];
const onLimits: readonly Cause[] = ['facts', 'knowledge'];
const onAll: readonly Cause[] = [...onReadings, 'knowledge'];

type Context = { readonly zone: string; readonly known: AsOf; readonly words: Words };

/** The figures that a quota notice is based on, each with the id that opens it. @param building as it was in the year */
export function noticeFigures(answer: QuotaAnswer, building: YearOfBuilding, context: Context): StatementFigure[] {
  const { verdict, indicative, parts, figure } = answer;
  const name = (zh: string, en: string) => ({ zh, en });
  return [
    {
      code: 'verdict',
      name: name(labels.zh.verdict, 'verdict'),
      value: verdict,
      unit: '',
      said: inSentence(verdictTerms[verdict]),
      figure,
      restsOn: onAll,
    },
    { code: 'indicative', name: name(labels.zh.indicative, 'indicative only'), value: indicative, unit: '', restsOn: onLimits },
    { code: 'floor-area', name: name(labels.zh.floorArea, 'floor area'), value: building.floorAreaM2, unit: 'm2', restsOn: ['facts'] },
    ...parts.flatMap((part) => partFigures(part, answer, context)),
  ];
}

function partFigures(part: QuotaPart, { building, year, figure: quota }: QuotaAnswer, { zone, known, words }: Context): StatementFigure[] {
  const { carrier, unit, use } = part;
  const called = words[`carrier=${carrier}`] ?? { zh: carrier, en: carrier };
  const used = use === null ? undefined : useFigure(building, zone, carrier, year, known);
  const one = (
    [code, zh, en]: readonly [string, string, string],
    value: number | null,
    its: { readonly unit: string; readonly figure: string | undefined; readonly restsOn: readonly Cause[] },
  ): StatementFigure => ({ code: `${carrier}.${code}`, name: { zh: `${called.zh}：${zh}`, en: `${called.en}: ${en}` }, value, ...its });
  return [
    one(['use', '年用量', 'use of the year'], use?.value ?? null, { unit: use?.unit ?? '', figure: used, restsOn: onReadings }),
    one(['coverage', '计量覆盖率', 'coverage'], use?.coverage ?? null, { unit: '', figure: used, restsOn: onReadings }),
    one(['measured', '实测单位用量', 'measured'], part.measured, { unit, figure: quota, restsOn: onReadings }),
    one(['corrected', '修正后单位用量', 'corrected'], part.corrected, { unit, figure: quota, restsOn: onAll }),
    one(['constraint', labels.zh.constraintValue, 'constraint value'], part.constraint, { unit, figure: quota, restsOn: onLimits }),
    one(['leading', labels.zh.leadingValue, 'target value'], part.leading, { unit, figure: quota, restsOn: onLimits }),
  ];
}

/** The content of the notice, in Chinese. @param words of all slices */
export function noticeOutcome(answer: QuotaAnswer, building: YearOfBuilding, place: string, words: Words): NoticeOutcome {
  const { code, name, use } = building;
  const { year, verdict, indicative, parts, grounds, findings } = answer;
  return {
    building: {
      code,
      name,
      place,
      use: coded(words, 'use', use ?? ''),
    },
    year,
    verdict,
    indicative,
    parts: parts.map((part) => noticePart(part, words)),
    grounds: grounds.map(({ version, document, clause, status }) => {
      return {
        document,
        clause,
        version: `第 ${version} 版`,
        status: termText(statusTerms, status, 'zh'),
      };
    }),
    remarks: findings.map((finding) => tell(finding, words, 'zh').detail),
  };
}

function noticePart(part: QuotaPart, words: Words): NoticePart {
  const { use, divisor, measured, corrected, constraint, leading, corrects, verdict } = part;
  return {
    carrier: coded(words, 'carrier', part.carrier),
    unit: coded(words, 'unit', part.unit),
    use: use?.value ?? null,
    useUnit: coded(words, 'unit', use?.unit ?? ''),
    coverage: use?.coverage ?? 0,
    divisorName: part.unit.endsWith('/household') ? '户数' : labels.zh.floorArea,
    divisor,
    measured,
    corrected,
    constraint,
    leading,
    corrects,
    verdict,
    corrections: part.corrections.map((one) => noticeCorrection(one, words)),
  };
}

function noticeCorrection({ symbol, factor, why, ground }: Correction, words: Words): NoticePart['corrections'][number] {
  const field = words[`field-${why.field}`]?.zh ?? why.field;
  const evidence: Evidence = { symbol, ...why, field, value: Number(why.value.toPrecision(4)) };
  return {
    symbol: coded(words, 'symbol', symbol),
    factor,
    why: fill(words['correction-why']?.zh ?? '', evidence, 'zh', words),
    source: `${ground.document} ${ground.clause}，${termText(statusTerms, ground.status, 'zh')}`,
  };
}

/** The Chinese term of a code, as in findings; the code itself if it has none. */
function coded(words: Words, name: string, code: string): string {
  return words[`${name}=${code}`]?.zh ?? code;
}
