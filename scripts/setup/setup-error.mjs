/** Something a person must do before set-up can go on. The message is the whole sentence they read. */
export class SetupError extends Error {
  name = 'SetupError';
}
