import { Button, Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { OrganisationPick } from '../../../ui/organisation-pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { usePolicyWords, useSay } from '../../green-building/policy/facts.ts';
import { stageNames, type ProjectsAddress } from './address.ts';
import { projectWords } from './words.ts';

/** The filters of the list of projects. */
export function ProjectFilters({ at, go }: { readonly at: ProjectsAddress; readonly go: Go<ProjectsAddress> }) {
  const { filter, stages } = usePageWords(projectWords);
  return (
    <div className="yd-panel yd-row" role="search" aria-label={filter.title}>
      <Field label={filter.search}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={at.search}
            defaultValue={at.search ?? ''}
            allowClear
            onSearch={(text) => go({ search: text === '' ? undefined : text })}
          />
        )}
      </Field>
      <PlacePick label={filter.region} value={at.region} onPick={(region) => go({ region })} none={filter.any} />
      <OrganisationPick label={filter.organisation} value={at.organisation} onPick={(organisation) => go({ organisation })} />
      <FactChoice fact="work" label={filter.work} value={at.work} onChoose={(work) => go({ work })} />
      <FactChoice fact="class" label={filter.class} value={at.class} onChoose={(of) => go({ class: of })} />
      <Field label={filter.stage}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.stage === '' ? undefined : at.stage}
            none={filter.any}
            options={stageNames.map((value) => ({ value, label: stages[value] }))}
            onChoose={(stage) => go({ stage: stage as ProjectsAddress['stage'] | undefined })}
          />
        )}
      </Field>
      <Button onClick={() => go(nothing)}>{filter.clear}</Button>
    </div>
  );
}

const nothing = { search: undefined, region: undefined, organisation: undefined, work: undefined, class: undefined, stage: undefined };

/** One of the values that knowledge lists for a fact. */
function FactChoice({
  fact,
  label,
  value,
  onChoose,
}: {
  readonly fact: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}) {
  const { filter } = usePageWords(projectWords);
  const { known } = usePolicyWords();
  const say = useSay();
  const options = (known?.facts.get(fact)?.values ?? []).map((one) => ({
    value: String(one.value),
    label: say(one.names, String(one.value)),
  }));
  return (
    <Field label={label}>{({ id }) => <Choice id={id} value={value} none={filter.any} options={options} onChoose={onChoose} />}</Field>
  );
}
