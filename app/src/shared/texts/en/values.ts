import { count } from './words.js';

/** Values as trees and tables. */
export const values = {
  items: (n: number) => count(n, 'item'),
  fields: (n: number) => count(n, 'field'),
  rows: (n: number) => count(n, 'row'),
  cut: (n: number) => `Cut here; the text view has all ${n.toLocaleString('en')} characters.`,
  orderBy: (column: string) => `Order by ${column}`,
};
