import type { Language } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import type { Programme, ProgrammeRow } from './facts.ts';
import {
  commissioningTerms,
  dueStateTerms,
  effectVerdictTerms,
  periodicTerms,
  programmeTerms,
  strategyKindTerms,
  strategyTerms,
} from './vocabulary.ts';

type OfficeRows = { readonly columns: string[]; readonly rows: (string | number | null)[][] };

/** The programme of a place as rows of an office's table: a row for each action of the year, one for a building without. */
export function programmeRows({ rows }: Programme, language: Language): OfficeRows {
  const own = labels[language];
  const word = (name: keyof typeof commissioningTerms) => commissioningTerms[name][language];
  const due = (name: keyof typeof periodicTerms) => periodicTerms[name][language];
  return {
    columns: [
      own.buildingCode,
      own.building,
      due('months'),
      due('last'),
      due('due'),
      own.state,
      word('on'),
      word('action'),
      own.energy,
      strategyTerms.takenFrom[language],
      strategyTerms.wouldHaveSaved[language],
      word('saved'),
      own.lowerEnd,
      own.upperEnd,
      own.unit,
      own.verdict,
      word('daysCounted'),
    ],
    rows: rows.flatMap((row) => {
      const head = headOf(row, language);
      return row.actions.length === 0
        ? [[...head, ...Array.from({ length: 11 }, () => null)]]
        : row.actions.map((one) => [...head, ...actionOf(one, language)]);
    }),
  };
}

const headOf = ({ building, name, months, last, due, state }: ProgrammeRow, language: Language): (string | number | null)[] => [
  building,
  name,
  months,
  last,
  due,
  state === null ? programmeTerms.unstated[language] : dueStateTerms[state][language],
];

function actionOf({ action, total, verdict }: ProgrammeRow['actions'][number], language: Language): (string | number | null)[] {
  const { strategy } = action;
  return [
    action.on,
    action.action,
    carrierTerms[action.carrier][language],
    strategy === null ? null : `${strategyKindTerms[strategy.kind][language]} ${strategy.subject} ${strategy.from} – ${strategy.to}`,
    strategy === null ? null : strategy.saved,
    total?.value ?? null,
    total?.low ?? null,
    total?.high ?? null,
    total === null ? null : unitSign(total.unit),
    effectVerdictTerms[verdict][language],
    total?.days ?? null,
  ];
}
