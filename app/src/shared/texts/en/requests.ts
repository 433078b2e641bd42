/** What links and the command line ask for. */
export const requests = {
  asks: {
    link: 'A link asks to install this extension. Install it only if you trust who gave you the link.',
    commandLine: 'Plugo was started with this folder.',
  },
  refusedTitle: { link: 'A link was not followed.', commandLine: 'A folder was not opened.' },
  reasons: {
    malformed: 'It is not written as a link to Plugo is.',
    tooLong: 'It is too long.',
    unknownAction: 'Links can ask for an installation and nothing else: plugo://install?folder=/path.',
    unknownParameter: 'It says more than which folder to install; only “folder” is known.',
    noFolder: 'It does not say which folder to install: plugo://install?folder=/path.',
    tooMany: 'It names more than 10 folders.',
    notAbsolute: 'The folder must be named in full, from the root of the disk.',
    remote: 'The folder lies on another computer. Copy it to this one first.',
    notFound: 'There is no such folder.',
  },
  refused: (title: string, reason: string, asked: string) => `${title} ${reason} (${asked})`,
};
