import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { flowOption, linksOf } from './flow-option.ts';
import type { Link } from './flow-option.ts';
import { FlowTable } from './flow-table.tsx';
import { useMetered } from './series-pick.tsx';
import { viewWords } from './view-words.ts';
import type { Flow } from './flow.ts';

const parts = () => import('../../../chart/parts/fields-and-flows.ts');

/** The unit of the flow: `coal`, or a carrier in its own. */
const readFlow = (given: Readonly<Record<string, unknown>>) => ({ flow: textIn(given, 'flow') });

/** The energy of a year from supply to item; all of it in standard coal, or one carrier in its unit. */
export function FlowPanel({ building, year }: { readonly building: string; readonly year: number }) {
  const { flow: words } = usePageWords(viewWords);
  const known = useKnownAt();
  const query = useQuery({
    ...api.benchmarking.flow.queryOptions({ input: { building, year, ...known } }),
    placeholderData: keepPreviousData,
  });
  const answer = query.data;
  return (
    <Panel title={words.title(String(year))}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {answer?.carriers.length === 0 ? <p>{words.noMeter}</p> : null}
      {answer === undefined || answer.carriers.length === 0 ? null : (
        <div className="yd-stack" aria-busy={query.isPlaceholderData}>
          <Drawn answer={answer} building={building} />
          <FindingList findings={answer.findings} />
        </div>
      )}
    </Panel>
  );
}

function Drawn({ answer, building }: { readonly answer: Flow; readonly building: string }) {
  const { words: own } = useLanguage();
  const { flow: words } = usePageWords(viewWords);
  const [at] = useAddress(readFlow);
  const { itemName } = useMetered(building);
  const energy = answer.carriers.some(({ coefficient }) => coefficient !== null);
  const one = answer.carriers.find(({ carrier }) => carrier === at.flow) ?? (energy ? undefined : answer.carriers[0]);
  const links = useMemo(
    () => (one === undefined ? answer.carriers.flatMap((each) => linksOf(each, true)) : linksOf(one, false)),
    [answer, one],
  );
  const option = useFlowOption(answer, links, one?.unit ?? 'kgce', itemName);
  const label = one === undefined ? words.inCoal : words.inUnit(own.carrier[one.carrier], unitSign(one.unit));
  const table = () => <FlowTable answer={answer} label={words.table} itemName={itemName} />;
  return (
    <>
      <FlowUnit answer={answer} shown={one?.carrier} energy={energy} />
      <p className="yd-quiet">{words.means}</p>
      {links.length === 0 ? (
        <>
          <p>{words.nothing}</p>
          {table()}
        </>
      ) : (
        <Chart label={label} option={option} parts={parts} height={Math.max(220, 60 + 52 * links.length)} table={table} />
      )}
    </>
  );
}

/** In standard coal, or which carrier in its own unit. */
function FlowUnit({ answer, shown, energy }: { readonly answer: Flow; readonly shown: Carrier | undefined; readonly energy: boolean }) {
  const { words: own } = useLanguage();
  const { flow: words } = usePageWords(viewWords);
  const [, go] = useAddress(readFlow);
  const choices = [
    ...(energy ? [{ value: 'coal', label: words.coal }] : []),
    ...answer.carriers.map(({ carrier, unit }) => ({
      value: carrier as string,
      label: words.inUnit(own.carrier[carrier], unitSign(unit)),
    })),
  ];
  return (
    <div className="yd-row">
      <Field label={words.shown}>
        {({ id }) => (
          <Choice id={id} value={shown ?? 'coal'} options={choices} onChoose={(flow) => go({ flow: flow === 'coal' ? undefined : flow })} />
        )}
      </Field>
      {energy ? (
        <div>
          {words.total} <Figure of={answer.total} covered />
        </div>
      ) : null}
    </div>
  );
}

function useFlowOption(answer: Flow, links: readonly Link[], unit: string, itemName: (code: string) => string) {
  const { words: own, format } = useLanguage();
  const { flow: words } = usePageWords(viewWords);
  const { colours } = useTheme();
  return useMemo(() => {
    const nameOf = (key: string) => {
      const [carrier = '', ...more] = key.split(' ');
      const name = more.at(-1);
      if (name === 'rest') return more.length > 1 || hasItems(answer, carrier) ? words.rest : words.undivided;
      return name === undefined ? own.carrier[carrier as Carrier] : itemName(name);
    };
    return flowOption(links, nameOf, (value) => format.quantity(value, unit), colours.text);
  }, [answer, links, unit, itemName, own, words, format, colours]);
}

function hasItems(answer: Flow, carrier: string): boolean {
  return (answer.carriers.find((one) => one.carrier === carrier)?.nodes.length ?? 0) > 1;
}
