import { Button, Spin } from 'antd';
import { useRouter } from '@tanstack/react-router';
import { useWords } from '../i18n/language.tsx';
import { ProblemView } from './problem-view.tsx';

/** While something is fetched; what fails ends it with a problem. */
export function Loading() {
  const { app } = useWords();
  return (
    <div role="status" aria-live="polite" className="yd-row">
      <Spin /> {app.loading}
    </div>
  );
}

/** In place of a page that failed. */
export function BrokenPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  const again = async () => {
    reset?.();
    await router.invalidate();
  };
  return (
    <main className="yd-main">
      <ProblemView error={error} again={again} />
    </main>
  );
}

/** In place of a page that does not exist. */
export function NoSuchPage() {
  const { app, problem } = useWords();
  const router = useRouter();
  return (
    <section className="yd-stack">
      <h1>{app.noSuchPage}</h1>
      <p>{app.noSuchPageMeans}</p>
      <div>
        <Button onClick={() => router.history.back()}>{problem.back}</Button>
      </div>
    </section>
  );
}
