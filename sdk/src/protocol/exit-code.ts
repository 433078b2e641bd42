/**
 * An extension process that cannot reach `PLUGO_ENDPOINT` ends with this exit code (`EX_UNAVAILABLE` of sysexits.h). The host then
 * starts it again over another transport, at once and without counting a crash.
 */
export const unreachableExitCode = 69;
