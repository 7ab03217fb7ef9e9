import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { yearIn } from '../../../ui/year.ts';
import { YearSelect } from '../../../ui/year-select.tsx';
import { projectPageWords } from './project-words.ts';
import { useRetrofitText } from './retrofit-text.tsx';

export type Estimated = Awaited<ReturnType<typeof client.retrofit.estimated>>;

/** Cost and saving of a package in the buildings of the project, instead of typed values. @param onTake null: they are typed after all */
export function EstimateBox({ project, onTake }: { readonly project: string; readonly onTake: (told: Estimated | null) => void }) {
  const { estimate: own } = usePageWords(projectPageWords);
  const [chosen, setChosen] = useState<{ readonly package?: string | undefined; readonly year: number }>(() => ({ year: yearIn({}) }));
  const library = useQuery(api.retrofitEstimate.measures.queryOptions({ input: {} }));
  const take = useMutation({
    mutationFn: (name: string) => client.retrofit.estimated({ project, package: name, year: chosen.year }),
    onSuccess: onTake,
  });
  const choose = (change: Partial<typeof chosen>) => {
    setChosen({ ...chosen, ...change });
    take.reset();
    onTake(null);
  };
  const { package: name } = chosen;
  return (
    <>
      <Field label={own.package}>
        {({ id }) => (
          <Choice
            id={id}
            value={name}
            none={own.typed}
            options={(library.data?.packages ?? []).map((one) => ({ value: one.package, label: one.name }))}
            onChoose={(code) => choose({ package: code })}
          />
        )}
      </Field>
      {name === undefined ? null : (
        <>
          <Field label={own.year}>{({ id }) => <YearSelect id={id} year={chosen.year} onPick={(year) => choose({ year })} />}</Field>
          <Button loading={take.isPending} onClick={() => take.mutate(name)}>
            {own.take}
          </Button>
        </>
      )}
      <ProblemView error={take.error ?? library.error} />
      {take.data === undefined ? null : <EstimateSums of={take.data} />}
    </>
  );
}

/** The totals of the estimate, and what it lacks. */
function EstimateSums({ of: { cost, saving, indicative } }: { readonly of: Estimated }) {
  const { estimate: own } = usePageWords(projectPageWords);
  const { format } = useLanguage();
  const { name } = useRetrofitText();
  const lacks = [...(cost === null ? ['cost'] : []), ...(saving === null ? ['saving'] : [])].map(name);
  return (
    <output>
      {own.taken(format.scaledMoney(cost), format.scaled(saving, 'kgce'))} {lacks.length === 0 ? null : own.lacks(lacks.join(format.and))}{' '}
      {indicative ? own.indicative : null}
    </output>
  );
}
