import { LazyPart } from '../utils/lazy-part.js';

/** Begun when a module is set up: it is there by the time that Nest boots. */
export const BOOT = new LazyPart('the boot of an application', () => import('./boot.part.js'));
