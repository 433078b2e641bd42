import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExportedMethodName } from '../protocol/method-name.js';
import { ExportRegistry } from './export-registry.js';

class MyPlugin {
  SayHello(name: string) {
    return `Hello, ${name}`;
  }
}

test('methods are exported as ClassName.method, or under the name given', () => {
  const registry = new ExportRegistry();
  registry.addObject(new MyPlugin());
  registry.addObject(new MyPlugin(), 'Other');
  registry.addObject({ add: (a: number, b: number) => a + b }, 'Calculator');
  expect(registry.names).toEqual(['Calculator.add', 'MyPlugin.SayHello', 'Other.SayHello']);
});

test('commands are added until activation has finished', () => {
  const registry = new ExportRegistry();
  registry.begin();
  registry.addCommand('wordCount.count', () => 1);
  registry.close();
  expect(() => registry.addCommand('wordCount.late', () => 2)).toThrow(
    'The command "wordCount.late" was registered after activate() had finished',
  );
  expect(registry.names).toEqual(['wordCount.count']);
});

test.each<[string, () => unknown, string]>([
  ['a plain object without a name', () => ({ add: () => 1 }), 'Give one: register(object, "MyPlugin")'],
  ['an anonymous class', () => new (class {})(), 'Give one: register(object, "MyPlugin")'],
  ['a class', () => MyPlugin, 'not a class: register(new MyPlugin())'],
  ['null', () => null, 'but got null'],
  ['a text', () => 'hello', 'but got a string'],
  ['an object without methods', () => new (class Empty {})(), 'Empty has no methods to export'],
  [
    'a method whose name cannot be called',
    () =>
      new (class Odd {
        'say hello'() {}
      })(),
    '"Odd.say hello" cannot be exported',
  ],
])('%s is refused', (_, make, sentence) => {
  expect(() => new ExportRegistry().addObject(make() as object)).toThrow(sentence);
});

test('a duplicate is refused as a whole', () => {
  const registry = new ExportRegistry();
  registry.addObject({ add: () => 1 }, 'Calculator');
  expect(() => registry.addObject({ subtract: () => 1, add: () => 2 }, 'Calculator')).toThrow(
    '"Calculator.add" is exported already',
  );
  expect(registry.names).toEqual(['Calculator.add']);
});

test('register() after run() is refused', () => {
  const registry = new ExportRegistry();
  registry.begin();
  expect(() => registry.addObject(new MyPlugin())).toThrow('register() was called after run()');
});

test('whatever the names, only callable ones are exported, and those are found again', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString')),
      (prefix, key) => {
        const registry = new ExportRegistry();
        registry.begin();
        const name = `${prefix}.${key}`;
        const add = () => registry.addCommand(name, () => 'found');
        if (!isExportedMethodName(name)) expect(add).toThrow('cannot be exported');
        else {
          add();
          expect(registry.find(name)?.()).toBe('found');
        }
        expect(registry.find('Object.toString')).toBe(
          name === 'Object.toString' ? registry.find(name) : undefined,
        );
      },
    ),
  );
});
