import { Button, Spin } from 'antd';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PageHeader } from './page-header.tsx';
import { ProblemView } from './problem-view.tsx';

const longAfterMs = 10_000;

/** Shown while something is loading; a failure or timeout ends it with a problem. */
export function Loading() {
  const { app } = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" className="yd-row">
      <Spin /> {app.loading} {long ? app.longer : null}
    </div>
  );
}

/** Replaces a page that failed. */
export function BrokenPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  const again = async () => {
    reset?.();
    await router.invalidate();
  };
  return <TroublePage error={error} again={again} />;
}

/** The same without anything around it. */
export function BrokenConsole(props: { readonly error: unknown; readonly reset?: () => void }) {
  return (
    <Alone>
      <BrokenPage {...props} />
    </Alone>
  );
}

/** Replaces a page whose subject could not be loaded: still a page, with a head. */
export function TroublePage({ error, again }: { readonly error: unknown; readonly again: () => unknown }) {
  const { app } = useWords();
  return (
    <>
      <PageHeader title={app.notShown} />
      <ProblemView error={error} again={again} />
    </>
  );
}

function Alone({ children }: { readonly children: ReactNode }) {
  return (
    <main className="yd-main" id="main">
      {children}
    </main>
  );
}

/** Shown for an address that does not exist. */
export function NoSuchAddress() {
  return (
    <Alone>
      <NoSuchPage />
    </Alone>
  );
}

/** Shown for a page that does not exist. */
export function NoSuchPage() {
  const { app, problem } = useWords();
  const router = useRouter();
  return (
    <>
      <PageHeader title={app.noSuchPage} />
      <p>{app.noSuchPageMeans}</p>
      <div className="yd-row">
        <Button onClick={() => router.history.back()}>{problem.back}</Button>
        <Link to="/" search={{}}>
          {app.home}
        </Link>
      </div>
    </>
  );
}
