import { expect, test } from 'vitest';
import { debianFields } from './debian-fields.mjs';

const complete = {
  PLUGO_MAINTAINER: 'A Publisher <publisher@localhost>',
  PLUGO_HOMEPAGE: 'http://localhost/plugo',
};

test('who publishes a .deb says whose it is', () => {
  expect(debianFields(complete)).toEqual({
    'linux.maintainer': 'A Publisher <publisher@localhost>',
    'extraMetadata.homepage': 'http://localhost/plugo',
  });
});

test.each([
  ['nothing', {}],
  ['a maintainer without an e-mail address', { ...complete, PLUGO_MAINTAINER: 'A Publisher' }],
  ['a home page that is no URL', { ...complete, PLUGO_HOMEPAGE: 'plugo' }],
])('%s is refused with what to set', (_, environment) => {
  expect(() => debianFields(environment)).toThrow(
    'Set PLUGO_MAINTAINER="NAME <E-MAIL>" and PLUGO_HOMEPAGE=URL',
  );
});
