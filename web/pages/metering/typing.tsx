import { Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { textIn, useAddress } from '../../ui/address.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { TypingForm } from './typing-form.tsx';
import { typingWords } from './typing-words.ts';
import { DayInput } from '../../ui/day-input.tsx';

const thisMonth = new Date().toISOString().slice(0, 7);

const readTyping = (given: Readonly<Record<string, unknown>>) => ({
  building: textIn(given, 'building'),
  month: monthIn(given['month']),
  find: textIn(given, 'find'),
});

function monthIn(text: unknown): string {
  return typeof text === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(text) ? text : thisMonth;
}

/** An owner types a month's readings of a building in, with the last ones beside. */
export function TypingPage() {
  const words = usePageWords(typingWords);
  const [at, go] = useAddress(readTyping);
  const input = { building: at.building ?? '', month: at.month };
  const sheet = useQuery({ ...api.metering.typing.sheet.queryOptions({ input }), enabled: at.building !== undefined });
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <div className="yd-panel yd-row yd-row-top" role="search" aria-label={words.title}>
        <BuildingChoice find={at.find} building={at.building} onFind={(find) => go({ find })} onChoose={(building) => go({ building })} />
        <Field label={words.month}>
          {(ids) => (
            <DayInput {...ids} of="month" value={at.month} max={thisMonth} onDay={(month) => month !== undefined && go({ month })} />
          )}
        </Field>
      </div>
      <ProblemView error={sheet.error} again={sheet.refetch} />
      {sheet.data !== undefined ? (
        <TypingForm key={`${sheet.data.building} ${at.month}`} sheet={sheet.data} month={at.month} />
      ) : sheet.isFetching ? (
        <Loading />
      ) : null}
    </>
  );
}

/** A building by name among those that fit what is sought; the first fifty. */
function BuildingChoice({
  find,
  building,
  onFind,
  onChoose,
}: {
  readonly find: string | undefined;
  readonly building: string | undefined;
  readonly onFind: (text: string | undefined) => void;
  readonly onChoose: (code: string | undefined) => void;
}) {
  const words = usePageWords(typingWords);
  const input = { ...(find === undefined ? {} : { search: find }), sort: 'name', limit: 50 } as const;
  const query = useQuery({ ...api.registry.buildings.queryOptions({ input }), placeholderData: keepPreviousData });
  const found = query.data?.buildings ?? [];
  const named = found.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const options =
    building === undefined || named.some(({ value }) => value === building) ? named : [{ value: building, label: building }, ...named];
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
