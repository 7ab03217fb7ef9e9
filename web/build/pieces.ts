import { chartCore } from './chart-core.ts';
import { pressed } from './press.ts';

/** Where the program begins stays by itself: the page of HTML names it. */
const beginning = /\/(?:index\.html|web\/main\.tsx)$/u;
const packages = /\/node_modules\//u;
/** What the sign-in loads as well: the words of a language, which the program fetches where it begins, and fields with passwords. */
const alsoSignedOut = /\/locale\/|\/antd\/es\/input\//u;
/** Fields of text: the sign-in has them too, and is to load nothing else of what pages share. */
const asked =
  /\/node_modules\/(?:antd\/es\/(?:input\/(?!TextArea|index|style\/textarea)|_util\/(?:hooks\/useAllowClear|statusUtils|fallbackProp|ContextIsolator)|form\/(?:hooks\/useVariants|context))|@rc-component\/input\/es\/(?!.*TextArea|calculateNode|index))/u;

/**
 * Which modules travel together. Left alone, the bundler makes a piece of its own for each set of pages that share something: ninety for
 * one page, each of which the browser has to ask for, check and begin. What most pages load is one piece: together it weighs less than
 * apart, also for a page that does not need all of it.
 */
export const pieces = [
  chartCore,
  pressed,
  { name: 'begin', tags: ['$initial' as const], test: (id: string) => !beginning.test(id) },
  { name: 'asked', test: asked },
  { name: 'common', minShareCount: 150, test: (id: string) => packages.test(id) && !alsoSignedOut.test(id) },
];
