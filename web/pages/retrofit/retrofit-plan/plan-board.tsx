import '../retrofit/board.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { inTenThousands } from '#kernel/money-text.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import type { Pin, ShownPlan } from './answers.ts';
import { MoveChoice, pinTo } from './move-choice.tsx';
import { planPageWords } from './words.ts';

/** The number of cards by which a column grows; the tables have all. */
const cards = 20;

type Props = {
  readonly of: ShownPlan;
  readonly pins: readonly Pin[];
  readonly onPin: ((pin: Pin) => void) | null;
};

/** The column of a card: a year, or `out`. */
type Where = string;

type Card = {
  readonly project: string;
  readonly name: string;
  readonly region: string;
  /** Its column in the plan. */
  readonly at: Where;
  readonly told: string;
  readonly pin: Pin | undefined;
  /** The first year of the plan. */
  readonly first: Where;
};

/** A column for each year and one for what is out; a card is moved by dragging it, or by its menu. */
export function PlanBoard({ of, pins, onPin }: Props) {
  const words = usePageWords(planPageWords);
  const { nameOf } = usePlaces();
  const [county, setCounty] = useState<string>();
  const all = useCards(of, pins);
  const counties = [...new Set(all.map(({ region }) => region))].toSorted();
  const shown = all.filter(({ region }) => county === undefined || region === county);
  const columns: readonly { readonly where: Where; readonly title: string }[] = [
    ...of.years.map((year) => ({ where: String(year), title: String(year) })),
    { where: 'out', title: words.term.out },
  ];
  return (
    <div className="yd-stack">
      {onPin === null ? null : <p className="yd-quiet">{words.boardHint}</p>}
      {counties.length < 2 ? null : (
        <Field label={words.label.place}>
          {({ id }) => (
            <Choice
              id={id}
              value={county}
              none={words.allPlaces}
              options={counties.map((value) => ({ value, label: nameOf(value) }))}
              onChoose={setCounty}
            />
          )}
        </Field>
      )}
      <div className="yd-board" role="group" aria-label={words.view.board} tabIndex={0}>
        {columns.map(({ where, title }) => (
          <Column key={where} where={where} title={title} cards={shown.filter((one) => whereOf(one) === where)} of={of} onPin={onPin} />
        ))}
      </div>
    </div>
  );
}

/** A manual pin moves a card immediately; a pin that says in without a year leaves it where it is, or puts it in the first year. */
function whereOf({ at, pin, first }: Card): Where {
  if (pin === undefined) return at;
  if (!pin.in) return 'out';
  if (pin.year !== undefined) return String(pin.year);
  return at === 'out' ? first : at;
}

function useCards({ chosen, out, projects, years }: ShownPlan, pins: readonly Pin[]): Card[] {
  const words = usePageWords(planPageWords);
  const why: Readonly<Record<string, string>> = words.why;
  const pinned = new Map(pins.map((one) => [one.project, one]));
  const card = (project: string, at: Where, told: string) => ({
    project,
    at,
    told,
    name: projects[project]?.name ?? project,
    region: projects[project]?.region ?? '',
    pin: pinned.get(project),
    first: String(years[0] ?? 'out'),
  });
  return [
    ...chosen.map(({ project, year, amounts: { costYuan } }) =>
      card(project, String(year), costYuan === undefined ? '' : words.costOf(inTenThousands(costYuan))),
    ),
    ...out.map(({ project, why: code }) => card(project, 'out', why[code] ?? '')),
  ];
}

type ColumnProps = {
  readonly where: Where;
  readonly title: string;
  readonly cards: readonly Card[];
  readonly of: ShownPlan;
  readonly onPin: ((pin: Pin) => void) | null;
};

function Column({ where, title, cards: all, of, onPin }: ColumnProps) {
  const words = usePageWords(planPageWords);
  const { format } = useLanguage();
  const [most, setMost] = useState(cards);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const project = event.dataTransfer.getData('text/plain');
    if (onPin !== null && project in of.projects) onPin(pinTo(project, where));
  };
  const more = all.length - most;
  return (
    // a card is dropped here; its menu does the same without a mouse
    <section aria-label={title} onDragOver={onPin === null ? undefined : (event) => event.preventDefault()} onDrop={drop}>
      <h2>{title}</h2>
      <p className="yd-quiet">{words.countOf(format.count(all.length))}</p>
      <ul>
        {all.slice(0, most).map((one) => (
          <CardOf key={one.project} of={one} years={of.years} onPin={onPin} />
        ))}
      </ul>
      {more <= 0 ? null : (
        <Button type="link" size="small" aria-label={`${title} ${words.more(format.count(more))}`} onClick={() => setMost(most + 100)}>
          {words.more(format.count(more))}
        </Button>
      )}
    </section>
  );
}

function CardOf({
  of: { project, name, region, at, told, pin },
  years,
  onPin,
}: {
  readonly of: Card;
  readonly years: readonly number[];
  readonly onPin: ((pin: Pin) => void) | null;
}) {
  const words = usePageWords(planPageWords);
  const { nameOf } = usePlaces();
  return (
    <li
      className="yd-card"
      draggable={onPin !== null}
      onDragStart={({ dataTransfer }) => dataTransfer.setData('text/plain', project)}
      data-project={project}
    >
      <Link to="/retrofit/projects/$code" params={{ code: project }} search={{}} draggable={false}>
        {name}
      </Link>
      <div className="yd-quiet yd-small">{[nameOf(region), told].filter((one) => one !== '').join(' · ')}</div>
      {pin === undefined ? null : <span className="yd-tag">{words.pinned}</span>}
      {onPin === null ? null : <MoveChoice project={project} years={years} now={at === 'out' ? null : Number(at)} onPin={onPin} />}
    </li>
  );
}
