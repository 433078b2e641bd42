import { SetupError } from '../setup/setup-error.mjs';

/** What Debian wants to know about who publishes a package. It is theirs to say, so it is not in electron-builder.yml. */
export function debianFields(environment = process.env) {
  const { PLUGO_MAINTAINER: maintainer, PLUGO_HOMEPAGE: homepage } = environment;
  if (!/^[^<>]+ <[^<>@\s]+@[^<>@\s]+>$/.test(maintainer ?? '') || !URL.canParse(homepage ?? '')) {
    throw new SetupError(
      'A .deb names who maintains it and its home page. Set PLUGO_MAINTAINER="NAME <E-MAIL>" and PLUGO_HOMEPAGE=URL ' +
        'to yours, then run the same command again.',
    );
  }
  return { 'linux.maintainer': maintainer, 'extraMetadata.homepage': homepage };
}
