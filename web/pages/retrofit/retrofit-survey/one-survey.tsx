import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { usualYear } from '../../../ui/year.ts';
import { surveyWords } from './survey-words.ts';
import './photos.css';
import { answersOf, buildingAsked, choicesOf, equipmentAsked, unclear } from './fields.ts';

type Survey = Awaited<ReturnType<typeof client.retrofitSurvey.show>>;
type Given = Survey['staged'][number]['fields'][number] & { readonly of: string; readonly equipment: boolean };

/** One survey: the received values next to the current ones, photos, and the decision on it. */
export function OneSurvey({ survey, decides }: { readonly survey: number; readonly decides: boolean }) {
  const words = usePageWords(surveyWords);
  const { format } = useLanguage();
  const query = useQuery(api.retrofitSurvey.show.queryOptions({ input: { survey } }));
  const { data } = query;
  return (
    <Panel title={words.thisSurvey(String(survey))}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <div className="yd-stack">
          <p>
            {data.buildings.join(format.pause)} {words.state[data.state]} {words.label.validTo} {format.instant(data.expires)}
          </p>
          {data.note === null ? null : <p className="yd-quiet">{`${words.label.note}${format.colon}${data.note}`}</p>}
          {data.staged.length === 0 ? <p className="yd-quiet">{words.nothingCame}</p> : <Came of={data} />}
          <Photos of={data.photos} />
          <div className="yd-row">
            <BuildingActs
              subjects={data.buildings.map((code) => ({ code, name: code, text: '', figures: [] }))}
              year={usualYear}
              from="survey"
              acts={['pool']}
            />
          </div>
          {data.state === 'accepted' ? <Accepted of={data} undoes={decides} /> : decides ? <Decide of={data} /> : null}
        </div>
      )}
    </Panel>
  );
}

function Came({ of }: { readonly of: Survey }) {
  const words = usePageWords(surveyWords);
  const { language, format } = useLanguage();
  const rows: Given[] = of.staged.flatMap(({ building, equipment, fields }) =>
    fields.map((one) => ({ ...one, of: equipment === null ? building : words.of(equipment), equipment: equipment !== null })),
  );
  const askedOf = ({ equipment, field }: Given) => (equipment ? equipmentAsked : buildingAsked).find(({ name }) => name === field);
  const read = (row: Given, value: unknown, none: string): string => {
    const answer = answersOf({ value })['value'] ?? unclear;
    if (answer === unclear) return none;
    const asked = askedOf(row);
    const choices = asked === undefined ? null : choicesOf(asked);
    return choices === null ? answer : termText(choices, answer, language);
  };
  const called = (row: Given): string => {
    const term = askedOf(row)?.term;
    return term === undefined ? row.field : `${term[language]}${term.unit === undefined ? '' : format.aside(unitSign(term.unit))}`;
  };
  const columns: Column<Given>[] = [
    { key: 'of', title: words.label.building, value: (row) => row.of },
    { key: 'field', title: words.label.field, value: (row) => called(row) },
    { key: 'present', title: words.present, value: (row) => read(row, row.present, words.label.notFilledIn) },
    {
      key: 'given',
      title: words.given,
      value: (row) => read(row, row.given, words.label.unclear),
      show: (row) => {
        const given = read(row, row.given, words.label.unclear);
        if (row.given === null) return given;
        return String(row.given) === String(row.present) ? `${given}${format.aside(words.sameHere)}` : <strong>{given}</strong>;
      },
    },
  ];
  return <ShortTable label={words.came} columns={columns} rows={rows} rowKey={({ of: thing, field }) => `${thing}/${field}`} />;
}

/** The photos; each can be saved in full size. */
function Photos({ of }: { readonly of: Survey['photos'] }) {
  const words = usePageWords(surveyWords);
  if (of.length === 0) return null;
  return (
    <ul className="yd-survey-photos" aria-label={words.photos}>
      {of.map(({ id, name, building, equipment }) => (
        <li key={id}>
          <a href={`/api/retrofit-surveys/photos/${id}`} download={name}>
            <img src={`/api/retrofit-surveys/photos/${id}`} alt={name} loading="lazy" decoding="async" />
            <br />
            {equipment === null ? building : words.of(equipment)}
          </a>
        </li>
      ))}
    </ul>
  );
}

const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: api.retrofitSurvey.key() });

function Decide({ of: { survey, entries, hash: seen } }: { readonly of: Survey }) {
  const words = usePageWords(surveyWords);
  const [note, setNote] = useState('');
  const accept = useMutation({ mutationFn: () => client.retrofitSurvey.accept({ survey, seen }), onSuccess: renew });
  const back = useMutation({ mutationFn: () => client.retrofitSurvey.return({ survey, seen, note: note.trim() }), onSuccess: renew });
  return (
    <>
      {entries === 0 ? null : (
        <div className="yd-row">
          <Confirm
            label={words.accept}
            name={words.thisSurvey(String(survey))}
            means={words.acceptMeans}
            busy={accept.isPending}
            onYes={() => accept.mutate()}
          />
        </div>
      )}
      <div className="yd-row yd-row-top">
        <Field label={words.backWords}>
          {(ids) => <Input {...ids} value={note} maxLength={1000} onChange={({ target }) => setNote(target.value)} />}
        </Field>
        <Button disabled={note.trim() === ''} loading={back.isPending} onClick={() => back.mutate()}>
          {words.back}
        </Button>
      </div>
      <ProblemView error={accept.error ?? back.error} />
    </>
  );
}

function Accepted({ of, undoes }: { readonly of: Survey; readonly undoes: boolean }) {
  const words = usePageWords(surveyWords);
  const [building] = of.buildings;
  return (
    <>
      <p>
        {words.acceptedMeans}{' '}
        <Link to="/retrofit" search={building === undefined ? {} : { building }}>
          {words.toPool}
        </Link>
      </p>
      {undoes && of.change !== null ? <Undo id={of.change} name={words.thisSurvey(String(of.survey))} onDone={() => void renew()} /> : null}
    </>
  );
}
