import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { StandardsTable } from './standards-table.tsx';
import { standardsPageWords } from './words.ts';

/** The code table, level by level with its standards, and the standards below the chosen level. */
export function LibraryTab({
  under,
  onUnder,
}: {
  readonly under: string | undefined;
  readonly onUnder: (under: string | undefined) => void;
}) {
  const words = usePageWords(standardsPageWords);
  const { language } = useLanguage();
  const format = useFormat();
  const table = useQuery(api.standards.table.queryOptions());
  const list = useQuery({
    ...api.standards.list.queryOptions({ input: under === undefined ? {} : { under } }),
    placeholderData: keepPreviousData,
  });
  const levels = table.data?.levels ?? [];
  const [first] = levels;
  const chosen = levels.some(({ code }) => code === under) ? under : undefined;
  return (
    <div className="yd-stack">
      <Field label={words.tree} hint={first === undefined ? undefined : words.basis(first.document, first.clause)}>
        {({ id }) => (
          <Choice
            id={id}
            value={chosen}
            none={words.label.all}
            onChoose={onUnder}
            options={levels.map(({ code, zh, en, standards }) => ({
              value: code,
              label: `${'\u3000'.repeat(code.split('.').length - 1)}${code} ${language === 'zh' ? zh : en}${format.aside(format.count(standards))}`,
            }))}
          />
        )}
      </Field>
      <ProblemView error={list.error ?? table.error} again={list.refetch} />
      {list.isPending ? <Loading /> : null}
      {list.data === undefined ? null : list.data.standards.length === 0 ? (
        <p>{under === undefined ? words.none : words.noneHere}</p>
      ) : (
        <StandardsTable rows={list.data.standards} />
      )}
    </div>
  );
}
