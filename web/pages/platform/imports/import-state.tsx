import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

/** Refreshed while it is running; its number in the address leads back to it. */
export function useImport(id: number | undefined) {
  return useQuery({
    ...api.imports.get.queryOptions({ input: { id: id ?? 0 } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'begun' ? 400 : false),
  });
}

/** The progress of an import. Most files do not state their length: then the bar only moves. */
export function Running({ of, text }: { readonly of: OneImport; readonly text: string }) {
  const { format } = useLanguage();
  const { one } = usePageWords(importWords);
  const { done, total } = of.progress;
  return (
    <div className="yd-panel yd-stack" role="status">
      <strong>{text}</strong>
      <progress aria-label={text} {...(total === null ? {} : { max: total, value: done })} style={{ width: '100%' }} />
      <span>{one.done(format.count(done))}</span>
    </div>
  );
}

export function Failed({ of }: { readonly of: OneImport }) {
  const { one } = usePageWords(importWords);
  return (
    <Alert
      type="error"
      role="alert"
      title={one.failed}
      description={
        <>
          <div>{of.problem?.detail}</div>
          <FindingList findings={of.problem?.findings ?? []} />
        </>
      }
    />
  );
}
