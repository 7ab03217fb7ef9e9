import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { troubleOf } from '../../../trouble.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { BuildingPick } from './building-pick.tsx';
import type { StepWeighed } from './case-shown.ts';
import { casesListWords } from './list-words.ts';
import { PaperFields, type Paper } from './paper-fields.tsx';
import { reasonsGiven, WeighedList } from './weighed.tsx';

type Links = {
  readonly organisation?: string | undefined;
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly project?: string | undefined;
};

/** Begins a case; `lacking`: what needs a reason, as the server said. */
function useBeginning(procedure: string | undefined, links: Links, paper: Paper) {
  const navigate = useNavigate();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [lacking, setLacking] = useState<StepWeighed['findings']>([]);
  const begin = useMutation({
    mutationFn: () => {
      const filled = { ...given(links), ...given(paper), reasons: reasonsGiven(lacking, reasons) };
      return client.cases.begin({ procedure: procedure ?? '', ...filled });
    },
    onError: (error) => {
      const { told } = troubleOf(error);
      setLacking(told.code === 'reason-missing' ? [...told.findings] : []);
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: api.cases.key() });
      await navigate({ to: '/cases/$case', params: { case: made.case }, search: {} });
    },
  });
  return { begin, lacking, reasons, setReasons, forget: () => setLacking([]) };
}

/** Starts a case of a procedure in force, and opens it with the form of its first step. */
export function NewCase({
  procedure: first,
  project,
}: {
  readonly procedure: string | undefined;
  /** What the case is about, where that is known already. */
  readonly project: string | undefined;
}) {
  const words = usePageWords(casesListWords);
  const me = useMe();
  const [procedure, setProcedure] = useState(first);
  const [links, setLinks] = useState<Links>(project === undefined ? {} : { project });
  const [paper, setPaper] = useState<Paper>({});
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const { begin, lacking, reasons, setReasons, forget } = useBeginning(procedure, links, paper);
  /** What needed a reason in another case is not asked about this one. */
  const change = (set: () => void): void => {
    set();
    forget();
  };
  return (
    <Panel title={words.term.begin}>
      <div className="yd-stack">
        <Field label={words.term.procedure} hint={words.beginHint}>
          {(ids) => (
            <Choice
              id={ids.id}
              value={procedure}
              none={words.label.choose}
              options={(list.data?.procedures ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChoose={(chosen) => change(() => setProcedure(chosen))}
            />
          )}
        </Field>
        {procedure === undefined ? null : (
          <LinkFields procedure={procedure} links={links} onChange={(next) => change(() => setLinks(next))} />
        )}
        <WeighedList findings={lacking} form={[]} reasons={reasons} onReasons={setReasons} />
        {may(me, 'back-date') ? <PaperFields paper={paper} onChange={setPaper} /> : null}
        <div className="yd-row">
          <Button type="primary" disabled={procedure === undefined} loading={begin.isPending} onClick={() => begin.mutate()}>
            {words.term.begun}
          </Button>
        </div>
        <ProblemView error={list.error ?? begin.error} />
      </div>
    </Panel>
  );
}

/** The fields that were filled in. */
function given<T extends Readonly<Record<string, string | undefined>>>(all: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value.trim() !== '')) as {
    [K in keyof T]?: string;
  };
}

/** What the procedure links its cases to; a place of its own only if nothing else provides one. */
function LinkFields({
  procedure,
  links,
  onChange,
}: {
  readonly procedure: string;
  readonly links: Links;
  readonly onChange: (links: Links) => void;
}) {
  const words = usePageWords(casesListWords);
  const query = useQuery(api.procedures.show.queryOptions({ input: { id: procedure } }));
  const asked = (query.data?.held['links'] ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <div className="yd-row">
      {asked['organisation'] === undefined ? null : (
        <OrganisationPick
          label={words.label.organisation}
          value={links.organisation}
          onPick={(organisation) => onChange({ ...links, organisation })}
        />
      )}
      {asked['building'] === undefined ? null : (
        <BuildingPick label={words.label.building} value={links.building} onPick={(building) => onChange({ ...links, building })} />
      )}
      {asked['project'] === undefined ? null : (
        <ProjectPick label={words.term.project} value={links.project} onPick={(project) => onChange({ ...links, project })} />
      )}
      <PlacePick
        label={words.label.place}
        value={links.region}
        none={words.label.choose}
        onPick={(region) => onChange({ ...links, region })}
      />
    </div>
  );
}

/** A project by its name; the server searches while the user types. */
function ProjectPick({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (code: string | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const input = { ...(search === '' ? {} : { search }), sort: 'name', limit: 50 } as const;
  const { data, isFetching } = useQuery({ ...api.project.projects.queryOptions({ input }), placeholderData: keepPreviousData });
  const named = (data?.projects ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const options = value === undefined || named.some((one) => one.value === value) ? named : [{ value, label: value }, ...named];
  return (
    <Field label={label}>
      {(ids) => (
        <Select<string>
          {...ids}
          value={value ?? null}
          onChange={(chosen) => onPick(chosen ?? undefined)}
          options={options}
          loading={isFetching}
          allowClear
          showSearch={{ filterOption: false, onSearch: setSearch }}
          style={{ width: 260, maxWidth: '100%' }}
          getPopupContainer={() => document.getElementById('main') ?? document.body}
        />
      )}
    </Field>
  );
}
