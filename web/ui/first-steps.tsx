import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';

export type FirstStep = { readonly title: string; readonly detail: string; readonly to?: LinkProps['to'] };

/** Shown instead of an empty list: what to do first, each step a link if there is a page for it. */
export function FirstSteps({ title, steps }: { readonly title: string; readonly steps: readonly FirstStep[] }) {
  return (
    <section className="yd-panel" aria-label={title}>
      <h2>{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.title}>
            <strong>{step.to === undefined ? step.title : <Link to={step.to}>{step.title}</Link>}</strong>
            <div className="yd-quiet">{step.detail}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}
