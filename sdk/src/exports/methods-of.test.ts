import { expect, test } from 'vitest';
import { methodsOf } from './methods-of.js';

class Animal {
  #secret = 'hush';
  constructor(readonly name: string) {}
  Speak() {
    return `${this.name} makes a sound`;
  }
  Name() {
    return this.name;
  }
  _hidden() {
    return this.#secret;
  }
  get Loud() {
    throw new Error('an accessor must not be read');
  }
}

class Dog extends Animal {
  Fetch = () => `${this.name} fetches`;
  override Speak() {
    return `${this.name} barks`;
  }
}

test('the methods of a class and of those it extends are offered, the most derived one first', () => {
  const methods = methodsOf(new Dog('Rex'));
  expect([...methods.keys()].sort()).toEqual(['Fetch', 'Name', 'Speak']);
  expect([...methods.values()].map((method) => method()).sort()).toEqual(['Rex', 'Rex barks', 'Rex fetches']);
});

test('a plain object offers its functions and nothing that every object has', () => {
  expect([...methodsOf({ add: () => 3, version: 1 }).keys()]).toEqual(['add']);
});

test('an object without a prototype works', () => {
  expect([...methodsOf(Object.assign(Object.create(null), { add: () => 3 })).keys()]).toEqual(['add']);
});
