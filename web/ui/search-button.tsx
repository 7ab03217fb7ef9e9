import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useWords } from '../i18n/language.tsx';

const SearchDialog = lazy(async () => ({ default: (await import('../pages/desk/search/search-dialog.tsx')).SearchDialog }));

/** Opens the global search; Ctrl+K does so everywhere, `/` where nothing is being typed. */
export function SearchButton() {
  const { search } = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCall(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button
        className="yd-search-open"
        icon={<SearchOutlined aria-hidden />}
        aria-label={search.open}
        title={search.open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <span className="yd-wide">{search.short}</span>
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <SearchDialog close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function isCall({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return true;
  if (key !== '/' || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)));
}
