import { lazy, Suspense } from 'react';
import { Loading } from '../../../ui/states.tsx';
import type { EditManyProps } from './edit-many-form.tsx';

/** Loaded when something is selected: lists stay light. */
const EditManyForm = lazy(async () => ({ default: (await import('./edit-many-form.tsx')).EditManyForm }));

/** The same edit for everything selected; renders nothing without a selection. */
export function EditMany(props: EditManyProps) {
  if (props.chosen.length === 0) return null;
  return (
    <Suspense fallback={<Loading />}>
      <EditManyForm {...props} />
    </Suspense>
  );
}
