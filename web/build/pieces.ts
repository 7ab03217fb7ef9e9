import { chartCore } from './chart-core.ts';
import { pressed } from './press.ts';

/** The entry stays separate: the HTML page references it. */
const beginning = /\/(?:index\.html|web\/main\.tsx)$/u;
const packages = /\/node_modules\//u;
/** What sign-in loads too: the words of a language, which the program fetches at its start, and password fields. */
const alsoSignedOut = /\/locale\/|\/antd\/es\/input\//u;
/** Text fields: sign-in has them too and is to load nothing else of what pages share. */
const asked =
  /\/node_modules\/(?:antd\/es\/(?:input\/(?!TextArea|index|style\/textarea)|_util\/(?:hooks\/useAllowClear|statusUtils|fallbackProp|ContextIsolator)|form\/(?:hooks\/useVariants|context))|@rc-component\/input\/es\/(?!.*TextArea|calculateNode|index))/u;

/**
 * Which modules are bundled together. By default the bundler makes a separate piece for each set of pages that share something: ninety for
 * one page, each of which the browser has to request, check and start. What most pages load is one piece: together it weighs less than
 * apart, even for a page that does not need all of it.
 */
export const pieces = [
  chartCore,
  pressed,
  { name: 'begin', tags: ['$initial' as const], test: (id: string) => !beginning.test(id) },
  { name: 'asked', test: asked },
  { name: 'common', minShareCount: 165, test: (id: string) => packages.test(id) && !alsoSignedOut.test(id) },
];
