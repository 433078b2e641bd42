/** Who asks from outside the window. */
export type RequestOrigin = 'link' | 'commandLine';

/** Why a link or an argument is not followed. */
export type RefusedRequest =
  | 'malformed'
  | 'tooLong'
  | 'unknownAction'
  | 'unknownParameter'
  | 'noFolder'
  | 'tooMany'
  | 'notAbsolute'
  | 'remote'
  | 'notFound';

/** Something outside asks the window for something: a link, or a folder on the command line. The person decides. */
export type OpenRequest =
  | { readonly kind: 'install'; readonly origin: RequestOrigin; readonly folders: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly origin: RequestOrigin;
      readonly reason: RefusedRequest;
      /** What was asked, cut short. */
      readonly asked: string;
    };
