import { Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { TypingForm } from './typing-form.tsx';
import { typingWords } from './typing-words.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { todayHere } from '../../../ui/day-text.ts';

// whoever types has no use for the upload
const DropBills = lazy(async () => ({ default: (await import('../../platform/imports/drop-bills.tsx')).DropBills }));

const thisMonth = todayHere().slice(0, 7);
/** The last month that is over: the use of the current one is not known yet. */
const lastMonth = monthBefore(thisMonth);

const readTyping = (given: Readonly<Record<string, unknown>>) => ({
  building: textIn(given, 'building'),
  month: monthIn(given['month']),
  find: textIn(given, 'find'),
});

function monthIn(text: unknown): string {
  return typeof text === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(text) ? text : lastMonth;
}

/** @param month `2026-01` @returns the one before: `2025-12` */
function monthBefore(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
}

/** The page on which an owner types a month's readings of a building, next to the previous ones. */
export function TypingPage() {
  const words = usePageWords(typingWords);
  const [at, go] = useAddress(readTyping);
  const list = useBuildings(at.find);
  // with a single building there is nothing to choose
  const only = at.find === undefined && list.data?.total === 1 ? list.data.buildings[0]?.code : undefined;
  const building = at.building ?? only;
  const input = { building: building ?? '', month: at.month };
  const sheet = useQuery({ ...api.metering.typing.sheet.queryOptions({ input }), enabled: building !== undefined });
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <div className="yd-panel">
        <Suspense fallback={null}>
          <DropBills />
        </Suspense>
      </div>
      <div className="yd-panel yd-row yd-row-top" role="search" aria-label={words.title}>
        <BuildingChoice
          list={list}
          find={at.find}
          building={building}
          onFind={(find) => go({ find })}
          onChoose={(building) => go({ building })}
        />
        <Field label={words.month}>
          {(ids) => (
            <DayInput {...ids} of="month" value={at.month} max={thisMonth} onDay={(month) => month !== undefined && go({ month })} />
          )}
        </Field>
      </div>
      <ProblemView error={list.error ?? sheet.error} again={list.error === null ? sheet.refetch : list.refetch} />
      {building === undefined && list.data !== undefined ? (
        <p className="yd-panel yd-quiet">{list.data.total === 0 ? words.noBuildings : words.chooseFirst}</p>
      ) : null}
      {sheet.data !== undefined ? (
        <TypingForm key={`${sheet.data.building} ${at.month}`} sheet={sheet.data} month={at.month} />
      ) : sheet.isFetching ? (
        <Loading />
      ) : null}
    </>
  );
}

/** The first fifty buildings by name that match the search. */
function useBuildings(find: string | undefined) {
  const input = { ...(find === undefined ? {} : { search: find }), sort: 'name', limit: 50 } as const;
  return useQuery({ ...api.registry.buildings.queryOptions({ input }), placeholderData: keepPreviousData });
}

/** A building by name among those that match the search; the chosen one is listed too if it does not match. */
function BuildingChoice({
  list: query,
  find,
  building,
  onFind,
  onChoose,
}: {
  readonly list: ReturnType<typeof useBuildings>;
  readonly find: string | undefined;
  readonly building: string | undefined;
  readonly onFind: (text: string | undefined) => void;
  readonly onChoose: (code: string | undefined) => void;
}) {
  const words = usePageWords(typingWords);
  const found = query.data?.buildings ?? [];
  const named = found.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const isListed = building === undefined || named.some(({ value }) => value === building);
  const other = useQuery({ ...api.registry.building.queryOptions({ input: { building: building ?? '' } }), enabled: !isListed });
  const ofOther = other.data === undefined ? '' : `${other.data.name} `;
  const options = isListed ? named : [{ value: building, label: `${ofOther}${building}` }, ...named];
  return (
    <>
      <Field label={words.find} hint={(query.data?.total ?? 0) > 50 ? words.more : undefined}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={find}
            defaultValue={find ?? ''}
            allowClear
            onSearch={(text) => onFind(text === '' ? undefined : text)}
          />
        )}
      </Field>
      <Field label={words.building}>
        {({ id }) => <Choice id={id} value={building} none={words.choose} options={options} onChoose={onChoose} />}
      </Field>
    </>
  );
}
