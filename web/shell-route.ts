import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { admit } from './admit.ts';
import { root } from './outside-routes.ts';
import { BrokenConsole } from './ui/states.tsx';

/** All pages for people who are signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ location }) => admit(location.href),
  component: lazyRouteComponent(() => import('./ui/shell.tsx'), 'Shell'),
  errorComponent: BrokenConsole,
});
