import { en } from './en.js';

/** All texts of one language. A further language is an object of this shape. */
export type Texts = typeof en;

/** The texts of the window. */
export const texts: Texts = en;
