import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { AddProps } from './add-form.tsx';
import { entityWords } from './words.ts';

/** Loaded when it is opened: lists stay light. */
const AddForm = lazy(async () => ({ default: (await import('./add-form.tsx')).AddForm }));

/** A button that opens a form for an entity created by hand. */
export function AddPanel(props: AddProps) {
  const { add } = usePageWords(entityWords);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div className="yd-no-print">
        <Button onClick={() => setOpen(true)}>{add.open}</Button>
      </div>
    );
  return (
    <Panel title={add.title} actions={<Button onClick={() => setOpen(false)}>{add.close}</Button>}>
      <Suspense fallback={<Loading />}>
        <AddForm {...props} />
      </Suspense>
    </Panel>
  );
}
