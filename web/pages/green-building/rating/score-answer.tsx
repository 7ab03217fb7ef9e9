import { Tag } from 'antd';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay } from '../policy/facts.ts';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { objectIn, withField, type Given } from './input.ts';
import type { Scheme } from './answers.ts';
import { ScoreNext } from './score-next.tsx';
import { Box } from '../../../ui/box.tsx';
import { ratingWords } from './words.ts';
import type { Rated } from './answers.ts';

type Category = Rated['categories'][number];
type Condition = Rated['unmet'][number];

/** What the building scores: total, star, the seven parts, what is missing. A star based on anything not seen says so. */
export function ScoreAnswer({
  of,
  scheme,
  input,
  set,
}: {
  readonly of: Rated;
  readonly scheme: Scheme | undefined;
  readonly input: Given;
  readonly set: (next: Given) => void;
}) {
  const nameOf = useNames(scheme);
  const { score: words } = usePageWords(ratingWords);
  const format = useFormat();
  const grade = of.grade === null ? words.noGrade : words.stars(of.grade);
  const figures = [
    [words.total, of.total === null ? words.atLeast(format.number(of.leastTotal)) : format.number(of.total)],
    [words.possible, of.possibleGrade === null ? words.noGrade : words.stars(of.possibleGrade)],
    [words.aim, words.stars(of.aim)],
  ] as const;
  return (
    <>
      <Panel title={words.result}>
        <p role="status">
          <strong className="yd-result">{grade}</strong> {of.indicative ? <Tag variant="outlined">{words.indicative}</Tag> : null}
        </p>
        {of.indicative ? <p>{words.indicativeMeans}</p> : null}
        <dl className="yd-facts">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <FindingList findings={of.findings} />
      </Panel>
      <Parts of={of} input={input} set={set} />
      <Missing title={words.unmet(words.stars(of.aim))} none={words.noneUnmet} of={of.unmet} nameOf={nameOf} />
      <Missing title={words.undecided(words.stars(of.aim))} none={words.noneUndecided} of={of.undecided} nameOf={nameOf} />
      <ScoreNext of={of.next} />
    </>
  );
}

/** Names of what a condition depends on: a part, a value of the table, an item, a fact of the whole. */
function useNames(scheme: Scheme | undefined): (need: string) => string {
  const { score: words } = usePageWords(ratingWords);
  const say = useSay();
  const facts: Readonly<Record<string, string>> = {
    fitOut: words.fitOut,
    controlsMet: words.controlsMet,
    class: words.class,
    climate: words.climate,
    scores: words.points,
  };
  const ways = new Map(scheme?.requirements.flatMap(({ anyOf }) => anyOf.map(({ key, names }) => [key, say(names)] as const)));
  const parts = new Map<string, string>(scheme?.parts.map(({ code, names }) => [`scores.${code}`, `${code} ${say(names)}`] as const));
  return (need) => facts[need] ?? ways.get(need) ?? parts.get(need) ?? need;
}

function Parts({ of, input, set }: { readonly of: Rated; readonly input: Given; readonly set: (next: Given) => void }) {
  const { score: words, common } = usePageWords(ratingWords);
  const format = useFormat();
  const say = useSay();
  const scores = objectIn(input, 'scores');
  const base = of.categories[0]?.code;
  const columns: Column<Category>[] = [
    { key: 'part', title: words.part, show: ({ code, names }) => `${code} ${say(names)}` },
    {
      key: 'score',
      title: words.points,
      number: true,
      show: ({ score }) => (score === null ? <span className="yd-none">{common.unknown}</span> : format.number(score)),
    },
    { key: 'max', title: words.max, number: true, value: ({ max }) => max },
    { key: 'floor', title: words.floor, number: true, show: ({ floor }) => (floor === 0 ? '—' : format.number(floor)) },
    { key: 'met', title: words.met, show: ({ met }) => common.truth[String(met)] },
    { key: 'open', title: words.open, number: true, show: ({ open }) => (open.length === 0 ? '' : format.count(open.length)) },
    {
      key: 'whole',
      title: words.whole,
      show: ({ code, names }) =>
        code === base ? null : (
          <Box
            label={words.wholeOf(`${code} ${say(names)}`)}
            number
            value={scores[code]}
            onSay={(typed) => set(withField(input, 'scores', withField(scores, code, numberOrText(typed))))}
          />
        ),
    },
  ];
  return (
    <Panel title={words.parts}>
      <p className="yd-quiet">{words.partsMean}</p>
      <ShortTable label={words.parts} columns={columns} rows={of.categories} rowKey={({ code }) => code} />
    </Panel>
  );
}

/** What a star requires that is not met or not known: in words, with its clause and what would decide. */
export function Missing({
  title,
  none,
  of,
  nameOf = (need) => need,
}: {
  readonly title: string;
  readonly none: string;
  /** The name of what would decide. */
  readonly nameOf?: (need: string) => string;
  readonly of: readonly Pick<Condition, 'what' | 'clause' | 'needs' | 'code'>[];
}) {
  const { common } = usePageWords(ratingWords);
  const format = useFormat();
  return (
    <Panel title={`${title}${format.aside(format.count(of.length))}`}>
      {of.length === 0 ? <p className="yd-quiet">{none}</p> : null}
      <ul className="yd-marks-list">
        {of.map(({ what, clause, needs, code }) => (
          <li key={`${code} ${clause} ${what}`}>
            {what} <span className="yd-quiet">{clause}</span>
            {needs.length === 0 ? null : <div className="yd-quiet">{common.needs(needs.map(nameOf).join(format.and))}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
