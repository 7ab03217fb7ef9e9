import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay } from '../policy/facts.ts';
import type { Rated } from './answers.ts';
import { ratingWords } from './words.ts';

type Proposal = Rated['next'][number];
type Gain = Proposal['items'][number];

/** The fewest items to change for each higher star: minimums first, then wherever there is room. */
export function ScoreNext({ of }: { readonly of: readonly Proposal[] }) {
  const { next: words, score } = usePageWords(ratingWords);
  if (of.length === 0) return null;
  return (
    <Panel title={words.title}>
      <p className="yd-quiet">{words.means}</p>
      {of.map((one) => (
        <section key={one.star} aria-label={words.to(score.stars(one.star))}>
          <details open={one === of[0]}>
            <summary>
              <strong>{words.to(score.stars(one.star))}</strong>
            </summary>
            <One of={one} />
          </details>
        </section>
      ))}
    </Panel>
  );
}

function One({ of }: { readonly of: Proposal }) {
  const { next: words } = usePageWords(ratingWords);
  const format = useFormat();
  const say = useSay();
  const columns: Column<Gain>[] = [
    { key: 'code', title: words.item, show: ({ code, names }) => `${code} ${say(names)}` },
    { key: 'part', title: words.part, show: ({ part }) => part },
    { key: 'room', title: words.room, number: true, value: ({ room }) => room },
    { key: 'take', title: words.take, number: true, value: ({ take }) => take },
  ];
  const floors = of.floors.map(({ part, points }) => words.floorOf(part, format.number(points)));
  return (
    <>
      <p>
        {of.fewest === 0 ? words.enough : words.fewest(format.number(of.fewest))}
        {floors.length === 0 ? '' : ` ${words.floors(floors.join(format.and))}`}
        {of.anywhere === 0 || of.floors.length === 0 ? '' : ` ${words.anywhere(format.number(of.anywhere))}`}
        {of.reachable ? '' : ` ${words.notReachable}`}
      </p>
      {of.besides.length === 0 ? null : (
        <>
          <div>{words.besides}</div>
          <ul className="yd-marks-list">
            {of.besides.map(({ what, clause }) => (
              <li key={`${clause} ${what}`}>
                {what} <span className="yd-quiet">{clause}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {of.items.length === 0 ? (
        of.fewest === 0 ? null : (
          <p className="yd-quiet">
            {words.noItems(of.room.map(({ part, points }) => `${part} ${format.number(points)}`).join(format.and))}
          </p>
        )
      ) : (
        <ShortTable label={words.items} columns={columns} rows={of.items} rowKey={({ code }) => code} />
      )}
    </>
  );
}
