// Runs in the thread that Node makes for `module.register`; shares nothing with the extension.
let urls: Readonly<Record<string, string>> = {};

export function initialize(data: Readonly<Record<string, string>>): void {
  urls = data;
}

export async function resolve(
  specifier: string,
  context: object,
  next: (specifier: string, context: object) => unknown,
): Promise<unknown> {
  const url = Object.hasOwn(urls, specifier) ? urls[specifier] : undefined;
  return url === undefined ? next(specifier, context) : { url, format: 'module', shortCircuit: true };
}
