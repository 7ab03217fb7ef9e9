import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { BrokenConsole, NoSuchAddress } from './ui/states.tsx';

/** Any page may keep any state after the `?`; it reads it with `useAddress`. */
type AnySearch = { readonly [name: string]: string | number | boolean | undefined };

/** The root of all addresses. */
export const root = createRootRoute({
  validateSearch: (search): AnySearch => search as AnySearch,
  component: Outlet,
  errorComponent: BrokenConsole,
  notFoundComponent: NoSuchAddress,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/platform/access/sign-in.tsx'), 'SignInPage'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./pages/platform/access/new-password.tsx'), 'NewPasswordPage'),
});

const ownPassword = createRoute({
  getParentRoute: () => root,
  path: '/own-password',
  component: lazyRouteComponent(() => import('./pages/platform/access/own-password.tsx'), 'OwnPasswordPage'),
});

const ownSecondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(() => import('./pages/platform/access/own-second-factor.tsx'), 'OwnSecondFactorPage'),
});

/** What the city has disclosed: together with the draws the only data that needs no sign-in. */
const publicPage = createRoute({
  getParentRoute: () => root,
  path: '/public',
  component: lazyRouteComponent(() => import('./pages/reporting/disclosure/public.tsx'), 'PublicPage'),
});

/** A draw: its announcement and its result, for anyone to replay. */
const publicDraw = createRoute({
  getParentRoute: () => root,
  path: '/public/draws/$draw',
  component: lazyRouteComponent(() => import('./pages/casework/draws/public-draw.tsx'), 'PublicDrawPage'),
});

/** What cases have published, and the seals of their records. */
const publicCases = createRoute({
  getParentRoute: () => root,
  path: '/public/cases',
  component: lazyRouteComponent(() => import('./pages/casework/cases/public-cases.tsx'), 'PublicCasesPage'),
});

/** What is promoted, restricted and prohibited. */
const publicCatalogues = createRoute({
  getParentRoute: () => root,
  path: '/public/catalogues',
  component: lazyRouteComponent(() => import('./pages/casework/catalogues/public-catalogues.tsx'), 'PublicCataloguesPage'),
});

/** What the public may hand in: complaints, with a receipt. */
const publicHandIn = createRoute({
  getParentRoute: () => root,
  path: '/public/hand-in',
  component: lazyRouteComponent(() => import('./pages/casework/cases/hand-in.tsx'), 'HandInPage'),
});

/** A survey, for holders of a one-time link. */
const publicSurvey = createRoute({
  getParentRoute: () => root,
  path: '/public/survey',
  component: lazyRouteComponent(() => import('./pages/casework/surveys/public-survey.tsx'), 'PublicSurveyPage'),
});

/** A case by a link: for an applicant or an expert without an account. */
const caseLink = createRoute({
  getParentRoute: () => root,
  path: '/case-link',
  component: lazyRouteComponent(() => import('./pages/casework/cases/case-link.tsx'), 'CaseLinkPage'),
});

/** A survey of buildings for their retrofit, on a phone, by a link; works offline. */
const retrofitSurvey = createRoute({
  getParentRoute: () => root,
  path: '/retrofit-survey',
  component: lazyRouteComponent(() => import('./pages/retrofit/retrofit-survey/phone.tsx'), 'RetrofitSurveyPhone'),
});

/** The requests of an energy audit to its owner, by a link. */
const auditLink = createRoute({
  getParentRoute: () => root,
  path: '/audit-link',
  component: lazyRouteComponent(() => import('./pages/retrofit/energy-audit/owner.tsx'), 'AuditOwnerPage'),
});

/** A resident's own heat, bill and payments, by a link. */
const heatLink = createRoute({
  getParentRoute: () => root,
  path: '/heat-link',
  component: lazyRouteComponent(() => import('./pages/heat/heat-resident/resident.tsx'), 'HeatLinkPage'),
});

/** The addresses that need no sign-in, or lead to one. */
export const outside = [
  signIn,
  newPassword,
  ownPassword,
  ownSecondFactor,
  publicPage,
  publicDraw,
  publicCases,
  publicCatalogues,
  publicHandIn,
  caseLink,
  auditLink,
  heatLink,
  retrofitSurvey,
  publicSurvey,
] as const;
